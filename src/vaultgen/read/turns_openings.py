"""How a line of a transcript opens: its time mark, the label of who speaks, and the rest.

A mark stands before or after a label, and emphasis around it, so they are taken off in turn:

    [00:12:03] SPEAKER_00: text      **Jane Roe:** \\[12:03\\] text      Jane Roe (12:03):
    0:12:03.5 **Jane Roe** text      [Jane Roe] [12:03] text           Speaker 0
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from vaultgen.read.times import MARK, parse
from vaultgen.text import squeeze

Form = Literal["bold", "bare", "bracket", "timed", "colon", "alone", "none"]
"""How the label is set off: `**Name:**`, `**Name**`, `[Name]`, `Name (0:12)`, `Name:`, a line of
its own, or no label at all."""

BRACKETED: Final = rf"\\?\[\s*({MARK})(?::\d\d)?\s*\\?\]"
"""A time mark in square brackets, escaped as Markdown wants it or not; frames are dropped."""

_ROUND: Final = rf"\\?[\[(]\s*({MARK})(?::\d\d)?\s*\\?[\])]"
_TO: Final = r"\s*(?:-{1,2}>?|–|→|to)\s*"
_TIME: Final = re.compile(
    rf"(?:{_ROUND}(?:{_TO}{_ROUND})?|\\?[\[(]\s*({MARK}){_TO}({MARK})\s*\\?[\])]"
    rf"|({MARK})(?!\s*-->)(?=\s|$))(?:\s*[|–-](?=\s))?\s*"
)
_BOLD: Final = re.compile(r"\d{0,2}(\*\*|__)([^*\n]{1,80}?)\1(\s*[:：])?")
_TORN: Final = re.compile(r"^(\*\*[^*:]{1,40})\*\* \*\*(?=[^*:]{1,40}\*\*)")
_NAME: Final = r"[^\W\d_][^:：\[\](){}<>*|\\!?。？！\n]{0,59}?"
_ROLE: Final = r"(?:\s*\([^\d():]{2,30}\)|,\s*(?:HOST|BYLINE|GUEST))?"
_LABEL: Final = re.compile(
    rf"(?:>>\s*)?({_NAME}){_ROLE}\s*"
    rf"(?:(?P<colon>:(?=\\?\s|$)|：)(?:\\?\s)*|(?:[|–,-]\s*)?(?=\\?[\[(]\s*\d{{1,3}}:\d\d|\d{{1,3}}:\d\d))"
)
_BRACKET: Final = re.compile(r"\\?\[([^\W\d_][^\[\]\n:]{0,59}?)\\?\]\s*:?\s*")
_ALONE: Final = re.compile(r"[^\W\d_](?:[^\W_]|[ .'’_·-]){0,39}(?<![.\s])")
_COLON: Final = re.compile("[:：]")
_LONGEST_NAME: Final = 41
_REACH: Final = 160
"""No label with its mark is longer."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands at the head of a line."""

    text: str
    """The rest of the line."""
    label: str | None = None
    form: Form = "none"
    start: float | None = None
    """Seconds."""
    end: float | None = None
    is_bare: bool = False
    """The mark has no brackets: it may be an hour in running text."""


def opening(line: str) -> Opening:
    """Take mark and label off a line; whether the label is a speaker's is for others to say."""
    if _is_plain(line):
        return Opening(line)
    time = _TIME.match(line)
    form, label, rest = _label(line[time.end() :] if time else line)
    if not time and label and (time := _TIME.match(rest)):
        rest = rest[time.end() :].removeprefix(":").lstrip()
    said = Opening(rest, label, form)
    return _timed(time, said) if time else said


def _is_plain(line: str) -> bool:
    """Most lines are nothing but text; they need no further look."""
    return (
        line[:1].isalpha() and len(line) > _LONGEST_NAME and _COLON.search(line, 0, _REACH) is None
    )


def unlabelled(line: str) -> Opening:
    """Take only the mark off a line: what looks like a label is part of the text."""
    time = _TIME.match(line)
    return _timed(time, Opening(line[time.end() :])) if time else Opening(line)


def _timed(time: re.Match[str], said: Opening) -> Opening:
    first, to, begin, until, bare = time.groups()
    end = to or until
    start = parse(first or begin or bare)
    return Opening(said.text, said.label, said.form, start, parse(end or ""), bare is not None)


def _label(line: str) -> tuple[Form, str | None, str]:
    """Form and label, and the line without them."""
    if "** **" in line[:_REACH]:
        line = _TORN.sub(r"\1 ", line)
    if bold := _BOLD.match(line):
        return _bold(bold, line)
    if bracket := _BRACKET.match(line):
        return "bracket", squeeze(bracket[1]), line[bracket.end() :]
    if found := _plain(line):
        return "colon" if found["colon"] else "timed", squeeze(found[1]), line[found.end() :]
    name = line.removesuffix(":")
    if len(line) <= _REACH and _ALONE.fullmatch(name):
        return "alone", squeeze(name), ""
    return "none", None, line


def _bold(bold: re.Match[str], line: str) -> tuple[Form, str | None, str]:
    """`**Name:**`, `**Name**:`, `**Name (0:12):**`, and the slip `**Name: te**xt`."""
    inside, rest = bold[2].lstrip(), line[bold.end() :]
    inside += " " if inside.rstrip().endswith((":", "：")) else ""
    if found := _plain(inside):
        return "bold", squeeze(found[1]), (inside[found.end() :] + rest).lstrip(" \\")
    return "bold" if bold[3] else "bare", squeeze(inside), rest.lstrip(" \\")


def _plain(line: str) -> re.Match[str] | None:
    head = line[:_REACH]
    return _LABEL.match(head) if ":" in head or "：" in head else None
