"""What one reading has where another has a name: alignment mining.

Two transcripts of the same words agree but for what one of them misheard. The runs that differ
between two agreements, widened to the whole name, are votes: `Kora` was said where the record
has `Quora`, four times.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from vaultgen import text
from vaultgen.fuse.align import Word
from vaultgen.fuse.weave import Alignment, aligned
from vaultgen.model import Heard, Reading, Segment

LONGEST_RUN: Final = 4
"""Words; a longer difference is another sentence, not another spelling."""
LEAST_LIKENESS: Final = 55.0
"""0–100, of the letters: what was said for a name sounds a little like it."""
LONGEST_WORD: Final = 60
CLOSE: Final = 5.0
"""A longer form that is hardly less like the name is the whole of what was heard."""
_LOWER: Final = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w'’])")


def mine(record: Sequence[Segment], readings: Sequence[Reading]) -> tuple[Heard, ...]:
    """The forms that other readings have for names of the record, the most frequent first."""
    votes: Counter[tuple[str, str]] = Counter()
    everything = [record, *(reading.segments for reading in readings)]
    common = {w for segments in everything for s in segments for w in _LOWER.findall(s.text)}
    for reading in readings:
        votes.update(_differences(aligned(record, reading.segments), record, reading.segments))
    named = {pair: n for pair, n in votes.items() if not _is_common(pair[1], common)}
    ordered = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Heard(name, form, count) for (name, form), count in ordered)


def _is_common(form: str, common: set[str]) -> bool:
    """Is it common words, as `core` is, which stand for a name only here?"""
    if form.istitle() and " " in form:
        return False
    return all(len(w) == 1 or w.islower() or w.lower() in common for w in form.split())


def _differences(
    found: Alignment, record: Sequence[Segment], other: Sequence[Segment]
) -> Iterator[tuple[str, str]]:
    left, right = _Words(found.left, record), _Words(found.right, other)
    for (i, j), (x, y) in pairwise(found.pairs):
        if 0 < x - i - 1 <= LONGEST_RUN and 0 < y - j - 1 <= LONGEST_RUN:
            before, after = _shared_name(left, right, i, j, -1), _shared_name(left, right, x, y, 1)
            for first, end in _names(left, i + 1 - before, x + after):
                name = left.between(first, end)
                form = _closest(name, right, j + 1 - before, y + after)
                if form:
                    yield name, form


class _Words:
    """The words of a transcript as they are written."""

    def __init__(self, found: Sequence[Word], segments: Sequence[Segment]) -> None:
        self.found = found
        self._segments = segments

    def span(self, n: int) -> tuple[str, int, int]:
        """(text of its segment, start, end) of word `n`."""
        word = self.found[n]
        said = self._segments[word.segment].text
        start = round(word.place * len(said))
        length = next((b for _, b in text.tokens(said[start : start + LONGEST_WORD])), 0)
        return said, start, start + length

    def written(self, n: int) -> str:
        """Word `n` as its segment has it; empty beyond the ends."""
        if not 0 <= n < len(self.found):
            return ""
        said, start, end = self.span(n)
        return said[start:end]

    def joined(self, n: int) -> bool:
        """Does only a blank or a hyphen part word `n` from the next one?"""
        if n + 1 >= len(self.found) or self.found[n].segment != self.found[n + 1].segment:
            return False
        said, _, end = self.span(n)
        return said[end : self.span(n + 1)[1]] in (" ", "-", "")

    def between(self, first: int, end: int) -> str:
        """The text from word `first` up to word `end`, of one segment."""
        said, start, _ = self.span(first)
        return said[start : self.span(end - 1)[2]]


def _shared_name(left: _Words, right: _Words, i: int, j: int, step: int) -> int:
    """How many capitalised words from `i` and `j` on are the same on both sides."""
    count = 0
    while _capital(left.written(i)) and left.written(i) == right.written(j):
        i, j, count = i + step, j + step, count + 1
    return count


def _names(words: _Words, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that nothing but blanks and hyphens parts."""
    start = None
    for n in range(first, end):
        if not _capital(words.written(n)):
            start = None
            continue
        start = n if start is None else start
        if n + 1 == end or not words.joined(n) or not _capital(words.written(n + 1)):
            if _is_telling(words.between(start, n + 1)):
                yield start, n + 1
            start = None


def _is_telling(name: str) -> bool:
    return len(name) > 2 and any(c.isalpha() for c in name)


def _closest(name: str, words: _Words, first: int, end: int) -> str | None:
    """The run of words within [first, end) that sounds most like a name."""
    runs = [
        words.between(a, b)
        for a in range(first, end)
        for b in range(a + 1, end + 1)
        if all(words.joined(n) for n in range(a, b - 1))
    ]
    most = max((_likeness(name, form) for form in runs), default=0.0)
    near = (form for form in runs if _likeness(name, form) >= most - CLOSE)
    best = max(near, key=lambda form: (len(form), form), default="")
    different = text.fold(best).replace(" ", "") != text.fold(name).replace(" ", "")
    return best if different and _likeness(name, best) >= LEAST_LIKENESS else None


def _likeness(name: str, form: str) -> float:
    return fuzz.ratio(text.fold(name).replace(" ", ""), text.fold(form).replace(" ", ""))


def _capital(written: str) -> bool:
    return written[:1].isupper() or written[:1].isdigit()
