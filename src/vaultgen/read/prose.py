"""Transcripts without speakers or times: a title and paragraphs, `prose`."""

import re
from dataclasses import replace
from typing import Final

from vaultgen.model import Source
from vaultgen.read import header, source, turns
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.read.turns_segments import body
from vaultgen.read.turns_voices import survey

_SAMPLE: Final = 3000
"""Lines that a claim looks at."""
_BLANK: Final = re.compile(r"\n(?:[ \t]*\n)+")
_STRUCTURE: Final = re.compile(
    r"\s*(?:[-*+•]\s|\d+[.)]\s|[>|!{}\"<]|#|```)|.*(?:\]\(|\]\[|\[\[|data-t=|https?://|</?\w)",
    re.DOTALL,
)
"""Lists, quotes, tables, headings, links, markup: what nobody says."""
_ITEM: Final = re.compile(r"\s*(?:[-*+•▪◦●–]\s|\d+[.)]\s)")
_CELL: Final = re.compile(r"[^\s\d],[^\s\d]|[|\t]")
_STOP: Final = re.compile(r"[.?!](?=[\s\"”’)]|$)|[。？！]")
_LONG: Final = 25
"""Words of a paragraph that is no heading and no item of a list."""
_ENOUGH: Final = 120
"""Words of the shortest text that is taken for a transcript."""


def claims(document: Document) -> Claim:
    """Mine when nearly all words stand in plain paragraphs and no line opens with a speaker."""
    if document.suffix in (".csv", ".tsv"):
        return Claim(0.2, "it is a table")
    start = header.body_line(document)
    lines = document.lines[start : start + _SAMPLE]
    layout = survey(lines)
    if layout.labelled > 1 or layout.timed > 2 or turns.claims(document).mine:
        return Claim(0.3, "some of its lines open with a speaker or a time")
    paragraphs = [text.strip() for text in _BLANK.split("\n".join(lines)) if text.strip()]
    plain = [text for text in paragraphs if not _STRUCTURE.match(text) and not _is_list(text)]
    cells = sum(len(_CELL.findall(text)) for text in plain)
    words = sum(len(text.split()) for text in paragraphs)
    spoken = sum(size for text in plain if (size := len(text.split())) >= _LONG)
    if words < _ENOUGH:
        return Claim(0.4, "it is too short for a transcript")
    stops = sum(len(_STOP.findall(text)) for text in plain)
    if cells * 50 > words or (stops * 100 < words and any(map(str.isupper, "".join(plain)))):
        return Claim(0.2, "it has no sentences")
    if len(plain) < 0.95 * len(paragraphs) or spoken < 0.7 * words:
        return Claim(0.5, "it has lists, links or headings that nobody says")
    return Claim(1.0, "it is plain text in paragraphs")


def _is_list(paragraph: str) -> bool:
    """Is at least half of it items, as below a heading?"""
    lines = paragraph.splitlines()
    return 2 * sum(map(bool, map(_ITEM.match, lines))) >= len(lines)


def read(document: Document) -> Source:
    """One segment for each paragraph; raises ReadError for a broken header."""
    stated = header.parse(document)
    transcript = body(document.lines, stated.body_line, survey(()))
    begun = source.begin(document, READER.name, stated)
    done = source.with_transcript(begun, transcript.segments, transcript.lines)
    return replace(done, chapters=transcript.chapters)


READER: Final = Reader("prose", claims, read)
