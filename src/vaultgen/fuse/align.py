"""Which word of one transcript is which word of another.

Words that stand in runs of three that occur once in either text are anchors; the longest
increasing chain of them (patience sorting, as in Bram Cohen's patience diff) splits the texts
into gaps, and within a gap the words that a Levenshtein alignment leaves unchanged are matched.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from vaultgen import text
from vaultgen.model import Segment

RUN: Final = 3
"""Words in an anchor: two are too often chance, four too rare in badly heard text."""
WIDEST_GAP: Final = 60_000_000
"""Largest product of the sides of a gap that is aligned word by word; larger ones share no
anchor over hours, so what they have in common is chance."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a transcript."""

    folded: str
    segment: int
    place: float
    """Where in its segment it begins, by characters: 0 is the start, 1 the end."""


def words(segments: Sequence[Segment]) -> list[Word]:
    """The words of all segments in order."""
    return [
        Word(folded, n, start / len(segment.text))
        for n, segment in enumerate(segments)
        for (start, _), folded in zip(
            text.tokens(segment.text), text.folded_tokens(segment.text), strict=True
        )
    ]


def align(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[int, int]]:
    """Pairs (index in `a`, index in `b`) of equal words, increasing on both sides."""
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(w.folded, len(numbers)) for w in a]
    right = [numbers.setdefault(w.folded, len(numbers)) for w in b]
    pairs: list[tuple[int, int]] = []
    i = j = 0
    for x, y in [*_anchors(left, right), (len(left), len(right))]:
        if x < i or y < j:
            continue
        pairs.extend((i + p, j + q) for p, q in _unchanged(left[i:x], right[j:y]))
        if x < len(left):
            pairs.extend((x + k, y + k) for k in range(RUN))
        i, j = x + RUN, y + RUN
    return pairs


def _unchanged(a: Sequence[int], b: Sequence[int]) -> Iterator[tuple[int, int]]:
    if not a or not b or len(a) * len(b) > WIDEST_GAP:
        return
    for step in Levenshtein.opcodes(a, b):
        if step.tag == "equal":
            yield from zip(
                range(step.src_start, step.src_end),
                range(step.dest_start, step.dest_end),
                strict=True,
            )


def _anchors(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int]]:
    """Places of runs that are unique in both texts, as the longest increasing chain."""
    here, there = _unique_runs(a), _unique_runs(b)
    return _longest_chain([(i, there[run]) for run, i in here.items() if run in there])


def _unique_runs(numbers: Sequence[int]) -> dict[tuple[int, ...], int]:
    """{run: place}, in the order of the places."""
    found: dict[tuple[int, ...], int] = {}
    for i in range(len(numbers) - RUN + 1):
        run = tuple(numbers[i : i + RUN])
        found[run] = -1 if run in found else i
    return {run: i for run, i in found.items() if i >= 0}


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `pairs` (rising in the first) that rises in the second as well."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        k = bisect_left(tails, j)
        before.append(at[k - 1] if k else -1)
        tails[k : k + 1] = [j]
        at[k : k + 1] = [n]
    chain = []
    n = at[-1] if at else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]
