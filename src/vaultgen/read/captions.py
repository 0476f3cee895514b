"""Cues as segments: who speaks, and every word once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from vaultgen.model import Segment
from vaultgen.read.cues import Cue, Line

_ARROWS: Final = re.compile(r">>+\s*(?=\S)")
_DASH: Final = re.compile(r"[-–—‐]\s*(?=[^\W\d]|[\[(\"“'¿¡])")
_ARROWS_INSIDE: Final = re.compile(r"\s+(?=>>+\s)")
_DASH_INSIDE: Final = re.compile(r"(?<=[.?!…\"”-])\s+(?=[-–—]\s+[A-Z\"“\[¿¡])")
_LABEL: Final = re.compile(
    r"""(?:\[(?P<square>[^\[\]:]{1,40})\]
          |(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s(?:[^\W_a-z(]|\()[\w.'’()-]*){0,4}))
        \s?:\s+(?=\S)""",
    re.VERBOSE,
)
_ROLLING: Final = 0.3
"""Share of the cues that repeat the one before, from which on the captions roll."""
_ROLLS: Final = 2
"""Fewer repeats than this are people who say "No." twice."""
_DASHED: Final = 0.02
"""Share of the cues that begin with a dash, from which on dashes mark a change of speaker."""

Turn = tuple[str | None, bool, str]
"""(name of the speaker, somebody begins to speak, words)."""


@dataclass(frozen=True, slots=True)
class _Habits:
    """How this file marks its speakers."""

    dashes: bool
    labels: frozenset[str]


def segments(cues: Sequence[Cue]) -> tuple[list[Segment], list[int]]:
    """One segment for each cue and voice in it, and the line of the file of each.

    A speaker who is named goes on until another one is, as in Podcasting 2.0 captions; a change
    without a name (`- `, `>> `) ends that. Captions that roll (each cue repeats lines of the one
    before) are unrolled.
    """
    cues = _unrolled(cues) if _roll(cues) else cues
    habits = _habits(cues)
    found: list[Segment] = []
    lines: list[int] = []
    speaker: str | None = None
    for cue in cues:
        for name, begins, words in _turns(cue.lines, habits):
            speaker = name or (None if begins else speaker)
            found.append(
                Segment(
                    text=words,
                    start=cue.start,
                    end=cue.end,
                    time="none" if cue.start is None else "given",
                    speaker=speaker,
                    turn=begins and not name,
                )
            )
            lines.append(cue.at)
    return found, lines


def _habits(cues: Sequence[Cue]) -> _Habits:
    """A label counts when it comes twice, or when the captions begin with one."""
    said = [words for cue in cues for voice, words in cue.lines if not voice]
    dashed = sum(1 for words in said if _DASH.match(words))
    names = [_label(_ARROWS.sub("", words, count=1).lstrip("-–—‐ "))[0] for words in said]
    counts = Counter(name for name in names if name)
    least = 1 if names and names[0] else 2
    labels = frozenset(name for name, count in counts.items() if count >= least)
    return _Habits(dashed > len(cues) * _DASHED, labels)


def _label(words: str) -> tuple[str | None, str]:
    found = _LABEL.match(words)
    if not found:
        return None, words
    return (found["square"] or found["name"]).strip(), words[found.end() :]


def _turns(lines: Iterable[Line], habits: _Habits) -> Iterator[Turn]:
    """The stretches of one voice in a cue; lines that nobody begins are joined."""
    last: Turn | None = None
    for voice, line in lines:
        for part in _parts(line, habits):
            name, begins, words = _turn(voice, part, habits)
            if last and not begins and name in (None, last[0]):
                last = (last[0], last[1], f"{last[2]} {words}")
                continue
            if last:
                yield last
            last = (name, begins, words)
    if last:
        yield last


def _parts(line: str, habits: _Habits) -> Iterator[str]:
    """A line, cut where another speaker begins."""
    for part in _ARROWS_INSIDE.split(line) if ">>" in line else (line,):
        yield from _DASH_INSIDE.split(part) if habits.dashes else (part,)


def _turn(voice: str | None, part: str, habits: _Habits) -> Turn:
    mark = _ARROWS.match(part) or (_DASH.match(part) if habits.dashes else None)
    words = part[mark.end() :] if mark else part
    if voice:
        return voice, mark is not None, words
    name, rest = _label(words)
    if name in habits.labels:
        return name, True, rest
    return None, mark is not None, words


def _roll(cues: Sequence[Cue]) -> bool:
    again = sum(1 for old, new in pairwise(cues) if _fresh(old.lines, new.lines) != new.lines)
    return again >= _ROLLS and again > _ROLLING * len(cues)


def _unrolled(cues: Sequence[Cue]) -> list[Cue]:
    """Each cue without what the one before it shows already; cues that add nothing are gone."""
    added = [replace(new, lines=_fresh(old.lines, new.lines)) for old, new in pairwise(cues)]
    return [cue for cue in (*cues[:1], *added) if cue.lines]


def _fresh(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of `new` that do not repeat the end of `old`; a line may also have grown."""
    for repeated in range(min(len(old), len(new)), 0, -1):
        if old[-repeated:] == new[:repeated]:
            return new[repeated:]
    voice, line = new[0]
    begun = f"{old[-1][1]} "
    return ((voice, line.removeprefix(begun)), *new[1:]) if line.startswith(begun) else new
