"""Show notes: headings, lists of links, paragraphs, and perhaps a list of chapters.

Also the reader for every other Markdown document that is no transcript.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, takewhile
from typing import Final

from vaultgen.model import Chapter, Declared, Link, Source, Text
from vaultgen.read import (
    accounts,
    article,
    header,
    inline,
    link_names,
    media,
    post,
    prose,
    source,
    summary,
    times,
    topic,
    turns,
)
from vaultgen.read.article import Part
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.text import language

_STRUCTURE: Final = re.compile(
    r"^(?:#{1,6}\s+\S|\s{0,12}(?:[-*+•]|\d{1,3}[.)])\s+\S|.{0,300}\[[^\[\]\n]{1,300}\](?:\(|\[|:\s))",
    re.MULTILINE,
)
_BLANK: Final = re.compile(r"\n[ \t]*\n\s*")
_ENOUGH: Final = 0.25
"""Share of the paragraphs that are headings, lists or hold links."""
_SAMPLE: Final = 3000
"""Lines that a claim looks at."""
_MORE_SPECIFIC: Final = (turns, prose, topic, post, summary)
_CHAPTER: Final = re.compile(
    rf"\s*[\[(]{{0,2}}(?P<mark>{times.MARK})[\])]{{0,2}}(?:\(\S{{0,500}}\))?\s*[-–—:|]?\s+(?P<title>\S.*)"
)
_FEWEST: Final = 2
"""Marks that make a list of chapters."""


def claims(document: Document) -> Claim:
    """Markdown with headings, lists or links, or a header with a text; and nothing else fits."""
    start = header.body_line(document)
    body = "\n".join(document.lines[start : start + _SAMPLE])
    paragraphs = [text for text in _BLANK.split(body) if text.strip()]
    marked = sum(1 for text in paragraphs if _STRUCTURE.search(text))
    if document.text.startswith(("{", "WEBVTT")) or not (paragraphs or start):
        return Claim(0.0, "it is no Markdown")
    if not start and (marked == 0 or marked < _ENOUGH * len(paragraphs)):
        return Claim(0.5, "it has no header, and few headings, lists or links")
    if any(other.claims(document).mine for other in _MORE_SPECIFIC):
        return Claim(0.5, "it has the form of something else")
    return Claim(1.0, "it is Markdown with headings, lists or links")


def read(document: Document) -> Source:
    """Everything the notes say, in its order; raises ReadError for a broken header.

    Paragraphs before the first heading or list are the description, the rest is the outline.
    """
    stated = header.parse(document)
    begun = source.begin(document, READER.name, stated)
    parts, titles = article.without_title(article.parts(document, stated.body_line), begun.titles)
    parts, chapters = _without_chapters(parts)
    before = list(takewhile(lambda part: part.block.kind == "paragraph", parts))
    outline, doubtful = article.outline(parts[len(before) :], begun.duration)
    links = list(chain.from_iterable(map(_links, parts)))
    declared = (*accounts.owners(links), *chain.from_iterable(map(_names, parts)))
    prose_text = " ".join(part.said.text for part in parts)
    recording = media.find(document.text)
    return replace(
        begun,
        titles=titles,
        language=begun.language or language(prose_text),
        media=begun.media or ((recording,) if recording and recording.kind == "audio" else ()),
        descriptions=begun.descriptions
        + tuple(Text(language(part.said.text), part.said.text) for part in before),
        chapters=chapters,
        outline=outline,
        declared=begun.declared + tuple(dict.fromkeys(declared)),
        links=tuple(dict.fromkeys((*begun.links, *links))),
        warnings=doubtful,
    )


def _links(part: Part) -> Iterator[Link]:
    """Links, bare addresses among them, which are called what the words before them say."""
    yield from (link for link in part.said.links if link.text != link.url)
    yield from accounts.captioned(part.said.text)


def _names(part: Part) -> Iterator[Declared]:
    links = list(_links(part))
    before = part.said.text.partition(links[0].text)[0] if links else ""
    yield from chain.from_iterable(link_names.names(link, before) for link in links)


def _without_chapters(parts: Sequence[Part]) -> tuple[list[Part], tuple[Chapter, ...]]:
    """The parts without those whose every line is a time and a title; and these as chapters."""
    kept: list[Part] = []
    chapters: list[Chapter] = []
    for part in parts:
        lines = [_CHAPTER.fullmatch(line) for line in part.block.text.split("\n")]
        marks = [found for found in lines if found]
        if part.block.kind in ("heading", "quote") or len(marks) < len(lines):
            kept.append(part)
            continue
        chapters += (_chapter(found) for found in marks)
    return (kept, tuple(chapters)) if len(chapters) >= _FEWEST else (list(parts), ())


def _chapter(found: re.Match[str]) -> Chapter:
    return Chapter(inline.plain(inline.read(found["title"]).text), times.parse(found["mark"]))


READER: Final = Reader("show-notes", claims, read)
