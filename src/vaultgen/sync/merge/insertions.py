"""Two insertions at one place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaultgen.sync.merge.block import Block

_Unit = list[Block]
"""A heading with what stands below it, or what stands before the first heading."""


def both(before: Block | None, mine: Sequence[Block], ours: Sequence[Block]) -> Iterator[Block]:
    """Both insertions, after the block `before`, in an order that keeps them where they belong.

    What goes on with a list stands first, then text, then the sections, the deeper ones first;
    of two that are alike in this the user's. What both inserted under one heading is united.
    """
    mine_above, mine_below = _units(mine)
    ours_above, ours_below = _units(ours)
    keys = _keys(mine_above)
    yield from _above(before, mine_above, [b for b in ours_above if b.key not in keys])
    yours = {unit[0].key for unit in mine_below}
    united = {unit[0].key: unit for unit in ours_below if unit[0].key in yours}
    queue = [unit for unit in ours_below if unit[0].key not in yours]
    for unit in mine_below:
        while queue and queue[0][0].level > unit[0].level:
            yield from queue.pop(0)
        keys = _keys(unit)
        yield from _joined(unit, [b for b in united.pop(unit[0].key, ()) if b.key not in keys])
    for unit in queue:
        yield from unit


def _above(before: Block | None, mine: _Unit, ours: _Unit) -> _Unit:
    first, second = mine, ours
    if before and ours and ours[0].kind == before.kind == "item" and mine:
        first, second = (mine, ours) if mine[0].kind == "item" else (ours, mine)
    return _joined(first, second)


def _joined(first: _Unit, second: _Unit) -> _Unit:
    """One after the other; two lists become one."""
    if first and second and first[-1].kind == second[0].kind == "item":
        second = [replace(second[0], gap="", after="item"), *second[1:]]
    return [*first, *second]


def _units(blocks: Sequence[Block]) -> tuple[_Unit, list[_Unit]]:
    """(what stands before the first heading, the headings with what stands below each)."""
    above: _Unit = []
    below: list[_Unit] = []
    for block in blocks:
        if block.kind == "heading":
            below.append([block])
        else:
            (below[-1] if below else above).append(block)
    return above, below


def _keys(blocks: Sequence[Block]) -> set[str]:
    return {block.key for block in blocks}
