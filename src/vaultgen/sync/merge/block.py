"""The body of a note ⇄ its blocks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vaultgen.sync.merge.lines import lines

_FIRST_LINE: Final = re.compile(
    r"(?P<heading> {0,3}#{1,6}(?:\s|$))"
    r"|(?P<item>\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$))"
    r"|(?P<quote> {0,3}>)"
    r"|(?P<table>\s*\|)"
    r"|(?P<fence>\s*(?P<marks>`{3,}(?!.*`)|~{3,}))"
    r"|(?P<comment>\s*%%)"
)
_ID: Final = re.compile(r"\^[A-Za-z0-9-]+")
_BLANK: Final = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a list item, a quote, a table, a code block, a comment or a paragraph."""

    kind: str
    """A name of `_FIRST_LINE`, `paragraph`, `marker` of a conflict, or `end` of the body."""
    gap: str
    """The blank lines before it, with their line ends."""
    after: str
    """Kind of the block that it followed where it was written; empty at the top."""
    text: str
    """Its lines, line ends included; the last line of a file may have none."""
    key: str
    """What makes two blocks the same: the text without white space at the ends of lines."""

    @property
    def name(self) -> str:
        """By what a block is found again when its text changed: its block id, else the key."""
        last = self.key.rsplit(maxsplit=1)[-1:]
        return last[0] if last and _ID.fullmatch(last[0]) else self.key

    @property
    def level(self) -> int:
        """1 to 6 for a heading; 7 for what stands below all headings."""
        return self.key.lstrip()[:7].count("#") if self.kind == "heading" else 7


def split(body: str) -> list[Block]:
    """The blocks of a body; their gaps and texts together are the body, byte for byte.

    Lines end at `\\n` alone. Every marker of a list begins an item; a code block that is not
    closed goes on to the end; a comment `%%` that is not closed is a paragraph. The last block
    is always an `end`.
    """
    parts = lines(body)
    blocks: list[Block] = []
    at, after = 0, ""
    while after != "end":
        start = _while(parts, at, "")
        kind, end = _extent(parts, start) if start < len(parts) else ("end", start)
        blocks.append(_block(kind, "".join(parts[at:start]), after, parts[start:end]))
        at, after = end, kind
    return blocks


def rows(block: Block) -> list[Block]:
    """The lines of a block as blocks of its kind."""
    first, *others = lines(block.text)
    return [
        _block(block.kind, block.gap, block.after, [first]),
        *(_block(block.kind, "", block.kind, [line]) for line in others),
    ]


def joined(blocks: Iterable[Block], eol: str) -> Iterator[str]:
    """The text of each block, after what parts it from the one before.

    Blocks that did not follow each other where they were written are kept apart by a blank line,
    the items of a list excepted.
    """
    before: Block | None = None
    for block in blocks:
        gap = block.gap
        if before and not gap and block.text and not _may_touch(before, block):
            gap = eol
        if before and not before.text.endswith("\n") and (gap or block.text):
            gap = eol + gap
        yield gap + block.text
        before = block


def _may_touch(before: Block, block: Block) -> bool:
    kinds = before.kind, block.kind
    return block.after == before.kind or kinds == ("item", "item") or "marker" in kinds


def _block(kind: str, gap: str, after: str, parts: Sequence[str]) -> Block:
    key = "\n".join(line.rstrip(_BLANK) for line in parts)
    return Block(kind, gap, after, "".join(parts), key)


def _kind(line: str) -> str:
    """Kind of the block that would begin with a line; empty for a blank line."""
    if not line.strip(_BLANK):
        return ""
    found = _FIRST_LINE.match(line)
    return (found and found.lastgroup) or "paragraph"


def _extent(parts: Sequence[str], start: int) -> tuple[str, int]:
    """(kind, number of the line after it) of the block that begins at a line."""
    kind = _kind(parts[start])
    if kind == "heading":
        return kind, start + 1
    if kind == "fence":
        return kind, _end_of_fence(parts, start)
    if kind == "comment":
        end = _end_of_comment(parts, start)
        return (kind, end) if end else ("paragraph", _while(parts, start + 1, "paragraph"))
    goes_on = kind if kind in ("quote", "table") else "paragraph"
    return kind, _while(parts, start + 1, goes_on)


def _while(parts: Sequence[str], at: int, kind: str) -> int:
    while at < len(parts) and _kind(parts[at]) == kind:
        at += 1
    return at


def _end_of_fence(parts: Sequence[str], start: int) -> int:
    found = _FIRST_LINE.match(parts[start])
    marks = found["marks"] if found else ""
    for at in range(start + 1, len(parts)):
        line = parts[at].strip(_BLANK)
        if line.startswith(marks) and not line.strip(marks[0]):
            return at + 1
    return len(parts)


def _end_of_comment(parts: Sequence[str], start: int) -> int:
    """0 when the comment is not closed."""
    if parts[start].count("%%") > 1:
        return start + 1
    ends = (at + 1 for at in range(start + 1, len(parts)) if "%%" in parts[at])
    return next(ends, 0)
