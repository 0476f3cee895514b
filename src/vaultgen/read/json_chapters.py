"""Podcasting 2.0 chapters: `chapters` with `startTime` and `title`.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

import re
from dataclasses import replace
from typing import Annotated, Final

import msgspec

from vaultgen.model import Chapter, Declared, Link, Source
from vaultgen.read import json_document, source
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.text import squeeze

_SHAPE: Final = re.compile(
    r'\A(?![\s\S]*?"(?:segments|transcript)"\s*:\s*\[)'
    r'[\s\S]*?"chapters"\s*:\s*\[\s*\{[^{}]*?"startTime"\s*:'
)


class _Location(msgspec.Struct, frozen=True):
    name: str = ""


class _Chapter(msgspec.Struct, frozen=True, rename="camel"):
    start_time: Annotated[float, msgspec.Meta(ge=0)]
    end_time: float | None = None
    title: str = ""
    url: str = ""
    toc: bool = True
    location: _Location | None = None


def claims(document: Document) -> Claim:
    """JSON with chapters and without a transcript."""
    return json_document.claim(document, _SHAPE, "`chapters` with a `startTime`")


def read(document: Document) -> Source:
    """The chapters, their links and places; silent chapters (`toc` false) only give the latter."""
    top = json_document.members(document)
    found = json_document.decode(top["chapters"], list[_Chapter], "$.chapters", document)
    marks = sorted(found, key=lambda chapter: chapter.start_time)
    begun = source.begin(document, READER.name, json_document.stated(top, "chapters", "waypoints"))
    return replace(
        begun,
        chapters=tuple(
            Chapter(squeeze(mark.title), mark.start_time, mark.end_time)
            for mark in marks
            if mark.toc and mark.title.strip()
        ),
        links=begun.links + tuple(Link(squeeze(m.title), m.url) for m in marks if m.url),
        declared=begun.declared
        + tuple(
            Declared(squeeze(mark.location.name), "place", "location")
            for mark in marks
            if mark.location and mark.location.name.strip()
        ),
    )


READER: Final = Reader("chapters-json", claims, read)
