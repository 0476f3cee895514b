"""Podcasting 2.0 transcripts in HTML: `<cite>Jane:</cite> <time>0:12</time> <p>text</p>`."""

import re
from dataclasses import replace
from html import unescape
from typing import Final, Literal

from vaultgen.model import Segment, Source, Text
from vaultgen.read import source
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.read.times import parse
from vaultgen.text import language, squeeze

_PART: Final = re.compile(
    r"<(cite|time|p|title|h1)\b[^<>]{0,500}>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL
)
_TAG: Final = re.compile(r"<[!/]?[A-Za-z][^<>]{0,500}>")
_SIGN: Final = re.compile(r"<(?:cite|time)\b[^<>]{0,500}>", re.IGNORECASE)


def claims(document: Document) -> Claim:
    """Mine when speakers or times are marked up as the namespace has it."""
    if document.suffix not in (".html", ".htm") and not document.text.lstrip().startswith("<"):
        return Claim(0.0, "it is no HTML")
    if _SIGN.search(document.text) and "<p" in document.text:
        return Claim(1.0, "it names speakers in `<cite>` or times in `<time>`")
    return Claim(0.6, "it has no `<cite>` or `<time>` above its paragraphs")


def read(document: Document) -> Source:
    """One segment for each `<p>`; names hold until the next one, a time for one paragraph."""
    segments: list[Segment] = []
    lines: list[int] = []
    titles: list[Text] = []
    speaker, start, line, at = None, None, 1, 0
    for part in _PART.finditer(document.text):
        line, at = line + document.text.count("\n", at, part.start()), part.start()
        kind, text = part[1].lower(), squeeze(unescape(_TAG.sub("", part[2])))
        if kind == "cite":
            speaker = text.removesuffix(":").rstrip() or None
        elif kind == "time":
            start = parse(text)
        elif kind == "p" and text:
            given: Literal["given", "none"] = "none" if start is None else "given"
            segments.append(Segment(text, start, None, given, speaker))
            lines.append(line)
            start = None
        elif text:
            titles.append(Text(language(text), text))
    begun = source.begin(document, READER.name)
    begun = replace(begun, titles=tuple(dict.fromkeys(titles)))
    return source.with_transcript(begun, segments, lines)


READER: Final = Reader("html-turns", claims, read)
