"""The stretches of a text that are written in one script."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vaultgen import text

LATIN: Final = "LATIN"
CJK: Final = "CJK"
_WITHIN: Final = re.compile(r"[ ·‧•=＝-]?")
"""What may part two words of one name."""
_WITHIN_CJK: Final = re.compile(r"[·・‧•=＝]?")
"""There a blank ends a name."""
_DOT: Final = "・"
"""Counts as a character, and is none."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one script that nothing but blanks and dots parts; Chinese characters are words."""

    text: str
    """The whole text."""
    script: str
    spans: tuple[tuple[int, int], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """As they are written."""
        return tuple(self.text[start:end] for start, end in self.spans)

    def form(self, first: int, end: int) -> str:
        """Words `first` to `end`, as they are written."""
        return self.text[self.spans[first][0] : self.spans[end - 1][1]]

    def windows(self, least: int, most: int) -> Iterator[str]:
        """Every form of so many words."""
        for first in range(len(self.spans)):
            for end in range(first + least, min(first + most, len(self.spans)) + 1):
                yield self.form(first, end)


def script(word: str) -> str:
    """`LATIN`, `CYRILLIC` … of its first letter, `CJK` for Chinese, Japanese and Korean; or ``."""
    return next((_script(c) for c in word if c.isalpha()), "")


@lru_cache(maxsize=1 << 12)
def _script(letter: str) -> str:
    return CJK if text.is_cjk(letter) else unicodedata.name(letter, "").partition(" ")[0]


def runs(said: str) -> Iterator[Run]:
    """The runs of a text, in order; what has no letter is in none."""
    spans: list[tuple[int, int]] = []
    current = ""
    for start, end in text.tokens(said):
        if said[start:end] == _DOT:
            continue
        found = script(said[start:end])
        within = _WITHIN_CJK if found == CJK else _WITHIN
        if spans and found == current and within.fullmatch(said, spans[-1][1], start):
            spans.append((start, end))
            continue
        if current:
            yield Run(said, current, tuple(spans))
        spans, current = [(start, end)], found
    if current:
        yield Run(said, current, tuple(spans))


def is_foreign(name: str, form: str, most: int) -> bool:
    """Is the whole of a form one run of at most so many words in another script than the name?"""
    found = list(runs(form))
    return (
        len(found) == 1
        and found[0].script not in ("", script(name))
        and 0 < len(found[0].spans) <= most
        and found[0].form(0, len(found[0].spans)) == form
    )
