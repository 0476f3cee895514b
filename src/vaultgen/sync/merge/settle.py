"""A stretch of blocks that both sides changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from vaultgen.sync.merge.align import Side
from vaultgen.sync.merge.block import Block
from vaultgen.sync.merge.contest import Contest
from vaultgen.sync.merge.insertions import both


@dataclass(frozen=True, slots=True)
class Trio:
    """One block, as each side has it."""

    base: Block
    mine: Block
    new: Block


def settle(
    before: Block | None, base: Sequence[Block], yours: Side, ours: Side
) -> Iterator[Block | Contest | Trio]:
    """What becomes of a stretch, in order; `before` is the block that stands before it.

    What only one side changed is that side's. What the user deleted stays deleted, even when ours
    changed it. What ours deleted is contested when the user wrote in it.
    """
    contests = dict(_contests(base, yours, ours))
    for start, end in _gone(yours):
        _drop_what_belongs(base[start:end], start, ours)
    for slot in range(len(base) + 1):
        for block in both(before, yours.inserted[slot], ours.inserted[slot]):
            yield block
            before = block
        if slot in contests:
            yield contests[slot]
            before = contests[slot].mine[-1]
        elif slot < len(base):
            kept, other = yours.fates[slot], ours.fates[slot]
            if kept and other:
                yield Trio(base[slot], kept, other)
                before = kept


def _contests(base: Sequence[Block], yours: Side, ours: Side) -> Iterator[tuple[int, Contest]]:
    """(place, contest) of each run that ours deleted and the user wrote in.

    What a contest holds is taken out of the insertions of both sides.
    """
    for start, end in _gone(ours):
        run, fates = base[start:end], yours.fates[start:end]
        tail = _belonging(run, yours.inserted[end])
        changed = any(fate and fate.key != b.key for fate, b in zip(fates, run, strict=True))
        if changed or tail or any(yours.inserted[start + 1 : end]):
            mine = [fates[0]]
            for fate, slot in zip(fates[1:], range(start + 1, end), strict=True):
                mine += (*_taken(yours, slot), fate)
            theirs = [block for slot in range(start, end) for block in _taken(ours, slot)]
            del yours.inserted[end][: len(tail)]
            yield start, Contest((*filter(None, mine), *tail), tuple(theirs))


def _taken(one: Side, slot: int) -> list[Block]:
    taken, one.inserted[slot] = one.inserted[slot], []
    return taken


def _drop_what_belongs(run: Sequence[Block], start: int, ours: Side) -> None:
    """New text of ours in a section that the user threw out goes with it."""
    end = start + len(run)
    if any(block.kind == "heading" for block in run):
        for slot in range(start + 1, end):
            _taken(ours, slot)
        del ours.inserted[end][: len(_belonging(run, ours.inserted[end]))]


def _gone(one: Side) -> Iterator[tuple[int, int]]:
    """(start, end) of each run of blocks that a side has no longer."""
    for gone, run in groupby(range(len(one.fates)), lambda at: one.fates[at] is None):
        if gone:
            first, *others = run
            yield first, first + 1 + len(others)


def _belonging(run: Sequence[Block], inserted: Sequence[Block]) -> list[Block]:
    """What is inserted right after a run and stands below a heading of it."""
    top = min(block.level for block in run)
    if top == 7:
        return []
    return list(takewhile(lambda block: block.level > top, inserted))
