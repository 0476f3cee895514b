"""Time marks are believed only where they can be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.model import Segment
from vaultgen.read import times

SPOKEN = "word " * 60


def said(*starts: float | None, text: str = SPOKEN) -> list[Segment]:
    return [Segment(text, start=s, time="none" if s is None else "given") for s in starts]


def starts(segments: tuple[Segment, ...]) -> list[float | None]:
    return [segment.start for segment in segments]


@pytest.mark.parametrize(
    ("mark", "seconds"),
    [("02:03", 123.0), ("1:02:03.5", 3723.5), ("02:03,5", 123.5), ("90:00", 5400.0)],
)
def test_reads_marks(mark: str, seconds: float) -> None:
    assert times.parse(mark) == seconds


@pytest.mark.parametrize("mark", ["12", "1:2:3:4", "10:75", "noon", "", "1:99:00"])
def test_what_is_no_mark_has_no_time(mark: str) -> None:
    assert times.parse(mark) is None


def test_a_time_that_runs_backwards_is_left_out_with_its_line() -> None:
    mended, warnings = times.mend(said(0, 30, 900, 60, 90), [1, 3, 5, 7, 9])
    assert starts(mended) == [0, 30, None, 60, 90]
    assert mended[2].time == "none"
    assert warnings == ("line 5: the time runs backwards and was left out",)


def test_people_who_talk_at_once_may_be_out_of_order() -> None:
    mended, warnings = times.mend(said(0, 33, 30, 60), [1, 2, 3, 4])
    assert (starts(mended), warnings) == ([0, 33, 30, 60], ())


def test_a_time_behind_the_end_is_left_out_with_its_line() -> None:
    mended, warnings = times.mend(said(0, 30, 4000), [1, 2, 3], duration=3600)
    assert starts(mended) == [0, 30, None]
    assert warnings == ("line 3: the time lies outside the recording and was left out",)


def test_only_five_lines_are_named() -> None:
    many = said(0, *(5000.0 + n for n in range(8)))
    _, (warning,) = times.mend(many, range(1, 10), duration=3600, unit="segment")
    assert warning.startswith("segment 2, 3, 4, 5, 6 and 3 more: ")


def test_a_series_of_minutes_seconds_and_frames_is_read_as_such() -> None:
    marks = ["00:12:00", "09:30:00", "18:49:00", "27:05:00"]
    segments = said(*(times.parse(mark) for mark in marks), text="word " * 900)
    for duration in (1800.0, None):
        mended, warnings = times.mend(segments, [1, 2, 3, 4], duration)
        assert starts(mended) == [12, 570, 1129, 1625]
        assert len(warnings) == 1


def test_one_outlier_does_not_shift_a_series() -> None:
    marks = ["00:00:10", "00:05:20", "18:49:00", "00:09:15"]
    mended, _ = times.mend(said(*(times.parse(mark) for mark in marks)), [1, 2, 3, 4], 1800)
    assert starts(mended) == [10, 320, None, 555]


def test_round_times_of_a_long_recording_are_believed() -> None:
    mended, warnings = times.mend(said(0, 3600, 7200, 10800), [1, 2, 3, 4], 12000)
    assert (starts(mended), warnings) == ([0, 3600, 7200, 10800], ())


def test_ends_fit_their_starts_and_the_recording() -> None:
    segments = [Segment("a", 5, 3, "given"), Segment("b", 8, 12, "given")]
    mended, _ = times.mend(segments, [1, 2], duration=10)
    assert [segment.end for segment in mended] == [None, 10]


def test_articles_cite_in_any_order() -> None:
    assert times.cited([300, 20, 100], [1, 2, 3]) == ((300, 20, 100), ())


def test_an_article_whose_recording_has_no_known_end_loses_absurd_times_only() -> None:
    kept, warnings = times.cited([301, 18 * 3600 + 49 * 60, 155], [4, 5, 6])
    assert list(kept) == [301, None, 155]
    assert warnings[0].startswith("line 5: ")


@given(st.lists(st.none() | st.floats(0, 1e5), max_size=40), st.none() | st.floats(1, 1e5))
def test_mended_times_lie_in_the_recording_and_none_is_invented(
    marks: list[float | None], duration: float | None
) -> None:
    mended, _ = times.mend(said(*marks), range(len(marks)), duration)
    for before, after in zip(marks, mended, strict=True):
        assert after.start in (None, before, None if before is None else before // 60)
        assert after.time == ("none" if after.start is None else "given")
        assert duration is None or (after.start or 0.0) <= duration


@given(st.lists(st.floats(0, 1e5), max_size=40).map(sorted))
def test_forward_times_are_kept(marks: list[float]) -> None:
    assert times._forwards(tuple(marks)) == (tuple(marks), [])
