"""A summary page of an episode, saved as text: a byline, an outline, counts and topic chips.

    How Tea Travels
    Jane RoeMay 4, 202553 min
    12 connections·14 entities in this video

    From Leaf to Cup
      • 🍵 Leaves are sorted by hand.

    Topics2 themes
    Tea TradeSlow Food

What belongs to the site and not to the episode (`Skip to main content`) is kept out: only what
has one of these forms is taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from vaultgen.labels import is_name
from vaultgen.model import Block, Declared, Field, Source, Text
from vaultgen.read import chips, dates, media, source
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.text import language, squeeze

_MONTH: Final = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DATE: Final = rf"{_MONTH}\.?\s+\d{{1,2}},?\s+(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
_LENGTH: Final = (
    r"\d{1,3}(?::\d\d){1,2}|(?:\d{1,2}\s*h(?:r|ours?)?\s*)?\d{1,3}\s*m(?:in(?:ute)?s?)?"
)
_BYLINE: Final = re.compile(
    rf"(?:\[[^\[\]]{{0,20}}\]\s*)?(?P<name>\D{{0,80}}?)[\s·•|,–-]*(?P<date>{_DATE})"
    rf"[\s·•|,–-]*(?P<length>{_LENGTH})?(?:\s+read|\s+watch)?"
)
_BULLET: Final = re.compile(r"\s*[•▪◦●*–-]\s+(?P<text>\S.*)")
_COUNT: Final = r"\d[\d,]*(?:\s+[a-z]+)?"
_COUNTS: Final = re.compile(
    rf"(?P<label>[A-Z][A-Za-z ]{{0,40}}?)?\s*[·:]?\s*(?P<counts>{_COUNT}(?:\s*[·,|]\s*{_COUNT})*)"
    r"(?:\s+in this \w+)?"
)
_TOPICS: Final = re.compile(r"(?:topics?|themes?|tags?|keywords?)\b", re.IGNORECASE)
_LONGEST: Final = 100_000
"""Letters of the longest page that is a summary."""
_HEAD_LINES: Final = 30
"""Lines among which the byline must stand."""
_HEADING_WORDS: Final = 14
_SECTIONS: Final = 2
"""Sections with bullets that make a page an outline."""


def claims(document: Document) -> Claim:
    """Sections of bullets below a byline with a date, or beside counts."""
    if len(document.text) > _LONGEST:
        return Claim(0.0, "it is too long for a summary")
    sections = sum(1 for block in _outline(document.lines) if block.kind == "heading")
    if sections < _SECTIONS:
        return Claim(0.0, "it has no sections of `•` bullets")
    if document.lines[0].startswith(("---", "#")):
        return Claim(0.4, "it begins like Markdown, not like a saved page")
    if _byline(document.lines) or len(_counts(document.lines)) >= _SECTIONS:
        return Claim(1.0, "it has a byline or counts, and sections of bullets")
    return Claim(0.5, "it has sections of bullets, but neither a byline nor counts")


def read(document: Document) -> Source:
    """Title, byline, outline, counts and topics."""
    lines = document.lines
    byline = _byline(lines)
    at, found = byline if byline else (0, None)
    title = next((squeeze(line) for line in reversed(lines[:at]) if line.strip()), None)
    length = found["length"] if found else None
    exact = dates.length(length) if length and ":" in length else None
    recording = media.find(document.text)
    outline = tuple(_outline(lines))
    begun = source.begin(document, READER.name)
    return replace(
        begun,
        titles=(Text(language(title), title),) if title else (),
        published=dates.iso(found["date"]) if found else None,
        duration=exact,
        language=language(" ".join(block.text for block in outline)),
        media=(recording,) if recording else begun.media,
        descriptions=tuple(_descriptions(lines[at + 1 :])),
        outline=outline,
        topics=_topics(document),
        declared=_declared(found),
        fields=tuple(_fields(lines, None if exact else length)),
    )


def _byline(lines: Sequence[str]) -> tuple[int, re.Match[str]] | None:
    for at, line in enumerate(lines[:_HEAD_LINES]):
        if found := _BYLINE.fullmatch(line.strip()):
            return at, found
    return None


def _declared(byline: re.Match[str] | None) -> tuple[Declared, ...]:
    name = squeeze(byline["name"]) if byline else ""
    if not is_name(name):
        return ()
    return (Declared(name, "person" if " " in name else None, "byline"),)


def _outline(lines: Sequence[str]) -> Iterator[Block]:
    """Bullets, each run of them under the short line before it."""
    heading = ""
    for line in lines:
        bullet = _BULLET.fullmatch(line)
        if bullet:
            if heading:
                yield Block("heading", heading, level=2)
                heading = ""
            yield Block("bullet", squeeze(bullet["text"]))
        elif line.strip():
            heading = squeeze(line) if _is_heading(line) else ""


def _descriptions(below: Sequence[str]) -> Iterator[Text]:
    """Sentences between the byline and the first bullet."""
    for line in takewhile(lambda line: not _BULLET.fullmatch(line), below):
        if len(line.split()) > _HEADING_WORDS and line.rstrip().endswith((".", "!", "?")):
            yield Text(language(line), squeeze(line))


def _is_heading(line: str) -> bool:
    return len(line.split()) <= _HEADING_WORDS and not line.rstrip().endswith((".", ",", ";"))


def _counts(lines: Sequence[str]) -> list[str]:
    """`Companies: 8`, `38 entities` …: how many things of a kind the page knows."""
    values: dict[str, None] = {}
    for line in lines:
        found = _COUNTS.fullmatch(line.strip())
        if not found:
            continue
        parts = [squeeze(part) for part in re.split(r"\s*[·|]\s*", found["counts"])]
        label = squeeze(found["label"] or "")
        if not label:
            values |= dict.fromkeys(part for part in parts if " " in part)
        elif not all(part in values for part in parts):
            values[f"{label}: {', '.join(parts)}"] = None
    return list(values)


def _fields(lines: Sequence[str], length: str | None) -> Iterator[Field]:
    if length:
        yield Field("length", (squeeze(length),))
    if counts := _counts(lines):
        yield Field("counts", tuple(counts))


def _topics(document: Document) -> tuple[str, ...]:
    """The chips below a line such as `Topics15 themes`; the line that holds as many is the one."""
    lines = [line.strip() for line in document.lines if line.strip()]
    for at, line in enumerate(lines):
        found = _COUNTS.fullmatch(line)
        if not (found and found["label"] and _TOPICS.match(found["label"])):
            continue
        count = int(re.sub(r"\D.*", "", found["counts"].replace(",", "")))
        below = list(takewhile(lambda below: not _COUNTS.fullmatch(below), lines[at + 1 :]))
        if len(below) >= count:
            return tuple(dict.fromkeys(map(squeeze, below[-count:])))
        glued = max(below, key=len, default="")
        return chips.split(glued, count, document.text)
    return ()


READER: Final = Reader("summary-page", claims, read)
