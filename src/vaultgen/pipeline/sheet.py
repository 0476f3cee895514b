"""Doubtful cases as a spreadsheet, and its answers.

The CSV begins with a byte order mark: without one Excel takes UTF-8 for the code page of the
country, and every other spreadsheet passes over it. Coming back it may have semicolons or tabs, as
Excel writes them in some countries, and its columns and rows in any order.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vaultgen import text
from vaultgen.errors import VaultgenError
from vaultgen.pipeline.case import Case, Choice
from vaultgen.pipeline.reviewing import Review
from vaultgen.replacing import replacing

_ID, _ANSWER = "case", "answer"
_COLUMNS: Final = (_ID, *"kind question a b context_a context_b choices".split(), _ANSWER)
_ENCODING: Final = "utf-8-sig"
_DELIMITERS: Final = ",;\t"
_FORMULA: Final = ("=", "+", "-", "@")
"""How a cell begins that spreadsheets compute."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a sheet."""

    answers: int
    left: int
    """Rows without an answer."""
    problems: tuple[str, ...]
    """Rows that say nothing that can be done, each with file and line."""


def write(review: Review, path: Path) -> int:
    """Write the open cases; returns how many. Raises VaultgenError."""
    found = review.open()
    try:
        with replacing(path) as draft, draft.open("w", encoding=_ENCODING, newline="") as out:
            writer = csv.writer(out)
            writer.writerow(_COLUMNS)
            writer.writerows(map(_safe, _row(case, review)) for case in found)
    except OSError as error:
        raise VaultgenError(
            f"cannot be written ({error.strerror}); choose another place", path=str(path)
        ) from error
    return len(found)


def take(review: Review, path: Path) -> Taken:
    """Write the answers of a sheet into the rulings.

    A row that is wrong does not keep the others from being taken. Raises VaultgenError for a file
    that is no such sheet.
    """
    known = {case.id: case for case in review.cases}
    problems = list[str]()
    left = 0
    for line, row in _rows(path):
        answer = text.squeeze(row.get(_ANSWER) or "")
        if not answer:
            left += 1
            continue
        try:
            case = _case(row, known)
            review.answer(case, _choice(case, answer))
        except VaultgenError as error:
            problems.append(f"{path}:{line}: {error}")
    return Taken(review.answered, left, tuple(problems))


def _row(case: Case, review: Review) -> Iterator[str]:
    first, *others = case.subjects
    yield from (case.id, case.kind, case.question)
    yield first.name
    yield " | ".join(other.name for other in others)
    yield " ".join(context.said for context in review.contexts(first, case))
    said = (context.said for other in others for context in review.contexts(other, case))
    yield " | ".join(said)
    yield " | ".join(choice.answer for choice in case.choices)
    yield ""


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """(line, {column: cell}) of all rows that are not empty."""
    try:
        with path.open(encoding=_ENCODING, newline="") as lines:
            head = lines.readline()
            lines.seek(0)
            reader = csv.DictReader(lines, delimiter=max(_DELIMITERS, key=head.count))
            if not {_ID, _ANSWER} <= set(reader.fieldnames or ()):
                raise VaultgenError(
                    f"it has no columns `{_ID}` and `{_ANSWER}`; make it with --export",
                    path=str(path),
                )
            yield from ((reader.line_num, row) for row in reader)
    except OSError as error:
        raise VaultgenError(f"cannot be read ({error.strerror})", path=str(path)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise VaultgenError(
            f"is no CSV in UTF-8 ({error}); save it as “CSV UTF-8”", path=str(path)
        ) from error


def _case(row: Mapping[str, str], known: Mapping[str, Case]) -> Case:
    ident = text.squeeze(row.get(_ID) or "")
    if ident not in known:
        raise VaultgenError(f"“{ident}” is no open case any more; export them anew")
    return known[ident]


def _choice(case: Case, answer: str) -> Choice:
    """By the answer as it stands in the sheet, or by its key."""
    for choice in case.choices:
        if text.key(answer) in (text.key(choice.answer), choice.key):
            return choice
    choices = ", ".join(choice.answer for choice in case.choices)
    raise VaultgenError(f"“{answer}” is no answer here; choose one of: {choices}")
