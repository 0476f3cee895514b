"""Which block of a text became which of another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from vaultgen.sync.merge.block import Block
from vaultgen.sync.merge.diff import matches
from vaultgen.sync.merge.words import letters, likeness, shown

_MOST_PAIRS: Final = 400
"""In larger holes a block is compared with the one at its place only."""
_NEVER: Final = 2.0
_EVER_SO_LITTLE: Final = 0.001
ALIKE: Final = 0.5
"""As much alike are two texts of which one was made of the other."""

_Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side made of some blocks of the base."""

    fates: list[Block | None]
    """For each block of the base what it became; `None` when it is gone."""
    inserted: list[list[Block]]
    """What is new before each block of the base, and after the last."""


def side(base: Sequence[Block], blocks: Sequence[Block], least: float) -> Side:
    """What became of the base's blocks.

    A block became the one of its name, else the one of its kind that shows the same words. A
    heading became the one that stands above the same block. Else a block became that of those
    between the same neighbours that is likest, if at least `least` alike (0 to 1); one for one,
    that of its kind however little alike they are. Of two with different block ids neither became
    the other.
    """
    pairs = matches([b.name for b in base], [b.name for b in blocks])
    pairs = _filled(pairs, base, blocks, _same_looks)
    pairs = _filled(pairs, base, blocks, _renamed)
    pairs = _filled(pairs, base, blocks, lambda a, b: _likest(a, b, least))
    found = Side([None] * len(base), [[] for _ in range(len(base) + 1)])
    slot = at = 0
    for i, j in (*pairs, (len(base), len(blocks))):
        found.inserted[slot] += blocks[at:j]
        if i < len(base):
            found.fates[i] = blocks[j]
        slot, at = i + 1, j + 1
    return found


def recut(base: Sequence[Block], blocks: Sequence[Block], one: Side) -> bool:
    """Were blocks of the base joined, or cut, to make those of a side?

    Then a block that is gone, or that is new, has a line in common with another.
    """
    was, now = {b.key for b in base}, {b.key for b in blocks}
    old = [b for b in base if b.key not in now]
    new = [b for b in blocks if b.key not in was]
    gone = [b for b, fate in zip(base, one.fates, strict=True) if not fate and b.key not in now]
    come = [b for inserted in one.inserted for b in inserted if b.key not in was]
    return bool(_lines(gone) & _lines(new) or _lines(come) & _lines(old))


def _lines(blocks: Sequence[Block]) -> set[str]:
    return {line for block in blocks for line in block.key.split("\n")}


def _filled(
    pairs: _Pairs,
    base: Sequence[Block],
    blocks: Sequence[Block],
    pairing: Callable[[Sequence[Block], Sequence[Block]], _Pairs],
) -> _Pairs:
    """The pairs, and those that `pairing` finds in the holes between them."""
    found, i, j = list(pairs), 0, 0
    for k, m in (*pairs, (len(base), len(blocks))):
        if i < k and j < m:
            found += ((i + p, j + q) for p, q in pairing(base[i:k], blocks[j:m]))
        i, j = k + 1, m + 1
    return sorted(found)


def _same_looks(base: Sequence[Block], blocks: Sequence[Block]) -> _Pairs:
    def looks(block: Block) -> tuple[str, ...]:
        return block.kind, *(shown(block.text) or [block.key])

    return matches([looks(b) for b in base], [looks(b) for b in blocks])


def _renamed(base: Sequence[Block], blocks: Sequence[Block]) -> _Pairs:
    same = base[-1].level == blocks[-1].level and base[-1].kind == "heading"
    return [(len(base) - 1, len(blocks) - 1)] if same else []


def _likest(base: Sequence[Block], blocks: Sequence[Block], least: float) -> _Pairs:
    if len(base) == len(blocks) == 1 and base[0].kind != "heading":
        least = 0.0
    words, others = [letters(b.text) for b in base], [letters(b.text) for b in blocks]

    def worth(i: int, j: int) -> float:
        alike, enough = likeness(words[i], others[j]), _enough(base[i], blocks[j], least)
        return alike + _EVER_SO_LITTLE if alike >= enough else 0.0

    if len(base) * len(blocks) <= _MOST_PAIRS:
        return _heaviest(len(base), len(blocks), worth)
    return [(i, i) for i in range(min(len(base), len(blocks))) if worth(i, i)]


def _enough(a: Block, b: Block, least: float) -> float:
    """How much alike two blocks must be to be one; of two kinds, it takes more.

    Another heading is another section: what stands below it must not change its owner.
    """
    if a.name != b.name and a.name != a.key and b.name != b.key:
        return _NEVER
    if least and a.kind == b.kind == "heading":
        return _NEVER
    return least if a.kind == b.kind else max(least, ALIKE)


def _heaviest(rows: int, columns: int, worth: Callable[[int, int], float]) -> _Pairs:
    """The rising pairs (row, column) that are worth most together; of equal ones the first."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    worths = [[worth(i, j) for j in range(columns)] for i in range(rows)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            together = worths[i][j] + best[i + 1][j + 1] if worths[i][j] else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < columns and best[i][j]:
        if worths[i][j] and best[i][j] == worths[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
