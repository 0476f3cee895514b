"""The stages in order; the only place that knows them all.

read ─▶ fuse ─▶ outline ─▶ extract ─▶ resolve ─▶ link ─▶ render ─▶ plan ─▶ commit
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from vaultgen import sync as vaults
from vaultgen.config import Config
from vaultgen.model import Change
from vaultgen.pipeline import stamp
from vaultgen.pipeline.files import discover, given
from vaultgen.pipeline.files import remember as remember_sources
from vaultgen.pipeline.report import Progress, Report, quiet

if TYPE_CHECKING:
    from vaultgen.export import Document

__all__ = ["Progress", "Report", "documents", "plan", "quiet", "sync"]


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
        # The stages are imported only now: that takes longer than all of the above.
        from vaultgen.pipeline.deciding import decide, keep, opened, settings

        with opened(config.state, jobs, progress) as shop:
            report, record = decide(config, (files, missing), shop, state, adopt)
            if not report.episodes:
                return replace(report, problems=(*report.problems, *_conflicts(left)))
            keep(record, shop.cache)
            shop.cache.prune()
        left += vaults.commit(report.changes, config.vault, state)
        vaults.seed_once(settings(), config.vault, state)
        report = replace(report, problems=(*report.problems, *_conflicts(left)))
        remember_sources(named, state)
        stamp.keep(state, stamp.of_run(config, files), report)
        mishaps = (state.mishap,) if state.mishap else ()
    return replace(report, problems=(*mishaps, *report.problems))


def plan(
    config: Config, *, jobs: int = 1, adopt: bool = False, progress: Progress = quiet
) -> Report:
    """What `sync` would do; nothing is written but to the cache of a state that exists."""
    from vaultgen.pipeline.deciding import decide, scratch

    with vaults.peek(config.state) as state, scratch(config.state, jobs, progress) as shop:
        found = discover(given(config, state), [config.vault, config.state])
        return decide(config, found, shop, state, adopt)[0]


def documents(config: Config, form: str) -> Iterator["Document"]:
    """The documents of an export, to be read one after the other.

    Raises VaultError when no run has left a record.
    """
    from vaultgen.pipeline.exporting import documents as exported

    return exported(config, form)


def _conflicts(changes: Sequence[Change]) -> tuple[str, ...]:
    return tuple(f"{c.path}: {c.reason}" for c in changes if c.kind == "conflict")
