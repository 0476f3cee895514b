"""Times that were carried over, made plausible: in order, and without holes for a mere "Yeah."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from math import inf
from typing import Final

from vaultgen.model import Segment

BACK_CHANNEL_WORDS: Final = 4
BACK_CHANNEL_GAP: Final = 10.0
"""Seconds between two neighbours with times, within which back-channels get times too."""


def in_order(segments: Sequence[Segment]) -> list[Segment]:
    """Aligned times that contradict the order of the given ones are taken away."""
    given = [s.start if s.time == "given" and s.start is not None else None for s in segments]
    before = list(accumulate((-inf if t is None else t for t in given), max))
    after = list(accumulate((inf if t is None else t for t in reversed(given)), min))[::-1]
    latest, out = 0.0, []
    for n, segment in enumerate(segments):
        start = segment.start or 0.0
        earliest = max(before[n], latest)
        if segment.time == "aligned" and not earliest <= start <= after[n]:
            out.append(replace(segment, start=None, end=None, time="none"))
        else:
            out.append(segment)
            latest = max(latest, start)
    return out


def with_back_channels(segments: Sequence[Segment]) -> list[Segment]:
    """Short remarks without a time, between two neighbours close in time, are spread between."""
    out = list(segments)
    for first, end in _holes(segments):
        before, after = segments[first - 1].start, segments[end].start
        if before is None or after is None or not 0 <= after - before <= BACK_CHANNEL_GAP:
            continue
        step = (after - before) / (end - first + 1)
        for n in range(first, end):
            start = round(before + step * (n - first + 1), 2)
            out[n] = replace(segments[n], start=start, time="aligned")
    return out


def _holes(segments: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """(first, end) of runs of short segments without a time that have neighbours on both sides."""
    first = None
    for n, segment in enumerate(segments):
        if segment.start is None and segment.text.count(" ") < BACK_CHANNEL_WORDS:
            first = n if first is None else first
        else:
            if first:
                yield first, n
            first = None
