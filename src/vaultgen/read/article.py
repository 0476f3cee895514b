"""A Markdown document, read to the last word: what show notes and articles have in common."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vaultgen.model import Block, Text
from vaultgen.read import inline, markdown, times
from vaultgen.read.document import Document
from vaultgen.read.inline import Inline
from vaultgen.read.markdown import MarkdownBlock
from vaultgen.text import fold, language

_GLUED: Final = re.compile(r"(?<=[^\s(])-\s(?=\[[^\[\]\n]{1,300}\]\(http)")


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the document and what it says."""

    block: MarkdownBlock
    said: Inline


def parts(document: Document, body_line: int) -> list[Part]:
    """All blocks from the line with this index on that say something."""
    blocks, references = markdown.parse(document.lines[body_line:], body_line + 1)
    read = (Part(b, inline.read(b.text, references)) for block in blocks for b in _unglued(block))
    return [part for part in read if part.said.text]


def _unglued(block: MarkdownBlock) -> Iterator[MarkdownBlock]:
    """List items whose line break got lost: `[One](https://…)- [Two](https://…)`."""
    first, *others = _GLUED.split(block.text)
    yield replace(block, text=first)
    yield from (replace(block, text=other, kind="bullet") for other in others)


def without_title(
    parts: Sequence[Part], titles: tuple[Text, ...]
) -> tuple[list[Part], tuple[Text, ...]]:
    """The parts without a first heading that is the title or repeats it; and the titles."""
    head = next(iter(parts), None)
    if head and head.block.kind == "heading" and head.block.level == 1:
        title = inline.plain(head.said.text)
        if not titles or fold(title) == fold(titles[0].text):
            return list(parts[1:]), titles or (Text(language(title), title),)
    return list(parts), titles


def outline(
    parts: Sequence[Part], duration: float | None
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The parts as blocks, less the times that cannot be right; and the warnings about these."""
    marks = [second for part in parts for _, second in part.said.times]
    lines = [part.block.line for part in parts for _ in part.said.times]
    kept, doubtful = times.cited(marks, lines, duration)
    rest = iter(kept)
    blocks = tuple(
        Block(
            kind=part.block.kind,
            text=part.said.text,
            level=part.block.level,
            times=tuple((at, t) for at, _ in part.said.times if (t := next(rest)) is not None),
            links=part.said.wikilinks,
        )
        for part in parts
    )
    return blocks, doubtful
