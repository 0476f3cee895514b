"""What a run did, in words or as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import click

from vaultgen.config import Config
from vaultgen.model import Change
from vaultgen.pipeline import Report

DONE: Final = 0
LOOK: Final = 1
"""Exit code: done, with problems that the user must look at."""
NOTHING: Final = 2
_DONE: Final = {
    "create": "created",
    "update": "updated",
    "rename": "renamed",
    "remove": "removed",
    "conflict": "for you to look at",
}
_TO_DO: Final = {
    "create": "to create",
    "update": "to update",
    "rename": "to rename",
    "remove": "to remove",
    "conflict": "for you to look at",
}
_COLOURS: Final = {
    "create": "green",
    "update": "blue",
    "rename": "cyan",
    "remove": "yellow",
    "adopt": "blue",
    "conflict": "red",
}


def problems(report: Report) -> None:
    """One line on stderr for each thing that the user must look at or may want to know."""
    for warning in report.warnings:
        click.echo(f"note: {warning}", err=True)
    for problem in report.problems:
        click.echo(f"{click.style('problem', fg='red')}: {problem}", err=True)


def exit_code(report: Report) -> int:
    """0 done; 1 done with problems; 2 when no source could be read."""
    if report.problems and not report.episodes:
        return NOTHING
    return LOOK if report.problems else DONE


def summary(report: Report, *, planned: bool = False) -> str:
    """The run in one line: `12 episodes, 340 entities: 5 created, 2 updated`."""
    what = f"{_counted(report.episodes, 'episode')}, {_counted(report.entities, 'name')}"
    return f"{what}: {_tally(report.changes, _TO_DO if planned else _DONE)}"


def done(report: Report) -> int:
    """Print what a command did to the vault, in one line; returns the exit code."""
    problems(report)
    click.echo(_tally(report.changes, _DONE))
    return LOOK if report.problems else DONE


def _tally(changes: Sequence[Change], words: Mapping[str, str]) -> str:
    """`5 created, 2 updated`."""
    counts = Counter[str](change.kind for change in changes)
    parts = [f"{counts[kind]} {word}" for kind, word in words.items() if counts[kind]]
    return ", ".join(parts) if parts else "nothing to do"


def _counted(number: int, noun: str) -> str:
    """`1 episode`, `2 episodes`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def plan(report: Report) -> Iterator[str]:
    """One line for each change."""
    for change in report.changes:
        if change.kind == "adopt":
            continue
        moved = f"{change.old_path} → {change.path}" if change.old_path else change.path
        reason = f"  ({change.reason})" if change.reason else ""
        yield f"{click.style(f'{change.kind:8}', fg=_COLOURS[change.kind])} {moved}{reason}"


def diff(change: Change, chosen: Config) -> Iterator[str]:
    """A unified diff of what a change would do to its file."""
    if change.text is not None or change.kind == "remove":
        before = change.old_path or change.path
        yield from difference(before, change.path, change.text or "", chosen)


def difference(path: str, new_path: str, new: str, chosen: Config) -> Iterator[str]:
    """A unified diff of a file of the vault and a text."""
    import difflib  # only now: most runs show no difference

    file = chosen.vault / path
    old = file.read_text("utf-8", "replace") if file.is_file() else ""
    yield from difflib.unified_diff(
        old.splitlines(), new.splitlines(), f"a/{path}", f"b/{new_path}", lineterm=""
    )


def as_json(report: Report) -> str:
    """The whole report, with the candidates that became no note."""
    return json.dumps(
        {
            "episodes": report.episodes,
            "entities": report.entities,
            "changes": [
                {"kind": c.kind, "path": c.path, "id": c.id, "reason": c.reason}
                for c in report.changes
            ],
            "problems": list(report.problems),
            "warnings": list(report.warnings),
            "candidates": [
                {
                    "name": c.name,
                    "episode": episode,
                    "count": c.count,
                    "how": c.how,
                    "context": c.context,
                }
                for episode, c in report.candidates
            ],
            "doubts": list(report.doubts),
        },
        ensure_ascii=False,
        indent=1,
    )
