"""What two sequences have in common."""

from bisect import bisect
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

_MOST_PAIRS: Final = 1_000_000
"""Where so many pairs of equal items are left, nothing tells them apart: all count as changed."""

_Span = tuple[int, int, int, int]
"""Items `low_a:high_a` of one sequence and `low_b:high_b` of the other."""


def matches(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs (i, j) with `a[i] == b[j]`, both rising: a long common subsequence.

    Patience diff (Bram Cohen): what stands at both ends alike, then the items that are unique on
    both sides, then the same between them; what is left goes to difflib. About linear where most
    items are unique, as the blocks of a note are. Of the places where an insertion or a deletion
    could be, it is the last, as in git, so that two diffs of one sequence agree on it.
    """
    pairs: list[tuple[int, int]] = []
    todo: list[_Span] = [(0, len(a), 0, len(b))]
    while todo:
        span, ends = _trim(a, b, todo.pop())
        pairs += ends
        anchors = _anchors(a, b, span)
        if anchors:
            pairs += anchors
            todo += _between(anchors, span)
        else:
            pairs += _difflib(a, b, span)
    return _slid(a, b, sorted(pairs))


def _trim(
    a: Sequence[Hashable], b: Sequence[Hashable], span: _Span
) -> tuple[_Span, list[tuple[int, int]]]:
    low_a, high_a, low_b, high_b = span
    pairs = []
    while low_a < high_a and low_b < high_b and a[low_a] == b[low_b]:
        pairs.append((low_a, low_b))
        low_a, low_b = low_a + 1, low_b + 1
    while low_a < high_a and low_b < high_b and a[high_a - 1] == b[high_b - 1]:
        high_a, high_b = high_a - 1, high_b - 1
        pairs.append((high_a, high_b))
    return (low_a, high_a, low_b, high_b), pairs


def _anchors(a: Sequence[Hashable], b: Sequence[Hashable], span: _Span) -> list[tuple[int, int]]:
    """The longest rising run among the items that occur once on each side."""
    low_a, high_a, low_b, high_b = span
    in_a, in_b = Counter(a[low_a:high_a]), Counter(b[low_b:high_b])
    place = {b[j]: j for j in range(low_b, high_b) if in_b[b[j]] == 1}
    unique = [(i, place[a[i]]) for i in range(low_a, high_a) if in_a[a[i]] == 1 and a[i] in place]
    tops: list[int] = []
    before: list[int] = []
    piles: list[int] = []
    for at, (_, j) in enumerate(unique):
        pile = bisect(tops, j)
        tops[pile : pile + 1] = [j]
        piles[pile : pile + 1] = [at]
        before.append(piles[pile - 1] if pile else -1)
    found, at = [], piles[-1] if piles else -1
    while at >= 0:
        found.append(unique[at])
        at = before[at]
    return found[::-1]


def _between(anchors: Sequence[tuple[int, int]], span: _Span) -> Iterator[_Span]:
    low_a, high_a, low_b, high_b = span
    for i, j in (*anchors, (high_a, high_b)):
        if low_a < i and low_b < j:
            yield low_a, i, low_b, j
        low_a, low_b = i + 1, j + 1


def _difflib(
    a: Sequence[Hashable], b: Sequence[Hashable], span: _Span
) -> Iterator[tuple[int, int]]:
    low_a, high_a, low_b, high_b = span
    in_a, in_b = Counter(a[low_a:high_a]), Counter(b[low_b:high_b])
    if not 0 < sum(count * in_b[item] for item, count in in_a.items()) <= _MOST_PAIRS:
        return
    matcher = SequenceMatcher(None, a[low_a:high_a], b[low_b:high_b], autojunk=False)
    for block in matcher.get_matching_blocks():
        yield from ((low_a + block.a + k, low_b + block.b + k) for k in range(block.size))


def _slid(
    a: Sequence[Hashable], b: Sequence[Hashable], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The pairs with what lies between two of them moved down as far as it can go."""
    slid = []
    next_a = next_b = 0
    for i, j in pairs:
        if next_a == i and next_b < j and b[next_b] == b[j]:
            j = next_b
        elif next_b == j and next_a < i and a[next_a] == a[i]:
            i = next_a
        slid.append((i, j))
        next_a, next_b = i + 1, j + 1
    return slid
