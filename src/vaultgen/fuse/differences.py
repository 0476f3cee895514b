"""Where two transcripts of the same words differ, and what one has for a name of the other."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from vaultgen import text
from vaultgen.fuse.align import Word
from vaultgen.model import Segment

LONGEST_STRETCH: Final = 8
"""Words; what differs for longer is compared only next to where the readings agree again."""
LONGEST_NAME: Final = 6
LEAST_LIKENESS: Final = 50.0
"""0–100, of the letters: what was said for a name sounds a little like it."""
LEAST_OF_A_WORD: Final = 55.0
"""The same of a name of one word."""
CLOSE: Final = 5.0
"""A longer form that is hardly less like the name is the whole of what was heard."""
_APOSTROPHES: Final = ("'", "’")
_Run = tuple[int, int]
"""Words [first, end)."""
_JOINTS: Final = (" ", "-", "", *_APOSTROPHES)


@dataclass(frozen=True, slots=True)
class Difference:
    """One reading has a name where the other has a form."""

    name: str
    form: str
    beside: bool
    """Both stand right beside the same words that both readings have."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words [first, end) of one reading and [low, high) of the other, none of them matched."""

    first: int
    end: int
    low: int
    high: int
    agree_before: bool = True
    agree_after: bool = True


class Words:
    """The words of a transcript as they are written."""

    def __init__(self, found: Sequence[Word], segments: Sequence[Segment]) -> None:
        self.found = found
        self._spans = [
            (segment.text, start, end)
            for segment in segments
            for start, end in text.tokens(segment.text)
        ]
        """Of each word: text of its segment, start, end."""

    def written(self, n: int) -> str:
        """Word `n` as its segment has it; empty beyond the ends."""
        if not 0 <= n < len(self.found):
            return ""
        said, start, end = self._spans[n]
        return said[start:end]

    def joined(self, n: int) -> bool:
        """Does only a blank, a hyphen or the dot of an initial part word `n` from the next one?"""
        gap = self.gap(n)
        return gap in _JOINTS or (gap in (".", ". ") and len(self.found[n].folded) == 1)

    def gap(self, n: int) -> str | None:
        """What stands between word `n` and the next one; `None` where that is another segment's."""
        if not 0 <= n < len(self.found) - 1:
            return None
        if self.found[n].segment != self.found[n + 1].segment:
            return None
        said, _, end = self._spans[n]
        return said[end : self._spans[n + 1][1]]

    def between(self, first: int, end: int) -> str:
        """The text from word `first` up to word `end`, of one segment."""
        said, start, _ = self._spans[first]
        return said[start : self._spans[end - 1][2]]

    def letters(self, first: int, end: int) -> str:
        """The folded words from `first` up to `end` without spaces."""
        return "".join(word.folded for word in self.found[first:end]).replace(" ", "")


def differences(
    left: Words, right: Words, pairs: Sequence[tuple[int, int]], common: AbstractSet[str]
) -> Iterator[Difference]:
    """What the right reading has for each name of the left one that it does not have.

    `common` has words in lower case, which a form need not begin or end with.
    """
    for stretch in _stretches(pairs):
        before = _shared_name(left, right, stretch.first - 1, stretch.low - 1, -1)
        after = _shared_name(left, right, stretch.end, stretch.high, 1)
        forms = _forms(right, stretch.low - before, stretch.high + after, stretch)
        same: list[_Run] = []
        for run in _names(left, stretch.first - before, stretch.end + after):
            if not _differs(run, stretch) or any(a <= run[0] and run[1] <= b for a, b in same):
                continue
            form = _closest(left, run, right, forms, common)
            if form and right.letters(*form) == left.letters(*run):
                same.append(run)
            elif form:
                beside = _are_beside(stretch, run, form)
                yield Difference(left.between(*run), right.between(*form), beside)


def _differs(run: _Run, stretch: _Stretch) -> bool:
    """Does a run of the left reading hold a word that differs, beside an agreement?"""
    first, end = run
    if end <= stretch.first or first >= stretch.end:
        return False
    at_end = stretch.agree_before or end >= stretch.end
    return at_end and (stretch.agree_after or first <= stretch.first)


