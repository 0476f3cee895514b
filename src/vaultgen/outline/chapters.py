"""Chapters in their place in the record."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vaultgen import text
from vaultgen.model import Chapter, Segment

TOLERANCE = 0.5
"""Seconds by which a chapter's first words may begin before the chapter does."""


def chapters(given: Iterable[Chapter], segments: Sequence[Segment]) -> tuple[Chapter, ...]:
    """The chapters that sources give, each with its first segment, time and end where known.

    A chapter that knows only its time is placed at the first segment that starts then; one that
    knows only its segment takes that segment's time. Sorted by place; the same title at the same
    place is kept once.
    """
    starts = [(s.start, n) for n, s in enumerate(segments) if s.start is not None]
    placed = {_same(c): c for c in (_placed(c, segments, starts) for c in given)}
    ordered = sorted(placed.values(), key=_place)
    return tuple(_with_end(c, ordered[n + 1 :]) for n, c in enumerate(ordered))


def _placed(
    chapter: Chapter, segments: Sequence[Segment], starts: Sequence[tuple[float, int]]
) -> Chapter:
    if chapter.segment is not None and chapter.start is None:
        return replace(chapter, start=segments[chapter.segment].start)
    if chapter.segment is None and chapter.start is not None:
        begin = chapter.start - TOLERANCE
        return replace(chapter, segment=next((n for t, n in starts if t >= begin), None))
    return chapter


def _same(chapter: Chapter) -> tuple[str, int | None, float | None]:
    return (text.fold(chapter.title), chapter.segment, chapter.start)


def _place(chapter: Chapter) -> tuple[bool, int, float, str]:
    """By segment; what has no place in the text comes last, by time."""
    unplaced = chapter.segment is None
    return (unplaced, chapter.segment or 0, chapter.start or 0.0, chapter.title)


def _with_end(chapter: Chapter, later: Sequence[Chapter]) -> Chapter:
    if chapter.end is not None or chapter.start is None:
        return chapter
    following = (c.start for c in later if c.start is not None and c.start > chapter.start)
    return replace(chapter, end=next(following, None))
