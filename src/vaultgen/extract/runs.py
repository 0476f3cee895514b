"""Where a text writes names: runs of capitalised words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vaultgen.extract.gazetteer import long_form
from vaultgen.extract.vocabulary import (
    BREAKERS,
    CALENDAR,
    INSTITUTIONS,
    OFFICES,
    ROLES,
    STARTERS,
    TITLES,
)

_UP: Final = "".join(filter(str.isupper, map(chr, (*range(0x250), *range(0x391, 0x430)))))
_ANY: Final = "0-9A-Za-z\u00c0-\u024f\u0370-\u04ff\u1e00-\u1eff"
_WORD: Final = (
    rf"(?:Ph\.?Ds?\b\.?|(?:Mr|Mrs|Ms|Dr|Prof|St|Mt)\.(?= [{_UP}])"
    rf"|[{_UP}]\.(?:[{_UP}]\.)+"
    rf"|[{_UP}]\.(?= [{_UP}](?:[a-z]|\.))"
    rf"|(?:[a-z]{{1,4}}|[0-9]+(?=[{_UP}][a-z]))?[{_UP}][{_ANY}]*(?:['’](?=[{_UP}])[{_ANY}]+)?"
    rf"(?:(?:[-&](?=[{_UP}0-9])|\.(?=[0-9])|\+(?=[{_UP}]))[{_ANY}]+)*"
    rf"(?:\.(?:com|org|net|io|ai|js|py|dev|fm|tv)(?![{_ANY}]))?[+#]*)"
)
_PARTICLE: Final = (
    r"(?:van der|van den|von der|de la|van|von|der|den|de|du|di|da|del|la|le|bin|ibn|al)"
)
_AND: Final = (
    r"and(?= [A-Z]\w+ (?:Administration|Agency|Association|Authority|Commission|Department)\b)"
)
_GLUE: Final = rf"(?:of the|of|for the|for|&|{_PARTICLE}|{_AND})"
_RUN: Final = re.compile(
    rf"(?<![{_ANY}_@#/\\.'’-]){_WORD}(?: (?:{_GLUE} )?{_WORD})*"
    r"(?: \d{1,2}(?:\.\d+)*(?=[,;:?!)\"”]|\.(?: |$)|$| (?:is|was|and|or|has|can|will|to|as)\b))?"
)
_PIECE: Final = re.compile(rf"{_GLUE}(?= )|{_WORD}|\d+(?:\.\d+)*")
_WITHIN: Final = re.compile(r"[\w,'’)%&\]]")
_COMPOUND: Final = re.compile(r"-[a-z]")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together: `text[start:end]` is a name, or looks like one."""

    name: str
    start: int
    end: int
    opening: bool
    """It begins a sentence, so its first capital proves nothing."""
    titled: bool = False
    """A title or an office stands before it: `Dr`, `Chief Executive Officer`."""


@dataclass(frozen=True, slots=True)
class _Piece:
    word: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        return self.word.casefold().replace("’", "'").rstrip(".")

    @property
    def is_glue(self) -> bool:
        """Does it only join words: `of`, `van`, `&`?"""
        return self.word.islower() or self.word == "&"

    @property
    def is_word(self) -> bool:
        """Is it neither glue nor a number?"""
        return not self.is_glue and not self.word.replace(".", "").isdigit()

    @property
    def is_opener(self) -> bool:
        """Does it begin sentences rather than names? `US` does not, though `us` does."""
        return self.folded in STARTERS and long_form(self.word) is None


def runs(text: str) -> Iterator[Run]:
    """The names that a text seems to write, from left to right.

    Titles, offices, pronouns and times are taken off, and what they separate is split; `of` and
    `for` join only after the name of an institution (`University of Oslo`), `and` only before
    that of a public body (`Food and Drug Administration`).
    """
    for found in _RUN.finditer(text):
        pieces = [_Piece(p[0], *p.span()) for p in _PIECE.finditer(text, *found.span())]
        if _COMPOUND.match(text, found.end()) and not pieces[-1].word[1:2].isupper():
            pieces.pop()
        for group, titled in _groups(pieces):
            first, last = group[0], group[-1]
            name = text[first.start : last.end]
            yield Run(name, first.start, last.end, _opens(text, first.start), titled)


def _groups(pieces: Sequence[_Piece]) -> Iterator[tuple[Sequence[_Piece], bool]]:
    """Names among the pieces, each with: does a title or an office stand before it?"""
    group: list[_Piece] = []
    titled = False
    at = 0
    while at < len(pieces):
        office = _office(pieces, at)
        if office > at or _separates(pieces[at], group):
            if office > at and group and group[0].folded in ROLES:
                group = []  # It describes the office: `Senior Machine Learning Engineer`.
            yield from _trimmed(group, titled)
            group, titled = [], office > at
            at = max(office, at + 1)
        else:
            group.append(pieces[at])
            at += 1
    yield from _trimmed(group, titled)


def _office(pieces: Sequence[_Piece], at: int) -> int:
    """Where the title or office that begins at `at` ends; `at` itself where none does."""
    if pieces[at].folded in TITLES:
        return at + 1
    end, best = at, at
    while end < len(pieces) and pieces[end].folded in ROLES:
        end += 1
        if pieces[end - 1].folded in OFFICES:
            best = end
    return best


def _separates(piece: _Piece, group: Sequence[_Piece]) -> bool:
    """Does the piece end the name before it, without being part of any name?"""
    if piece.word.islower() and piece.word.startswith(("of", "for")):
        return not group or group[-1].folded not in INSTITUTIONS
    if group and group[-1].word.endswith(".") and piece.folded in STARTERS:
        return True
    return (piece.folded in BREAKERS and not piece.is_glue) or piece.folded in CALENDAR


def _trimmed(group: Sequence[_Piece], titled: bool) -> Iterator[tuple[Sequence[_Piece], bool]]:
    """The group without what cannot begin or end a name, unless nothing is left of it."""
    first, last = 0, len(group)
    while first < last and (not group[first].is_word or group[first].is_opener):
        first += 1
    while first < last and group[last - 1].is_glue:
        last -= 1
    if first < last:
        yield group[first:last], titled


def _opens(text: str, start: int) -> bool:
    """Does a sentence, a quotation or a bracket begin here?"""
    at = start - 1
    while at >= 0 and text[at] == " ":
        at -= 1
    return at < 0 or not _WITHIN.match(text[at])
