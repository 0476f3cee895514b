"""A place in a body that both sides want."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vaultgen.sync.merge.block import Block
from vaultgen.sync.merge.merged import BETWEEN, OURS, YOURS


@dataclass(frozen=True, slots=True)
class Contest:
    """What each side has there."""

    mine: tuple[Block, ...]
    """Never empty."""
    theirs: tuple[Block, ...]

    def marked(self, eol: str) -> Iterator[Block]:
        """Both, between lines that say whose is whose."""
        yield _marker(YOURS + eol, self.mine[0].gap)
        yield from _without_gap(self.mine)
        yield _marker(BETWEEN + eol)
        yield from _without_gap(self.theirs)
        yield _marker(OURS + eol)


def _marker(text: str, gap: str = "") -> Block:
    return Block("marker", gap, "", text, text)


def _without_gap(blocks: Sequence[Block]) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        yield block if at else replace(block, gap="")
