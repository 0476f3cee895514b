"""Three bodies into one, by blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vaultgen.sync.merge.align import ALIKE, recut, side
from vaultgen.sync.merge.block import Block, joined, rows, split
from vaultgen.sync.merge.cells import merged_cells
from vaultgen.sync.merge.contest import Contest
from vaultgen.sync.merge.diff3 import regions
from vaultgen.sync.merge.merged import Merged
from vaultgen.sync.merge.settle import Trio, settle
from vaultgen.sync.merge.words import merged_words

_Part = Block | Contest


def merge_body(base: str, mine: str, new: str, eol: str, line: int) -> Merged:
    """Three-way merge of the text below the front matter.

    `eol` ends the lines of `new`, and of what is put between blocks; `line` is the number that
    the first line of the body has in the merged file.
    """
    parts = list(_merged(None, split(base), split(mine), split(new)))
    yours: list[Block] = []
    ours: list[Block] = []
    marked: list[Block] = []
    for part in parts:
        if isinstance(part, Contest):
            yours += part.mine
            ours += part.theirs
            marked += part.marked(eol)
        else:
            for blocks in (yours, ours, marked):
                blocks.append(part)
    mine, theirs, markers = ("".join(joined(blocks, eol)) for blocks in (yours, ours, marked))
    return Merged(mine, theirs, markers, tuple(_places(parts, eol, line)))


def _places(parts: Iterable[_Part], eol: str, line: int) -> Iterator[str]:
    """The line at which the user's text of each contest begins."""
    blocks: list[Block] = []
    contested = set()
    for part in parts:
        if isinstance(part, Contest):
            contested.add(len(blocks))
        blocks += part.mine if isinstance(part, Contest) else (part,)
    for at, text in enumerate(joined(blocks, eol)):
        line += text.count("\n")
        if at in contested:
            lines = blocks[at].text.count("\n")
            yield f"line {line - lines}"


def _merged(
    before: Block | None, base: Sequence[Block], mine: Sequence[Block], new: Sequence[Block]
) -> Iterator[_Part]:
    for region in regions(*([block.name for block in blocks] for blocks in (base, mine, new))):
        b, m, n = base[region.base], mine[region.mine], new[region.new]
        for part in _aligned(b, m, n) if region.stable else _changed(before, b, m, n):
            yield part
            before = part.mine[-1] if isinstance(part, Contest) else part


def _aligned(base: Sequence[Block], mine: Sequence[Block], new: Sequence[Block]) -> Iterator[_Part]:
    for trio in map(Trio, base, mine, new):
        yield from _one(trio)


def _changed(
    before: Block | None, base: Sequence[Block], mine: Sequence[Block], new: Sequence[Block]
) -> Iterator[_Part]:
    was, yours, ours = ([block.key for block in blocks] for blocks in (base, mine, new))
    if yours == was and _gaps(mine) == _gaps(base):
        yield from new
    elif ours in (was, yours):
        yield from mine
    else:
        yield from _both_changed(before, base, mine, new)


def _gaps(blocks: Sequence[Block]) -> list[int]:
    return [block.gap.count("\n") for block in blocks]


def _both_changed(
    before: Block | None, base: Sequence[Block], mine: Sequence[Block], new: Sequence[Block]
) -> Iterator[_Part]:
    # Whatever the user put in place of a block is taken for that block: better one conflict too
    # many than a change of ours that vanishes. Of ours, what is not alike is news.
    yours, ours = side(base, mine, 0.0), side(base, new, ALIKE)
    if recut(base, mine, yours) or recut(base, new, ours):
        lines = ([row for block in blocks for row in rows(block)] for blocks in (base, mine, new))
        yield from _merged(before, *lines)
        return
    for part in settle(before, base, yours, ours):
        yield from _one(part) if isinstance(part, Trio) else (part,)


def _one(trio: Trio) -> Iterator[_Part]:
    """One block that all three have."""
    base, mine, new = trio.base, trio.mine, trio.new
    if mine.key == base.key != new.key:
        yield _parted(new, trio)
    elif new.key in (base.key, mine.key):
        yield _parted(mine, trio)
    else:
        for at, part in enumerate(_within(trio)):
            yield part if at else _parted(part, trio)


def _within(trio: Trio) -> Iterator[_Part]:
    """A block that both changed: by its lines, a line by its words, or its cells."""
    lines = [rows(block) for block in (trio.base, trio.mine, trio.new)]
    if max(map(len, lines)) > 1:
        yield from _merged(None, *lines)
        return
    mine = trio.mine
    merged = merged_cells if mine.kind == "table" else merged_words
    words = merged(trio.base.key, mine.key, trio.new.key)
    if words is None:
        yield Contest((mine,), (trio.new,))
    else:
        yield replace(mine, text=words + mine.text[len(mine.key) :], key=words)


def _parted(part: _Part, trio: Trio) -> _Part:
    """A part with the blank lines before it merged: the user's, if they changed them."""
    was, yours, ours = _gaps((trio.base, trio.mine, trio.new))
    chosen = trio.new if yours == was != ours else trio.mine
    if isinstance(part, Contest):
        return Contest(_after(part.mine, chosen), _after(part.theirs, chosen))
    return part if part is chosen else replace(part, gap=chosen.gap, after=chosen.after)


def _after(blocks: tuple[Block, ...], gap: Block) -> tuple[Block, ...]:
    return tuple(
        block if at else replace(block, gap=gap.gap, after=gap.after)
        for at, block in enumerate(blocks)
    )
