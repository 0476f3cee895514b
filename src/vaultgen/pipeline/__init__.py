"""The stages in order; the only place that knows them all.

read ─▶ fuse ─▶ outline ─▶ extract ─▶ resolve ─▶ link ─▶ render ─▶ plan ─▶ commit
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultgen import sync as vaults
from vaultgen.config import Config
from vaultgen.model import Change
from vaultgen.pipeline import stamp, wording
from vaultgen.pipeline.direct import about, restore, settle, undo, unsettled
from vaultgen.pipeline.files import discover, given
from vaultgen.pipeline.files import remember as remember_sources
from vaultgen.pipeline.report import Progress, Report, quiet

if TYPE_CHECKING:
    from vaultgen.export import Document
    from vaultgen.pipeline.deciding import Decision

__all__ = [
    "Progress",
    "Report",
    "about",
    "documents",
    "plan",
    "quiet",
    "restore",
    "settle",
    "sync",
    "undo",
    "unsettled",
]

_FEW: Final = 5
"""So many notes that nobody knows about are named one by one."""
_UNKNOWN: Final = (
    "they differ from our texts, and the record of what was written is lost: yours stand;"
    " `vaultgen conflicts` lists them, `vaultgen resolve --all mine` keeps them as they are"
)
_TRIES: Final = 3
"""How often a plan is made anew for files that change while it is carried out."""


def sync(
    config: Config,
    *,
    jobs: int = 1,
    adopt: bool = False,
    side: vaults.Side = "mine",
    progress: Progress = quiet,
) -> Report:
    """Bring the vault up to date with its sources; a second run writes nothing.

    `adopt` allows to write into a folder that holds files of somebody else; `side` says what
    stands in a note where the user and we changed the same. Raises VaultError, ConfigError or
    TemplateError when nothing could be done; then nothing was. The same goes for a report without
    episodes.
    """
    with (
        vaults.provisional(config.state),
        vaults.lock(config.state),
        vaults.open_state(config.state) as state,
    ):
        left = vaults.recover(config.vault, state)
        config = wording.settled(config, state)
        named = given(config, state)
        files, missing = discover(named, [config.vault, config.state])
        before = vaults.listing(config.vault)
        last = stamp.recall(state, stamp.of_run(config, files, before))
        if last is not None and not left and not missing:
            return last
        # The stages are imported only now: that takes longer than all of the above.
        from vaultgen.pipeline.deciding import decide
        from vaultgen.pipeline.exporting import keep
        from vaultgen.pipeline.workshop import opened
        from vaultgen.render import settings

        with opened(config.state, jobs, progress) as shop:
            decision = decide(config, (files, missing), before, shop, state, adopt=adopt, side=side)
            if not decision.report.episodes:
                return replace(decision.report, changes=left)
            keep(decision.record, shop.cache)
            state.renew(decision.renewed)
            report, missed = _carry_out(decision, left, config, state)
            shop.cache.prune()
        vaults.seed_once(settings(), config.vault, state)
        remember_sources(named, state)
        wording.remember(config, state)
        now = stamp.foreseen(before, report.changes, state)
        lasting = replace(report, changes=(), warnings=decision.report.warnings)
        stamp.keep(state, "" if missed else stamp.of_run(config, files, now), lasting)
        mishaps = (state.mishap,) if state.mishap else ()
    return replace(report, problems=(*mishaps, *report.problems))


def plan(
    config: Config,
    *,
    jobs: int = 1,
    adopt: bool = False,
    side: vaults.Side = "mine",
    progress: Progress = quiet,
) -> Report:
    """What `sync` would do; nothing is written but to the cache of a state that exists."""
    from vaultgen.pipeline.deciding import decide
    from vaultgen.pipeline.workshop import scratch

    with vaults.peek(config.state) as state, scratch(config.state, jobs, progress) as shop:
        config = wording.settled(config, state)
        found = discover(given(config, state), [config.vault, config.state])
        listing = vaults.listing(config.vault)
        report = decide(config, found, listing, shop, state, adopt=adopt, side=side).report
        return _told(report, report.changes, state)


def documents(config: Config, form: str) -> Iterator["Document"]:
    """The documents of an export, to be read one after the other.

    Raises VaultError when no run has left a record.
    """
    from vaultgen.pipeline.exporting import documents as exported

    return exported(config, form)


def _carry_out(
    decision: "Decision", left: Sequence[Change], config: Config, state: vaults.State
) -> tuple[Report, Sequence[Change]]:
    """Commit the plan; a file that changed meanwhile is looked at, and planned, again.

    Returns what was missed all the same, too.
    """
    changes = decision.report.changes
    values = {vaults.LESSONS: vaults.as_value(decision.lessons)}
    missed = vaults.commit(changes, config.vault, state, values)
    for _ in range(_TRIES):
        late = {change.id for change in missed}
        if not late:
            break
        again = decision.plan(vaults.snapshot(config.vault, state))
        again = tuple(change for change in again if change.id in late)
        changes = (*(change for change in changes if change.id not in late), *again)
        missed = vaults.commit(again, config.vault, state, further=True)
    return _told(decision.report, (*left, *changes, *missed), state), missed


def _told(report: Report, changes: Sequence[Change], state: vaults.State) -> Report:
    """The report with its changes, and with what they leave to the user."""
    questions = {question.path: question for question in vaults.unsettled(state)}
    reasons = {c.path: c.reason for c in changes if c.kind == "conflict"}
    reasons |= {path: question.reason for path, question in questions.items()}
    unknown = [path for path, question in questions.items() if question.is_unknown]
    orphans = (f"{c.path}: {c.reason}" for c in changes if c.reason == vaults.ORPHANED)
    if len(unknown) > _FEW:
        reasons = {path: why for path, why in reasons.items() if path not in unknown}
        reasons[f"{len(unknown)} notes"] = _UNKNOWN
    problems = (f"{path}: {why}" for path, why in sorted(reasons.items()))
    return replace(
        report,
        changes=tuple(changes),
        problems=(*report.problems, *problems),
        warnings=(*report.warnings, *orphans),
    )
