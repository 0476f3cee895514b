"""WebVTT captions (`.vtt`), voice tags and YouTube's rolling captions included."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from vaultgen.model import Source
from vaultgen.read import captions, cues, header, source
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.read.header_fields import Header

_SIGNATURE: Final = re.compile(r"WEBVTT(?:\s|$)")
_ASIDE: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_COMMENT: Final = re.compile(r"(?:WEBVTT|NOTE)(?:\s+-?\s*|$)")


def claims(document: Document) -> Claim:
    """The signature that the format demands."""
    if _SIGNATURE.match(document.text):
        return Claim(1.0, "it begins with WEBVTT")
    near = 0.5 if document.suffix == ".vtt" else 0.0
    return Claim(near, "it does not begin with WEBVTT")


def read(document: Document) -> Source:
    """All cues as segments; what the head of the file states in `Key: value` lines is kept."""
    parsed, broken = cues.parse(_without_asides(document.lines))
    begun = replace(source.begin(document, READER.name, _stated(document)), warnings=broken)
    return source.with_transcript(begun, *captions.segments(parsed))


def _stated(document: Document) -> Header:
    """The `Key: value` lines of the file's head and of the notes before the first cue."""
    found: list[str] = []
    block = ""
    for line in takewhile(lambda line: "-->" not in line, document.lines):
        block = block or line
        if not line.strip():
            block = ""
        elif _COMMENT.match(block) and ":" in line:
            found.append(_COMMENT.sub("", line))
    return header.parse(replace(document, text="\n".join(found)))


def _without_asides(lines: Sequence[str]) -> list[str]:
    """The same number of lines, with the head, notes, styles and regions blank."""
    kept, aside, blank = [], True, False
    for line in lines:
        if "-->" in line or not line.strip():
            aside = False
        elif blank and _ASIDE.match(line):
            aside = True
        blank = not line.strip()
        kept.append("" if aside else line)
    return kept


READER: Final = Reader("webvtt", claims, read)
