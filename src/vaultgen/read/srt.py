"""SubRip captions (`.srt`)."""

import re
from dataclasses import replace
from typing import Final

from vaultgen.model import Source
from vaultgen.read import captions, cues, source
from vaultgen.read.document import Claim, Document, Reader

_TIMING: Final = re.compile(
    r"\s*\d+:\d{1,2}:\d{1,2}[,.]\d{1,3}\s*-->\s*\d+:\d{1,2}:\d{1,2}[,.]\d{1,3}"
)
_HEAD: Final = 10
"""Lines among which the times of the first cue must stand."""


def claims(document: Document) -> Claim:
    """Cues with `-->` from the top on, and no WebVTT signature."""
    if document.text.startswith("WEBVTT"):
        return Claim(0.0, "it begins with WEBVTT")
    if any(map(_TIMING.match, document.lines[:_HEAD])):
        return Claim(1.0, "it begins with caption times")
    near = 0.5 if document.suffix == ".srt" else 0.0
    return Claim(near, "none of its first lines is 00:00:00,000 --> 00:00:00,000")


def read(document: Document) -> Source:
    """All cues as segments."""
    parsed, broken = cues.parse(document.lines)
    begun = replace(source.begin(document, READER.name), warnings=broken)
    return source.with_transcript(begun, *captions.segments(parsed))


READER: Final = Reader("srt", claims, read)
