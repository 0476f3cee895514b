"""One voice under the labels of several transcripts."""

from dataclasses import replace

from vaultgen.fuse.merge import merge
from vaultgen.model import Episode, Segment, Source, SourceRef

SPOKEN = [
    (0, "Welcome back to the show about harbours and the people who live in them all year."),
    (1, "Thanks, it is good to be here after such a stormy winter on the northern shore."),
    (0, "You built a barge that charges itself from the tide. How does it work in practice?"),
    (1, "There are two turbines under the hull and they spin with the current day and night."),
    (0, "Eleven minutes is not much. What did the harbour master say about the noise it makes?"),
    (1, "He said that seals are worse, and that they pay no fees, so he let us stay for free."),
]
LATER = [
    (0, "Let us end with the question that we ask everybody: what would you build next of all?"),
    (1, "A second barge, so that the first one is not so lonely out there in the long winters."),
]


def source(path: str, labels: tuple[str, str], quality: str, *more: tuple[int, str]) -> Source:
    segments = tuple(
        Segment(said, 5.0 * n, time="given", speaker=labels[who])
        for n, (who, said) in enumerate([*SPOKEN, *more])
    )
    clean = quality == "punctuated"
    return Source(
        SourceRef(path, "test", "0"), segments=segments, quality="punctuated" if clean else "raw"
    )


def names(episode: Episode) -> list[str]:
    return [s.speaker or "" for s in episode.segments]


def test_what_only_the_other_has_is_said_by_the_same_voices() -> None:
    clean = source("clean.md", ("Speaker 0", "Speaker 2"), "punctuated")
    raw = source("raw.txt", ("SPEAKER_01", "SPEAKER_00"), "raw", *LATER)
    assert names(merge("x", [clean, raw]))[-2:] == ["Speaker 0", "Speaker 2"]


def test_numbers_that_are_crossed_are_uncrossed() -> None:
    clean = source("clean.md", ("SPEAKER_00", "SPEAKER_01"), "punctuated")
    raw = source("raw.txt", ("SPEAKER_01", "SPEAKER_00"), "raw", *LATER)
    assert names(merge("x", [clean, raw]))[-2:] == ["SPEAKER_00", "SPEAKER_01"]


def test_names_of_the_record_hold_for_the_other() -> None:
    clean = source("clean.md", ("Ada Quill", "Bo Marsh"), "punctuated")
    raw = source("raw.txt", ("SPEAKER_01", "SPEAKER_00"), "raw", *LATER)
    assert names(merge("x", [clean, raw]))[-2:] == ["Ada Quill", "Bo Marsh"]


def test_names_of_the_other_hold_for_the_record() -> None:
    clean = source("clean.md", ("Speaker 0", "Speaker 1"), "punctuated")
    raw = source("raw.txt", ("Ada Quill", "Bo Marsh"), "raw", *LATER)
    fused = merge("x", [clean, raw])
    assert names(fused) == ["Ada Quill", "Bo Marsh"] * 4
    assert {s.how for s in fused.speakers} == {"stated"}


def test_a_name_for_everybody_names_nobody() -> None:
    clean = source("clean.md", ("Speaker 0", "Speaker 1"), "punctuated")
    raw = source("raw.txt", ("Ada Quill", "Ada Quill"), "raw")
    assert set(names(merge("x", [clean, raw]))) == {"Speaker 0", "Speaker 1"}


def test_the_number_of_somebody_else_is_changed() -> None:
    clean = source("clean.md", ("Speaker 0", "Speaker 1"), "punctuated")
    raw = source("raw.txt", ("Voice A", "Voice B"), "raw")
    news = "And here is the news from the northern shore, read by somebody else entirely."
    longer = replace(raw, segments=(*raw.segments, Segment(news, 60.0, speaker="Speaker 0")))
    assert names(merge("x", [clean, longer]))[-1] == "Speaker 2"


def test_the_other_reading_has_the_labels_of_the_record() -> None:
    clean = source("clean.md", ("Speaker 0", "Speaker 2"), "punctuated")
    raw = source("raw.txt", ("SPEAKER_01", "SPEAKER_00"), "raw")
    (reading,) = merge("x", [clean, raw]).readings
    assert [s.speaker for s in reading.segments] == ["Speaker 0", "Speaker 2"] * 3
