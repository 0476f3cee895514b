"""Podcasting 2.0 transcripts as JSON: `segments` with `speaker`, `startTime`, `endTime`, `body`.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import msgspec

from vaultgen.model import Segment, Source
from vaultgen.read import json_document, source
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.text import is_cjk, squeeze

_SHAPE: Final = re.compile(r'"segments"\s*:\s*\[\s*\{[^{}]*?"body"\s*:')
_WORDS: Final = 2.0
"""Mean number of words in a body, up to which the bodies are single words."""
_LONGEST: Final = 40
"""Words after which a segment ends without a sentence end."""
_PAUSE: Final = 2.0
"""Seconds of silence that end a segment."""


class _Body(msgspec.Struct, frozen=True, rename="camel"):
    body: str = ""
    speaker: str | None = None
    start_time: float | None = None
    end_time: float | None = None


def claims(document: Document) -> Claim:
    """JSON whose `segments` have a `body`."""
    return json_document.claim(document, _SHAPE, "`segments` with a `body`")


def read(document: Document) -> Source:
    """All bodies as segments; single words are joined to sentences of one speaker."""
    top = json_document.members(document)
    bodies = json_document.decode(top["segments"], list[_Body], "$.segments", document)
    parts = [_segment(body) for body in bodies if body.body.strip()]
    by_word = sum(len(part.text.split()) for part in parts) < _WORDS * len(parts)
    segments = list(_sentences(parts)) if by_word else parts
    begun = source.begin(document, READER.name, json_document.stated(top, "segments"))
    return source.with_transcript(begun, segments, range(1, len(segments) + 1), "segment")


def _segment(body: _Body) -> Segment:
    return Segment(
        text=squeeze(body.body),
        start=body.start_time,
        end=body.end_time,
        time="none" if body.start_time is None else "given",
        speaker=squeeze(body.speaker or "") or None,
    )


def _sentences(words: Sequence[Segment]) -> Iterator[Segment]:
    current: Segment | None = None
    size = 0
    for word in words:
        if current and size < _LONGEST and _goes_on(current, word):
            current = replace(current, text=_joined(current.text, word.text), end=word.end)
            size += 1
            continue
        if current:
            yield current
        current, size = word, 1
    if current:
        yield current


def _goes_on(sentence: Segment, word: Segment) -> bool:
    pause = (word.start or 0.0) - (sentence.end or word.start or 0.0)
    ended = sentence.text.rstrip('"”’)').endswith((".", "?", "!", "…", "。", "？", "！"))
    return word.speaker == sentence.speaker and not ended and pause < _PAUSE


def _joined(said: str, word: str) -> str:
    return f"{said}{word}" if is_cjk(said[-1] + word[0]) else f"{said} {word}"


READER: Final = Reader("podcast-json", claims, read)
