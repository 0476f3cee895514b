"""All stages up to the plan."""

from collections.abc import Sequence

from vaultgen import render
from vaultgen import sync as vaults
from vaultgen.config import Config
from vaultgen.errors import VaultgenError
from vaultgen.model import Change
from vaultgen.pipeline import stamp
from vaultgen.pipeline.exporting import NOTHING, Manifest, keep, manifest
from vaultgen.pipeline.files import SourceFile
from vaultgen.pipeline.gather import gather, read_sources
from vaultgen.pipeline.layout import lay_out
from vaultgen.pipeline.memory import Known
from vaultgen.pipeline.naming import name_all
from vaultgen.pipeline.rendered import Rendered
from vaultgen.pipeline.rendering import packed_quotes, templates
from vaultgen.pipeline.report import Report
from vaultgen.pipeline.resolving import resolve_all
from vaultgen.pipeline.workshop import Workshop, opened, scratch
from vaultgen.pipeline.writing import write_notes
from vaultgen.render import settings
from vaultgen.resolve import load

__all__ = ["decide", "keep", "opened", "scratch", "settings"]


def decide(
    config: Config,
    found: tuple[Sequence[SourceFile], Sequence[VaultgenError]],
    shop: Workshop,
    state: vaults.State,
    adopt: bool,
) -> tuple[Report, Manifest]:
    """All stages up to the plan, and what exports need of their results."""
    templates.cache_clear()  # they may have changed since the last run of this process
    packed_quotes.cache_clear()
    files, missing = found
    seen = vaults.snapshot(config.vault, state)
    if not adopt:
        vaults.check_ours(config.vault, seen)
    rulings = load(stamp.rulings_text(config.rulings), str(config.rulings))

    sources = read_sources(files, shop)
    errors = [*missing, *sources.errors]
    if not sources.keys:
        return Report(problems=tuple(map(str, errors or [_empty(config)]))), NOTHING
    rendered = Rendered(shop)
    known = Known(config.vault, seen, rendered.heads())
    gathered = gather(sources, known.episodes(), shop)
    resolved = resolve_all(gathered, known.entities(), rulings, shop)
    naming = name_all(gathered, resolved.entities, config.notes.quotes, shop)
    layout = lay_out(naming, config.notes, seen)
    changes = vaults.plan(write_notes(naming, layout, config.templates, rendered), seen)
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
