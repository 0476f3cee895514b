"""Where three sequences agree, and where they do not."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from vaultgen.sync.merge.diff import matches

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of each of the three sequences."""

    base: slice
    mine: slice
    new: slice
    stable: bool
    """All three are the same there."""


def regions(
    base: Sequence[Hashable], mine: Sequence[Hashable], new: Sequence[Hashable]
) -> Iterator[Region]:
    """The three sequences cut into stretches, stable ones and others by turns.

    Khanna, Kunal, Pierce: A Formal Investigation of Diff3 (2007), section 2: an item of `base` is
    stable when both diffs match it; between two stable ones lies what one side or both changed.
    """
    in_mine, in_new = dict(matches(base, mine)), dict(matches(base, new))
    shared = [(i, in_mine[i], in_new[i]) for i in sorted(in_mine.keys() & in_new.keys())]
    i = j = k = 0
    run = 0
    for b, m, n in (*shared, (len(base), len(mine), len(new))):
        if (b, m, n) != (i, j, k):
            yield from _stable(i, j, k, run)
            yield Region(slice(i, b), slice(j, m), slice(k, n), stable=False)
            run = 0
        i, j, k, run = b + 1, m + 1, n + 1, run + 1
    yield from _stable(i - 1, j - 1, k - 1, run - 1)


def _stable(i: int, j: int, k: int, length: int) -> Iterator[Region]:
    """The run of `length` that ends before i, j and k."""
    if length:
        b, m, n = (slice(end - length, end) for end in (i, j, k))
        yield Region(b, m, n, stable=True)


def merged(base: Sequence[T], mine: Sequence[T], new: Sequence[T]) -> list[T] | None:
    """Both changes together; None when they touch."""
    out: list[T] = []
    for region in regions(base, mine, new):
        b, m, n = base[region.base], mine[region.mine], new[region.new]
        if b != m and b != n and m != n:
            return None
        out += n if b == m else m
    return out
