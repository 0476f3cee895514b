"""Turns as JSON: a list, or an object with `transcript`, of `speaker`, `text` and a time.

The time may be called `timestamp`, `time` or `start`, be a number of seconds or a mark such as
`12:34`; `duration` or `end` may follow.
"""

import re
from typing import Final

import msgspec

from vaultgen.errors import ReadError
from vaultgen.model import Segment, Source
from vaultgen.read import json_document, source, times
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.text import squeeze

_SHAPE: Final = re.compile(
    r'(?:\A\s*|\A(?=\s*\{)[\s\S]*?"transcript"\s*:\s*)\[\s*\{[^{}]*?"text"\s*:'
)


class _Turn(msgspec.Struct, frozen=True):
    text: str
    speaker: str | None = None
    timestamp: float | str | None = None
    time: float | str | None = None
    start: float | str | None = None
    end: float | str | None = None
    duration: float | None = None


def claims(document: Document) -> Claim:
    """JSON that is a list of turns, or holds one as `transcript`."""
    return json_document.claim(document, _SHAPE, "a list of turns or a `transcript` with `text`")


def read(document: Document) -> Source:
    """All turns that say something."""
    top = json_document.members(document)
    name, place = ("transcript", "$.transcript") if "transcript" in top else ("", "$")
    turns = json_document.decode(top[name], list[_Turn], place, document)
    segments = [
        _segment(turn, f"{place}[{n}]", document)
        for n, turn in enumerate(turns)
        if turn.text.strip()
    ]
    begun = source.begin(document, READER.name, json_document.stated(top, name))
    return source.with_transcript(begun, segments, range(1, len(segments) + 1), "turn")


def _segment(turn: _Turn, place: str, document: Document) -> Segment:
    stated = (turn.timestamp, turn.time, turn.start)
    start = _seconds(next((t for t in stated if t not in (None, "")), None), place, document)
    end = _seconds(turn.end, place, document)
    if end is None and start is not None and turn.duration is not None:
        end = start + turn.duration
    return Segment(
        text=squeeze(turn.text),
        start=start,
        end=end,
        time="none" if start is None else "given",
        speaker=squeeze(turn.speaker or "") or None,
    )


def _seconds(value: float | str | None, place: str, document: Document) -> float | None:
    if value is None or isinstance(value, float):
        return value
    mark = times.parse(value.strip("[]() "))
    if mark is None and value.strip():
        message = f"`{value}` is no time - at `{place}`; write seconds or H:MM:SS"
        raise ReadError(message, path=document.path)
    return mark


READER: Final = Reader("turns-json", claims, read)
