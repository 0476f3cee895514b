"""`vaultgen review`: doubtful cases one by one, one key each."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from vaultgen import config
from vaultgen.cli import options, report
from vaultgen.errors import VaultgenError

if TYPE_CHECKING:
    from vaultgen.pipeline.case import Case
    from vaultgen.pipeline.reviewing import Review
    from vaultgen.pipeline.sheet import Taken

_SKIP: Final = "k"
_UNDO: Final = "u"
_QUIT: Final = ("q", "", "\x1b")
"""The key, the end of what is piped in, Escape."""
_WIDTH: Final = 92


@click.command()
@options.vault
@click.option(
    "--export",
    "written",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the open cases as CSV, for a spreadsheet.",
)
@click.option(
    "--import",
    "answers",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Read the column `answer` of such a CSV file.",
)
def review(vault: Path | None, written: Path | None, answers: Path | None) -> int:
    """Walk through what vaultgen could not decide, one key for each question.

    Are these two names the same? Of which type is this? Who is Speaker 1? Questions on which most
    depends come first. Each answer is written into rulings.yaml at once; the next sync follows it.
    What you skip comes again next time.

    \b
    vaultgen review
    vaultgen review --export cases.csv
    vaultgen review --import cases.csv
    """
    from vaultgen.pipeline import reviewing, sheet  # only now: it takes time

    if written and answers:
        raise click.UsageError("--export and --import: one after the other")
    with reviewing.review(config.chosen(Path.cwd(), (), vault)) as found:
        if written:
            click.echo(f"{written}: {sheet.write(found, written)} open")
            return report.DONE
        if answers:
            return _told(sheet.take(found, answers))
        return _walk(found)


def _told(taken: "Taken") -> int:
    for problem in taken.problems:
        click.echo(f"{click.style('problem', fg='red')}: {problem}", err=True)
    click.echo(f"{taken.answers} answered, {taken.left} left open{_next(taken.answers)}")
    return report.LOOK if taken.problems else report.DONE


def _walk(found: "Review") -> int:
    """Ask, until nothing is left or the user has enough."""
    passed = set[str]()
    while cases := [case for case in found.open() if case.id not in passed]:
        case = cases[0]
        _show(case, found, len(cases))
        key = _key(case)
        if key in _QUIT:
            break
        if key == _SKIP:
            passed.add(case.id)
        elif key == _UNDO:
            _take_back(found)
        elif not _answer(found, case, key):
            passed.add(case.id)
    left = len(found.open())
    if not (found.answered or left):
        click.echo("nothing to review")
    else:
        click.echo(f"{found.answered} answered, {left} left open{_next(found.answered)}")
    return report.DONE


def _next(answered: int) -> str:
    return "; the next `vaultgen sync` does it" if answered else ""


def _answer(found: "Review", case: "Case", key: str) -> bool:
    """Write the answer; is it written?"""
    choice = next(choice for choice in case.choices if choice.key == key)
    try:
        found.answer(case, choice)
    except VaultgenError as error:
        click.echo(f"  → {error}")
        return False
    click.echo(f"  → {choice.words}")
    return True


def _take_back(found: "Review") -> None:
    try:
        case = found.undo()
    except VaultgenError as error:
        click.echo(f"  → {error}")
    else:
        click.echo(f"  → taken back: {case.question}" if case else "  → nothing to take back")


def _show(case: "Case", found: "Review", left: int) -> None:
    """The question, both contexts, the keys."""
    click.echo()
    click.echo(f"{click.style(case.question, bold=True)}   ({left} left)")
    for subject in case.subjects:
        click.echo(f"\n  {click.style(subject.name, bold=True)} · {subject.about}")
        for context in found.contexts(subject, case):
            said = f"“{context.said}”" if context.said else "(not said, only written)"
            where = f" — {context.where}" if context.where else ""
            click.echo(click.wrap_text(said + where, _WIDTH, "    ", "    "))
    click.echo()
    for choice in case.choices:
        if choice.key:
            click.echo(f"  {click.style(choice.key, bold=True)}  {choice.words}")
    if more := sum(not choice.key for choice in case.choices):
        click.echo(f"     (and {more} more: --export has them)")
    click.echo(f"  {_SKIP}  skip   {_UNDO}  undo the last answer   {_QUIT[0]}  quit")


def _key(case: "Case") -> str:
    """The key that is pressed, once it is one that means something."""
    keys = [*(choice.key for choice in case.choices if choice.key), _SKIP, _UNDO, *_QUIT]
    while (pressed := _pressed().lower()) not in keys:
        click.echo(f"  → press {', '.join(filter(str.isprintable, filter(None, keys)))}")
    return pressed


def _pressed() -> str:
    """From the keyboard without Enter, or the next character that is piped in."""
    if sys.stdin.isatty():
        try:
            return click.getchar()
        except EOFError:
            return ""
    while (character := sys.stdin.read(1)).isspace():
        pass
    return character
