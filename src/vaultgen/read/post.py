"""A translated post: paragraphs, each with its original folded away in a `<details>` block.

我们到了。

<details>
<summary>Original</summary>
<p>We are there.</p>
</details>
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Final

from vaultgen.model import Chapter, Segment, Source, Text
from vaultgen.read import header, source, times
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.text import language, squeeze

_DETAILS: Final = re.compile(r"<details\b[^>]*>(.*?)(?:</details\s*>|\Z)", re.DOTALL | re.I)
_SUMMARY: Final = re.compile(r"<summary\b[^>]*>.*?</summary\s*>", re.DOTALL | re.IGNORECASE)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_HEADING: Final = re.compile(r"#{1,6}\s+(\S.*?)[\s#]*")
_CHANGE: Final = re.compile(r"(?:>>|&gt;&gt;)+\s*")
_FEWEST: Final = 2
"""Blocks that a post needs; a single one may hide anything."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A heading, or a paragraph with its original; either half of the pair may be missing."""

    line: int
    heading: str = ""
    shown: str = ""
    hidden: str = ""


def claims(document: Document) -> Claim:
    """Most paragraphs are followed by a `<details>` block."""
    if document.text.count("<details") < _FEWEST:
        return Claim(0.0, "paragraphs are not followed by <details> blocks")
    items = [item for item in _items(document, header.body_line(document)) if not item.heading]
    pairs = sum(1 for item in items if item.shown and item.hidden)
    if pairs >= _FEWEST and 2 * pairs > len(items):
        return Claim(1.0, "paragraphs are followed by their original in <details> blocks")
    return Claim(pairs / (2 * len(items) + 1), "few paragraphs are followed by <details> blocks")


def read(document: Document) -> Source:
    """The originals as segments, the paragraphs as their translations, headings as chapters."""
    stated = header.parse(document)
    segments: list[Segment] = []
    chapters: list[Chapter] = []
    lines, alone = [], []
    items = list(_items(document, stated.body_line))
    for item in items:
        if item.heading:
            chapters.append(Chapter(item.heading, segment=len(segments)))
            continue
        segments.append(_segment(item))
        lines.append(item.line)
        if not item.hidden:
            alone.append(item.line)
    begun = source.with_transcript(
        source.begin(document, READER.name, replace(stated, language=None)), segments, lines
    )
    warnings = times.report("the paragraph has no original and was kept as it is", alone)
    return replace(
        begun,
        chapters=tuple(c for c in chapters if (c.segment or 0) < len(segments)),
        warnings=begun.warnings + warnings,
    )


def _segment(item: _Item) -> Segment:
    if not item.hidden:
        return Segment(item.shown)
    change = _CHANGE.match(item.hidden)
    original = item.hidden[change.end() :] if change else item.hidden
    translation = (Text(language(item.shown), item.shown),) if item.shown else ()
    return Segment(original, translations=translation, turn=change is not None)


def _items(document: Document, first: int) -> Iterator[_Item]:
    """Headings and pairs in their order."""
    body = "\n".join(document.lines[first:])
    at, line = 0, first + 1
    for block in _DETAILS.finditer(body):
        items = list(_paragraphs(body[at : block.start()], line))
        line += body.count("\n", at, block.start())
        hidden = squeeze(unescape(_TAG.sub(" ", _SUMMARY.sub(" ", block[1]))))
        shown = items.pop() if items and items[-1].shown else _Item(line)
        yield from items
        if hidden or shown.shown:
            yield replace(shown, hidden=hidden)
        line += body.count("\n", block.start(), block.end())
        at = block.end()
    yield from _paragraphs(body[at:], line)


def _paragraphs(text: str, line: int) -> Iterator[_Item]:
    """Headings and paragraphs without originals; a paragraph ends at a blank line."""
    start, words = line, list[str]()
    for n, row in enumerate([*text.split("\n"), ""], line):
        heading = _HEADING.fullmatch(row.strip())
        if row.strip() and not heading:
            start = start if words else n
            words.append(row)
            continue
        if words:
            yield _Item(start, shown=squeeze(" ".join(words)))
            words = []
        if heading:
            yield _Item(n, heading=heading[1])


READER: Final = Reader("bilingual-post", claims, read)
