"""Segments as paragraphs that are pleasant to read.

Recognisers cut speech into lines of a few words, people type monologues of a thousand. Both
become paragraphs of one speaker, cut at sentence ends. Cuts depend only on what stands before
them in the turn, so that a change at the end of a transcript moves no earlier anchor.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vaultgen import text
from vaultgen.model import Chapter, Paragraph, Piece, Segment

ENOUGH_WORDS: Final = 75
"""A paragraph of so many words ends with its sentence."""
MOST_WORDS: Final = 120
"""A paragraph of so many words ends with its segment, sentence or not."""
REST_WORDS: Final = 25
"""A rest of fewer words at the end of a turn joins the paragraph before it."""
SHORT_SEGMENT: Final = 40
"""Segments up to this length are never cut: their start is the only time that is known."""
BACK_CHANNEL_WORDS: Final = 4
"""What somebody throws in while another goes on speaking."""
CJK_PER_WORD: Final = 1.6
"""Characters of Chinese that carry about what one English word does."""
_SENTENCE_ENDS: Final = (".", "?", "!", "…", "。", "？", "！", '"', "”", "’", ")", "」")


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is never cut: a short segment, or one sentence of a long one."""

    piece: Piece
    words: int
    closes: bool
    """It ends a sentence."""
    time: float | None
    """When it starts; known only at the start of a segment."""


def paragraphs(
    segments: Sequence[Segment], chapters: Iterable[Chapter] = ()
) -> tuple[Paragraph, ...]:
    """All segments as paragraphs, in order; every character of every segment is in one piece.

    A chapter begins a paragraph. Anchors are unique.
    """
    heads = {c.segment for c in chapters if c.segment is not None}
    drafts = [cut for turn in _turns(segments, heads) for cut in _cut(segments, turn)]
    return tuple(_anchored(segments, drafts))


def _turns(segments: Sequence[Segment], heads: set[int]) -> Iterator[list[tuple[int, bool]]]:
    """Runs of (segment, is an aside) in which one speaker speaks, in the words of one source."""
    turn: list[tuple[int, bool]] = []
    speaker: str | None = None
    source: str | None = None
    for n, segment in enumerate(segments):
        if turn and n not in heads:
            if segment.speaker == speaker and not segment.turn and segment.source == source:
                turn.append((n, False))
                continue
            if _thrown_in(segments, n, heads, speaker):
                turn.append((n, True))
                continue
        if turn:
            yield turn
        turn, speaker, source = [(n, False)], segment.speaker, segment.source
    if turn:
        yield turn


def _thrown_in(segments: Sequence[Segment], n: int, heads: set[int], speaker: str | None) -> bool:
    """Does `speaker` go on right after a short remark of one other voice?"""
    if speaker is None or not segments[n].speaker:
        return False
    after = n + 1
    return (
        after < len(segments)
        and after not in heads
        and segments[after].speaker == speaker
        and _words(segments[n].text) <= BACK_CHANNEL_WORDS
        and not segments[n].text.rstrip().endswith("?")
    )


def _cut(segments: Sequence[Segment], turn: Sequence[tuple[int, bool]]) -> list[list[_Unit]]:
    """One turn as paragraphs."""
    done: list[list[_Unit]] = []
    current: list[_Unit] = []
    size = 0
    for unit in (u for n, aside in turn for u in _units(segments[n], n, aside)):
        if current and _begins_anew(current, size, unit):
            done.append(current)
            current, size = [], 0
        current.append(unit)
        size += unit.words
    if done and size < REST_WORDS and current[0].time is None:
        done[-1].extend(current)
    elif current:
        done.append(current)
    return done


def _begins_anew(current: Sequence[_Unit], size: int, unit: _Unit) -> bool:
    """Does a new paragraph begin with `unit`?"""
    if unit.piece.aside or current[-1].piece.aside:
        return False
    if unit.time is not None and current[0].time is None:
        return True
    return size >= MOST_WORDS or (size >= ENOUGH_WORDS and current[-1].closes)


def _units(segment: Segment, n: int, aside: bool) -> Iterator[_Unit]:
    said = segment.text
    whole = aside or _words(said) <= SHORT_SEGMENT
    spans = [(0, len(said))] if whole else text.sentences(said)
    for k, (start, end) in enumerate(spans):
        yield _Unit(
            piece=Piece(n, start, end, aside),
            words=_words(said[start:end]),
            closes=said[:end].rstrip().endswith(_SENTENCE_ENDS),
            time=segment.start if k == 0 else None,
        )


def _words(said: str) -> int:
    if text.is_cjk(said):
        return round(sum(not c.isspace() for c in said) / CJK_PER_WORD)
    return said.count(" ") + 1


def _anchored(
    segments: Sequence[Segment], drafts: Iterable[Sequence[_Unit]]
) -> Iterator[Paragraph]:
    used: Counter[str] = Counter()
    for units in drafts:
        time = units[0].time
        pieces = tuple(_joined(u.piece for u in units))
        name = _anchor(time, " ".join(segments[p.segment].text[p.start : p.end] for p in pieces))
        used[name] += 1
        yield Paragraph(
            anchor=f"{name}-{used[name]}" if used[name] > 1 else name,
            pieces=pieces,
            speaker=segments[pieces[0].segment].speaker,
            time=time,
        )


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring sentences of one segment as one piece."""
    last: Piece | None = None
    for piece in pieces:
        if last and piece.segment == last.segment and piece.aside == last.aside:
            last = Piece(last.segment, last.start, piece.end, last.aside)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _anchor(time: float | None, said: str) -> str:
    if time is None:
        return f"p-{text.digest(said)}"
    whole = int(time)
    return f"t-{whole // 3600:02}{whole // 60 % 60:02}{whole % 60:02}"
