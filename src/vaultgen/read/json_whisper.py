"""Whisper and WhisperX results: `segments` with `start`, `end`, `text` and perhaps `speaker`.

The words with their own times that both also write are not used: segments are short enough.
"""

import re
from typing import Final

import msgspec

from vaultgen.model import Segment, Source
from vaultgen.read import json_document, source
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.text import squeeze

_SHAPE: Final = re.compile(r'"segments"\s*:\s*\[\s*\{(?![^{}]*?"body"\s*:)')


class _Said(msgspec.Struct, frozen=True):
    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None


def claims(document: Document) -> Claim:
    """JSON whose `segments` have a `text`."""
    return json_document.claim(document, _SHAPE, "`segments` with a `text`")


def read(document: Document) -> Source:
    """All segments that say something."""
    top = json_document.members(document)
    said = json_document.decode(top["segments"], list[_Said], "$.segments", document)
    segments = [
        Segment(
            text=squeeze(one.text),
            start=one.start,
            end=one.end,
            time="none" if one.start is None else "given",
            speaker=squeeze(one.speaker or "") or None,
        )
        for one in said
        if one.text.strip()
    ]
    stated = json_document.stated(top, "segments", "text", "words", "word_segments", "task")
    begun = source.begin(document, READER.name, stated)
    return source.with_transcript(begun, segments, range(1, len(segments) + 1), "segment")


READER: Final = Reader("whisper-json", claims, read)
