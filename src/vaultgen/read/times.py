"""Time marks: what they say, and whether they can be believed.

Nothing is invented: a mark that cannot be right loses its time and is reported with its line.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf
from typing import Final

from vaultgen.model import Segment
from vaultgen.text import seconds

MARK: Final = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,6})?"
"""`MM:SS` or `H:MM:SS`, with a fraction or without; to be used inside other patterns."""

_MARK: Final = re.compile(MARK)
_FRAMES: Final = 30
"""Frames a second; a mark `MM:SS:FF` has no larger third part."""
_OVERLAP: Final = 10.0
"""Seconds by which people who talk at the same time may be out of order."""
_SILENCE: Final = 1.0
"""Letters a second below which nobody is talking; speech has 4 (Chinese) to 20 (fast English)."""
_LONG: Final = 3 * 3600.0
"""Seconds of a long recording; marks behind them need words to fill the time."""
_LONGEST: Final = 10 * 3600.0
"""Seconds that a recording is not expected to exceed where no source states its duration."""
_SHIFTED: Final = "times were read as minutes and seconds: read as hours they leave the recording"
_OUTSIDE: Final = "the time lies outside the recording and was left out"
_BACKWARDS: Final = "the time runs backwards and was left out"

Times = tuple[float | None, ...]
"""Seconds, one for each segment or citation; `None` where there is no time."""


def parse(mark: str) -> float | None:
    """`1:02:03.5`, `02:03` or `02:03,5` as seconds; `None` when it is no time mark."""
    return seconds(mark) if _MARK.fullmatch(mark) else None


def mend(
    segments: Sequence[Segment],
    lines: Sequence[int],
    duration: float | None = None,
    unit: str = "line",
) -> tuple[tuple[Segment, ...], tuple[str, ...]]:
    """Take away the times of a transcript that cannot be right; returns segments and warnings.

    `lines` holds the line of each segment in the file (or its number in some other `unit`),
    `duration` the seconds of the recording. Times must lie within the duration and run forwards;
    those that do not lose their time, except when the whole series makes sense as minutes and
    seconds (`18:49:00` for 18 min 49 s).
    """
    given: Times = tuple(segment.start for segment in segments)
    letters = sum(len(segment.text) for segment in segments)
    shifted = _is_shifted(given, duration or max(letters / _SILENCE, _LONG))
    starts, outside = _within(_shift(given) if shifted else given, duration)
    starts, backwards = _forwards(starts)
    mended = (
        _timed(_shift_end(segment) if shifted else segment, start, duration)
        for segment, start in zip(segments, starts, strict=True)
    )
    return tuple(mended), (
        *((_SHIFTED,) if shifted else ()),
        *report(_OUTSIDE, [lines[i] for i in outside], unit),
        *report(_BACKWARDS, [lines[i] for i in backwards], unit),
    )


def cited(
    times: Sequence[float], lines: Sequence[int], duration: float | None = None
) -> tuple[Times, tuple[str, ...]]:
    """The same for times that an article cites in any order; returns times and warnings."""
    limit = duration or _LONGEST
    shifted = _is_shifted(times, limit)
    kept, outside = _within(_shift(times) if shifted else tuple(times), limit)
    warnings = report(_OUTSIDE, [lines[i] for i in outside])
    return kept, ((_SHIFTED,) if shifted else ()) + warnings


def _is_shifted(times: Sequence[float | None], limit: float) -> bool:
    """Do the times only make sense when `H:MM:SS` is read as minutes, seconds and frames?

    One time behind the limit is enough where all third parts are zero, else it takes most of them.
    """
    stated = [time for time in times if time is not None]
    if len(stated) < 3 or any(time % 60 >= _FRAMES for time in stated):
        return False
    if len({time // 60 for time in stated}) <= len(stated) // 2:
        return False
    far = sum(time > limit for time in stated)
    enough = 1 if all(time % 60 == 0 for time in stated) else len(stated) // 2 + 1
    return far >= enough and max(stated) // 60 <= limit


def _shift(times: Sequence[float | None]) -> Times:
    return tuple(None if time is None else float(time // 60) for time in times)


def _shift_end(segment: Segment) -> Segment:
    return segment if segment.end is None else replace(segment, end=float(segment.end // 60))


def _within(times: Times, limit: float | None) -> tuple[Times, list[int]]:
    """The times without those before the start or behind the limit, and the places of these."""
    outside = [i for i, t in enumerate(times) if t is not None and not 0 <= t <= (limit or inf)]
    return _without(times, outside), outside


def _forwards(times: Times) -> tuple[Times, list[int]]:
    """Leave out the fewest times such that the others run forwards, give or take an overlap."""
    places = [i for i, time in enumerate(times) if time is not None]
    series = [time for time in times if time is not None]
    rising = _longest_rise(series)
    wrong = []
    for at, time in enumerate(series):
        after = bisect_right(rising, at)
        low = series[rising[after - 1]] if after else -inf
        high = series[rising[after]] if after < len(rising) else inf
        if not low - _OVERLAP <= time <= high + _OVERLAP:
            wrong.append(places[at])
    return _without(times, wrong), wrong


def _longest_rise(series: Sequence[float]) -> list[int]:
    """Places of a longest non-decreasing subsequence, by patience sorting (Fredman 1975)."""
    tops: list[float] = []
    ends: list[int] = []
    before: list[int] = []
    for at, time in enumerate(series):
        pile = bisect_right(tops, time)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [time]
        ends[pile : pile + 1] = [at]
    rise = []
    at = ends[-1] if ends else -1
    while at >= 0:
        rise.append(at)
        at = before[at]
    return rise[::-1]


def _without(times: Times, places: Iterable[int]) -> Times:
    wrong = set(places)
    return tuple(None if i in wrong else time for i, time in enumerate(times)) if wrong else times


def _timed(segment: Segment, start: float | None, duration: float | None) -> Segment:
    if start is None:
        return segment if segment.start is None else _untimed(segment)
    end = segment.end
    if end is not None:
        end = min(end, duration or inf) if end >= start else None
    if (start, end) == (segment.start, segment.end):
        return segment
    return replace(segment, start=start, end=end)


def _untimed(segment: Segment) -> Segment:
    return replace(segment, start=None, end=None, time="none")


def report(what: str, lines: Sequence[int], unit: str = "line") -> tuple[str, ...]:
    """One warning for all lines with the same fault; at most five of them are named."""
    if not lines:
        return ()
    named = ", ".join(map(str, lines[:5]))
    more = f" and {len(lines) - 5} more" if len(lines) > 5 else ""
    return (f"{unit} {named}{more}: {what}",)
