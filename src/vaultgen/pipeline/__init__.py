"""The stages in order; the only place that knows them all.

read ─▶ fuse ─▶ outline ─▶ extract ─▶ resolve ─▶ link ─▶ render ─▶ plan ─▶ commit
"""

from collections.abc import Sequence
from dataclasses import replace

from vaultgen import render
from vaultgen import sync as vaults
from vaultgen.config import Config
from vaultgen.errors import VaultgenError
from vaultgen.export import FORMATS
from vaultgen.model import Change
from vaultgen.pipeline import stamp
from vaultgen.pipeline.exporting import NOTHING, Manifest, documents, keep, manifest
from vaultgen.pipeline.files import SourceFile, discover, given
from vaultgen.pipeline.files import remember as remember_sources
from vaultgen.pipeline.gather import gather, read_sources
from vaultgen.pipeline.layout import lay_out
from vaultgen.pipeline.memory import known_entities, known_episodes
from vaultgen.pipeline.naming import name_all
from vaultgen.pipeline.rendering import templates
from vaultgen.pipeline.report import Progress, Report, quiet
from vaultgen.pipeline.workshop import Workshop, opened, scratch
from vaultgen.pipeline.writing import write_notes
from vaultgen.resolve import load, resolve

__all__ = ["FORMATS", "Progress", "Report", "documents", "plan", "quiet", "sync"]


def sync(
    config: Config, *, jobs: int = 1, adopt: bool = False, progress: Progress = quiet
) -> Report:
    """Bring the vault up to date with its sources; a second run writes nothing.

    `adopt` allows to write into a folder that holds files of somebody else. Raises VaultError,
    ConfigError or TemplateError when nothing could be done; then nothing was. The same goes for
    a report without episodes.
    """
    with (
        vaults.provisional(config.state),
        vaults.lock(config.state),
        vaults.open_state(config.state) as state,
    ):
        left = vaults.recover(config.vault, state)
        named = given(config, state)
        files, missing = discover(named, [config.vault, config.state])
        before = stamp.recall(state, stamp.of_run(config, files))
        if before is not None and not left:
            return before
        with opened(config.state, jobs, progress) as shop:
            report, record = _decide(config, (files, missing), shop, state, adopt)
            if not report.episodes:
                return replace(report, problems=(*report.problems, *_conflicts(left)))
            keep(record, shop.cache)
            shop.cache.prune()
        left += vaults.commit(report.changes, config.vault, state)
        vaults.seed_once(render.settings(), config.vault, state)
        report = replace(report, problems=(*report.problems, *_conflicts(left)))
        remember_sources(named, state)
        stamp.keep(state, stamp.of_run(config, files), report)
        mishaps = (state.mishap,) if state.mishap else ()
    return replace(report, problems=(*mishaps, *report.problems))


def plan(
    config: Config, *, jobs: int = 1, adopt: bool = False, progress: Progress = quiet
) -> Report:
    """What `sync` would do; nothing is written but to the cache of a state that exists."""
    with vaults.peek(config.state) as state, scratch(config.state, jobs, progress) as shop:
        found = discover(given(config, state), [config.vault, config.state])
        return _decide(config, found, shop, state, adopt)[0]


def _decide(
    config: Config,
    found: tuple[Sequence[SourceFile], Sequence[VaultgenError]],
    shop: Workshop,
    state: vaults.State,
    adopt: bool,
) -> tuple[Report, Manifest]:
    """All stages up to the plan, and what exports need of their results."""
    templates.cache_clear()  # they may have changed since the last run of this process
    files, missing = found
    seen = vaults.snapshot(config.vault, state)
    if not adopt:
        vaults.check_ours(config.vault, seen)
    rulings = load(stamp.rulings_text(config.rulings), str(config.rulings))

    sources = read_sources(files, shop)
    errors = [*missing, *sources.errors]
    if not sources.keys:
        return Report(problems=tuple(map(str, errors or [_empty(config)]))), NOTHING
    gathered = gather(sources, known_episodes(config.vault, seen), shop)
    resolved = resolve(gathered.evidence, known_entities(config.vault, seen), rulings)
    naming = name_all(gathered, resolved.entities, config.notes.quotes, shop)
    layout = lay_out(naming, config.notes, seen)
    changes = vaults.plan(write_notes(naming, layout, config.templates, shop), seen)
    changes = _without_removals(changes) if errors else changes
    report = Report(
        episodes=len(naming.episodes),
        entities=len(layout.directory.entities),
        changes=changes,
        problems=(*map(str, errors), *_conflicts(changes)),
        warnings=(*sources.warnings, *resolved.idle, *render.misnamed(config.templates)),
        candidates=resolved.rejected,
        doubts=tuple(str(doubt) for doubt in resolved.doubts),
    )
    return report, manifest(naming, layout)


def _empty(config: Config) -> VaultgenError:
    """For folders without a single source: to take that for a wish would empty the vault."""
    folders = ", ".join(map(str, config.sources)) or "the folder of the last run"
    return VaultgenError(f"no source in {folders}; put transcripts, captions or notes there")


def _without_removals(changes: Sequence[Change]) -> tuple[Change, ...]:
    """While a source cannot be read, what only it told stays in the vault."""
    return tuple(change for change in changes if change.kind != "remove")


def _conflicts(changes: Sequence[Change]) -> tuple[str, ...]:
    return tuple(f"{c.path}: {c.reason}" for c in changes if c.kind == "conflict")
