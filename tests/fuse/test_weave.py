"""Transcripts of one recording as one record."""

from dataclasses import replace

from vaultgen.fuse import transcripts
from vaultgen.fuse.transcripts import by_worth, laid_on, origins, readings
from vaultgen.model import Segment, Source, SourceRef, Text


def record(sources: list[Source]) -> tuple[Segment, ...]:
    return transcripts.record(by_worth(sources, ()))


SPOKEN = [
    ("A", "Welcome back to the show about harbours and the people in them."),
    ("B", "Thanks, it is good to be here after such a stormy winter."),
    ("A", "You built a barge that charges itself from the tide. How does it work?"),
    ("B", "There are two turbines under the hull and they spin with the current."),
    ("B", "When the tide turns, the blades turn too, and we lose eleven minutes."),
    ("A", "Eleven minutes is not much. What did the harbour master say about it?"),
]


def source(path: str, *segments: Segment, quality: str = "punctuated", lang: str = "en") -> Source:
    made = Source(SourceRef(path, "test", "0"), segments=segments, language=lang)
    return replace(made, quality=quality)  # type: ignore[arg-type]


def garbled(text: str) -> str:
    return text.replace("barge", "bar just").replace("turbines", "term binds").lower()


RAW = source(
    "raw.txt",
    *(
        Segment(garbled(text), 5.0 * n, time="given", speaker=f"SPEAKER_0{'AB'.index(who)}")
        for n, (who, text) in enumerate(SPOKEN)
    ),
    quality="raw",
)
CLEAN = source(
    "clean.md",
    *(
        Segment(text, speaker={"A": "Ada", "B": "Bo"}[who], translations=(Text("zh", "译文"),))
        for who, text in SPOKEN
    ),
)


def test_the_well_heard_words_take_the_times_of_the_badly_heard_ones() -> None:
    fused = record([RAW, CLEAN])
    assert [s.text for s in fused] == [text for _, text in SPOKEN]
    assert [s.start is not None and round(s.start) for s in fused] == [0, 5, 10, 15, 20, 25]
    assert {s.time for s in fused} == {"aligned"}
    assert origins(fused) == ("clean.md",)


def test_the_order_of_the_sources_does_not_matter() -> None:
    assert record([RAW, CLEAN]) == record([CLEAN, RAW])


def test_what_the_better_source_lacks_comes_from_the_other_with_the_same_voices() -> None:
    short = source("clean.md", *CLEAN.segments[:5])
    long = source("raw.txt", *RAW.segments[:5], *RAW.segments[5:], quality="raw")
    fused = record([short, long])
    assert fused[-1].source == "raw.txt"
    assert fused[-1].time == "given"
    assert fused[-1].speaker == "Ada"


def test_an_advertisement_of_one_source_stays_without_an_invented_time() -> None:
    advertisement = Segment(
        "Marlinspike rope never frays, buy two coils and splice the third free."
    )
    fused = record(
        [RAW, source("clean.md", *CLEAN.segments[:2], advertisement, *CLEAN.segments[2:])]
    )
    assert fused[2].text == advertisement.text
    assert fused[2].start is None
    assert fused[2].time == "none"
    assert fused[3].start is not None


def test_a_short_remark_between_two_lines_gets_a_time_between_them() -> None:
    remark = Segment("Mm-hm.", speaker="Bo")
    fused = record([RAW, source("clean.md", *CLEAN.segments[:3], remark, *CLEAN.segments[3:])])
    assert fused[2].start is not None
    assert fused[4].start is not None
    assert fused[2].start <= (fused[3].start or -1) <= fused[4].start


def test_a_translation_of_another_source_joins_the_words_it_translates() -> None:
    bare = source("clean.md", *(replace(s, translations=()) for s in CLEAN.segments))
    told = source(
        "post.md",
        *(
            replace(s, translations=(Text("zh", f"译{n}"),))
            for n, s in enumerate(CLEAN.segments[:3])
        ),
    )
    fused = record([bare, told])
    assert [t.text for s in fused for t in s.translations] == ["译0", "译1", "译2"]


def test_subtitles_in_another_language_are_joined_by_their_times() -> None:
    english = source("en.srt", *(replace(s, end=(s.start or 0) + 5) for s in RAW.segments))
    chinese = source(
        "zh.srt",
        *(Segment(f"第{n}句话", 5.0 * n + 0.2, 5.0 * n + 4.8, "given") for n in range(6)),
        lang="zh",
    )
    fused = record([english, chinese])
    assert [s.translations for s in fused] == [(Text("zh", f"第{n}句话"),) for n in range(6)]


def test_a_reading_whose_words_were_not_taken_is_kept_whole() -> None:
    fused = record([RAW, CLEAN])
    (kept,) = readings([RAW, CLEAN], fused, laid_on(fused, [RAW, CLEAN]))
    assert kept.source.path == "raw.txt"
    assert [s.text for s in kept.segments] == [s.text for s in RAW.segments]


def test_one_source_alone_stays_as_it_is() -> None:
    assert [s.text for s in record([RAW])] == [s.text for s in RAW.segments]
    assert laid_on(record([RAW]), [RAW]) == {}


def test_a_line_that_was_heard_otherwise_is_not_put_in_again() -> None:
    extra = Segment("yeah that is the way you know it", 12.0, time="given", speaker="SPEAKER_01")
    raw = replace(RAW, segments=(*RAW.segments[:3], extra, *RAW.segments[3:]))
    assert [s.text for s in record([raw, CLEAN])] == [text for _, text in SPOKEN]