def _are_beside(stretch: _Stretch, run: _Run, form: _Run) -> bool:
    at_start = run[0] <= stretch.first and form[0] <= stretch.low
    at_end = run[1] >= stretch.end and form[1] >= stretch.high
    return at_start or at_end


def _stretches(pairs: Sequence[tuple[int, int]]) -> Iterator[_Stretch]:
    """What differs between two agreements; of much only the words next to each of them."""
    for (i, j), (x, y) in pairwise(pairs):
        size = min(x - i, y - j) - 1
        if not size:
            continue
        if max(x - i, y - j) - 1 <= LONGEST_STRETCH:
            yield _Stretch(i + 1, x, j + 1, y)
            continue
        size = min(size, LONGEST_STRETCH)
        yield _Stretch(i + 1, i + 1 + size, j + 1, j + 1 + size, agree_after=False)
        yield _Stretch(x - size, x, y - size, y, agree_before=False)


def _shared_name(left: Words, right: Words, i: int, j: int, step: int) -> int:
    """How many words of a name from `i` and `j` on are the same on both sides."""
    count = 0
    while _is_part(left.written(i)) and text.fold(left.written(i)) == text.fold(right.written(j)):
        i, j, count = i + step, j + step, count + 1
    return count


def _names(words: Words, first: int, end: int) -> list[_Run]:
    """Capitalised words that nothing but blanks and hyphens parts, and each part of such a run.

    The longest first.
    """
    found = []
    for start in range(first, end):
        if not _is_capital(words.written(start)):
            continue
        for stop in range(start + 1, min(end, start + LONGEST_NAME) + 1):
            if not _is_part(words.written(stop - 1)):
                break
            if _is_telling(words.between(start, stop)):
                found.append((start, stop))
            if not words.joined(stop - 1):
                break
    return sorted(found, key=lambda run: (run[0] - run[1], run))


def _is_telling(name: str) -> bool:
    return len(name) > 2 and any(c.isalpha() for c in name)


def _forms(words: Words, low: int, high: int, stretch: _Stretch) -> list[_Run]:
    """The runs of words within [low, high) that hold one which differs.

    Beside the agreement, where the stretch has but one.
    """
    found = []
    for start in range(low, high):
        if words.gap(start - 1) in _APOSTROPHES:
            continue
        for stop in range(start + 1, high + 1):
            at_end = stretch.agree_before or stop >= stretch.high
            at_start = stretch.agree_after or start <= stretch.low
            if at_end and at_start and stop > stretch.low and start < stretch.high:
                found.append((start, stop))
            if not words.joined(stop - 1):
                break
    return found


def _closest(
    left: Words, name: _Run, right: Words, forms: Sequence[_Run], common: AbstractSet[str]
) -> _Run | None:
    """The run of the right reading that is written most like a name, if any is.

    Of runs that are hardly less like it the one with most of what is no common word.
    """
    wanted = left.letters(*name)
    least = LEAST_LIKENESS if name[1] - name[0] > 1 else LEAST_OF_A_WORD
    scored = {run: fuzz.ratio(wanted, right.letters(*run)) for run in forms}
    least = max(least, max(scored.values(), default=0.0) - CLOSE)
    near = [run for run in scored if scored[run] >= least]
    if any(scored[run] == 100 for run in near):
        return max(near, key=lambda run: (scored[run], run))
    return max(
        near,
        key=lambda run: (_telling_letters(right, run, common), scored[run], run),
        default=None,
    )


def _telling_letters(words: Words, run: _Run, common: AbstractSet[str]) -> int:
    folded = (word.folded for word in words.found[slice(*run)])
    return sum(len(word) for word in folded if len(word) > 1 and word not in common)


def _is_capital(written: str) -> bool:
    return written[:1].isupper() or written[:1].isdigit()


def _is_part(written: str) -> bool:
    """May it stand in a name: a capitalised word, or a number as it is said?"""
    return _is_capital(written) or written in text.NUMBERS
