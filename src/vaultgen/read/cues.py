"""Caption cues: the blocks that SubRip and WebVTT have in common.

The libraries for these formats drop what they cannot parse and know no line numbers; here a
broken cue is reported with its line and keeps its words. The tests hold both readers against
`srt` and `webvtt-py`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Final

from vaultgen.text import seconds

_TIME: Final = r"(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,6})?"
_TIMING: Final = re.compile(rf"\s*({_TIME})\s*-{{1,2}}>\s*({_TIME})(?![\d:])")
_FRAME: Final = re.compile(
    r"\s*(?:\d+|\d+:[\d:.,;]{1,12}\s*(?:[-–—=]+>?(?:\s*\d.*)?)?|.*-->.*)\s*$"
)
"""What stands around the words: a number, a timing, or what is left of one."""
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]*)?\s+([^<>]+)>")
_TAG: Final = re.compile(
    r"</?(?:[bcisuv]|lang|ruby|rt|font|span)(?:[.\s][^<>]*)?>|<(?:\d+:)?\d+:\d+[.,]\d+>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"<br\s*/?>|\\N", re.IGNORECASE)

Line = tuple[str | None, str]
"""A line on the screen: the voice that its tag names, and the words without any markup."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands on the screen for a while."""

    start: float | None
    """Seconds; `None` where the timing line cannot be read."""
    end: float | None
    lines: tuple[Line, ...]
    at: int
    """Line of the file where it begins."""


def parse(lines: Sequence[str], first: int = 1) -> tuple[list[Cue], tuple[str, ...]]:
    """The cues of caption lines, and a warning for each one that is broken.

    `first` is the line of the file that `lines` begins with. Words are never lost: a paragraph
    without a timing belongs to the cue before it, one with a broken timing is a cue without time.
    """
    cues: list[Cue] = []
    warnings: list[str] = []
    at, words = first, ["…"]
    for at, block in _blocks(lines, first):
        frame = 1 if _TIMING.match(block[0]) else 2
        timing = _TIMING.match(block[min(frame, len(block)) - 1])
        if timing:
            words = block[frame:]
            cues.append(Cue(seconds(timing[1]), seconds(timing[2]), tuple(_shown(words)), at))
            continue
        words = [line for line in block[:2] if not _FRAME.match(line)] + block[2:]
        if words and len(words) == len(block) and cues:
            cues[-1] = replace(cues[-1], lines=(*cues[-1].lines, *_shown(words)))
        elif words:
            cues.append(Cue(None, None, tuple(_shown(words)), at))
            warnings.append(f"line {at}: a cue whose times cannot be read; kept without time")
    if not words:
        warnings.append(f"line {at}: the file ends in the middle of a cue")
    return [cue for cue in cues if cue.lines], tuple(warnings)


def _blocks(lines: Sequence[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """(line, lines of one block): blocks end at a blank line or where the next timing begins."""
    block: list[str] = []
    for n, line in enumerate(lines):
        if not line.strip():
            if block:
                yield first + n - len(block), block
            block = []
            continue
        if "-->" in line and _TIMING.match(line):
            number = [block.pop()] if block and _is_number(block) else []
            if block:
                yield first + n - len(number) - len(block), block
            block = number
        block.append(line)
    if block:
        yield first + len(lines) - len(block), block


def _is_number(block: Sequence[str]) -> bool:
    """Is the last line the number or name of the cue whose timing comes next?"""
    return block[-1].strip().isdigit() or (len(block) == 1 and not _TIMING.match(block[0]))


def _shown(payload: Iterable[str]) -> Iterator[Line]:
    """Lines as they are shown; a voice tag inside a line begins a new one."""
    voice: str | None = None
    for raw in payload:
        for line in _BREAK.split(raw):
            before, *tagged = _VOICE.split(line)
            if words := _plain(before):
                yield voice, words
            for name, said in zip(tagged[::2], tagged[1::2], strict=True):
                voice = " ".join(unescape(name).split())
                if words := _plain(said):
                    yield voice, words
            if "</v>" in line:
                voice = None


def _plain(line: str) -> str:
    """Without tags, entities decoded, white space folded."""
    if "<" in line or "{" in line:
        line = _TAG.sub("", line)
    return " ".join(unescape(line).split())
