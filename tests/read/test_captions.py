"""SubRip and WebVTT: every word once, with its speaker and its time."""

import srt as oracle_srt
import webvtt as oracle_vtt
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.model import Source
from vaultgen.read import decode, srt, vtt


def read_srt(text: str) -> Source:
    document = decode(text.encode(), "a.srt")
    assert srt.claims(document).mine
    return srt.read(document)


def read_vtt(text: str, name: str = "a.vtt") -> Source:
    document = decode(text.encode(), name)
    assert vtt.claims(document).mine
    return vtt.read(document)


def lines(source: Source) -> list[tuple[float | None, str | None, str]]:
    return [(segment.start, segment.speaker, segment.text) for segment in source.segments]


def cues(*payloads: str) -> str:
    """One cue of a second for each payload."""
    return "".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{payload}\n\n"
        for n, payload in enumerate(payloads)
    )


def test_a_named_speaker_goes_on_until_the_next_one() -> None:
    read = read_srt(cues("Ada: Is the kettle\non?", "I hear nothing.", "Ben: It is.", "Ada: Good."))
    assert lines(read) == [
        (0.0, "Ada", "Is the kettle on?"),
        (1.0, "Ada", "I hear nothing."),
        (2.0, "Ben", "It is."),
        (3.0, "Ada", "Good."),
    ]
    assert [declared.name for declared in read.declared] == ["Ada", "Ben"]


def test_a_colon_in_a_sentence_is_no_speaker() -> None:
    read = read_srt(cues("We need two things.", "Remember: water and leaves.", "Then we wait."))
    assert lines(read)[1] == (1.0, None, "Remember: water and leaves.")


def test_dashes_and_arrows_change_the_speaker_without_naming_one() -> None:
    read = read_srt(cues("- Is it on?", "- It is.\n- Good.", ">> Who asks? >> Me.", "So."))
    assert [(s.text, s.turn) for s in read.segments] == [
        ("Is it on?", True),
        ("It is.", True),
        ("Good.", True),
        ("Who asks?", True),
        ("Me.", True),
        ("So.", False),
    ]
    assert {s.speaker for s in read.segments} == {None}


def test_a_dash_after_a_sentence_changes_the_speaker_where_dashes_do() -> None:
    read = read_srt(cues("- Is it on? - It is.", "- Good - or so I hope."))
    assert [s.text for s in read.segments] == ["Is it on?", "It is.", "Good - or so I hope."]


def test_a_single_dash_at_the_start_of_many_cues_stays() -> None:
    payloads = [f"Line {n}" for n in range(55)] + ["- a thought"]
    assert read_srt(cues(*payloads)).segments[-1].text == "- a thought"


def test_a_broken_cue_keeps_its_words_and_is_reported() -> None:
    text = cues("One.") + "2\n00:00:0x --> 00:00:03,000\nTwo.\n\n" + cues("Three.")
    read = read_srt(text)
    assert [(s.start, s.time, s.text) for s in read.segments] == [
        (0.0, "given", "One."),
        (None, "none", "Two."),
        (0.0, "given", "Three."),
    ]
    assert read.warnings == ("line 5: a cue whose times cannot be read; kept without time",)


def test_a_file_that_was_cut_off_keeps_what_is_there() -> None:
    for rest in ("3\n", "3\n00:00:1", "3\n00:00:12,000 --> 00:00:14,000"):
        read = read_srt(cues("One.", "Two.") + rest)
        assert [s.text for s in read.segments] == ["One.", "Two."]
        assert read.warnings[0].endswith("the file ends in the middle of a cue")


def test_blank_lines_inside_a_cue_and_missing_ones_between_cues_do_no_harm() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\nand a half.\n"
        "\n2\n00:00:02,000 --> 00:00:03,000\nTwo.\n3\n00:00:03,000 --> 00:00:04,000\nThree.\n"
    )
    assert [s.text for s in read_srt(text).segments] == ["One and a half.", "Two.", "Three."]


def test_markup_is_taken_off_and_other_brackets_stay() -> None:
    read = read_srt(cues(r'{\an8}<i>Tea</i> &amp; <font color="red">milk</font>, <3 and a<b>'))
    assert read.segments[0].text == "Tea & milk, <3 and a"
    assert read_srt(cues("a < b, List<Cup>")).segments[0].text == "a < b, List<Cup>"


VOICES = """WEBVTT - made by hand
Language: en

NOTE
Title: Tea: the long way
Show: Kettle Talk
Date: 2025-02-03

STYLE
::cue { color: lime }

opening
00:01.000 --> 00:03.000 align:start
<v.loud Ada Byrne>Is it <00:02.000><c>on?</c></v>

NOTE nobody hears this

00:03.000 --> 00:05.000
<v Ben>It is.
<v Ada Byrne>Good &gt; bad.

00:05.000 --> 00:06.000
And hot.
"""


def test_voice_tags_are_speakers_and_notes_are_not_spoken() -> None:
    read = read_vtt(VOICES)
    assert lines(read) == [
        (1.0, "Ada Byrne", "Is it on?"),
        (3.0, "Ben", "It is."),
        (3.0, "Ada Byrne", "Good > bad."),
        (5.0, "Ada Byrne", "And hot."),
    ]


def test_the_head_of_the_file_is_a_header() -> None:
    read = read_vtt(VOICES)
    assert read.titles[0].text == "Tea: the long way"
    assert (read.show, read.published, read.language) == ("Kettle Talk", "2025-02-03", "en")


ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%

so<00:00:00.500><c> the</c><00:00:01.000><c> kettle</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
so the kettle

00:00:02.010 --> 00:00:04.000 align:start position:0%
so the kettle
is<00:00:02.500><c> very</c><00:00:03.000><c> hot</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
is very hot

00:00:04.010 --> 00:00:06.000 align:start position:0%
is very hot
is very hot
"""


def test_rolling_captions_say_every_word_once() -> None:
    read = read_vtt(ROLLING, "Tea [Ab3-_9xYz01].en.vtt")
    assert lines(read) == [
        (0.0, None, "so the kettle"),
        (2.01, None, "is very hot"),
        (4.01, None, "is very hot"),
    ]
    assert read.quality == "raw"
    assert [recording.id for recording in read.media] == ["Ab3-_9xYz01"]


def test_captions_that_grow_word_by_word_say_every_word_once() -> None:
    read = read_srt(cues("so", "so the", "so the kettle", "is hot"))
    assert " ".join(s.text for s in read.segments) == "so the kettle is hot"


def test_a_repeated_answer_is_kept_where_captions_do_not_roll() -> None:
    read = read_srt(cues("Is it?", "Yes.", "Yes.", "Really?", "It is.", "Fine."))
    assert [s.text for s in read.segments].count("Yes.") == 2


WORDS = st.text(st.sampled_from("abcdeé中 "), min_size=1, max_size=30).filter(str.strip)


@given(st.lists(WORDS, min_size=1, max_size=50, unique_by=lambda words: " ".join(words.split())))
def test_reads_what_the_srt_library_reads(payloads: list[str]) -> None:
    text = cues(*(f"x {payload}" for payload in payloads))
    expected = [" ".join(cue.content.split()) for cue in oracle_srt.parse(text)]
    assert [s.text for s in read_srt(text).segments] == expected


@given(st.lists(WORDS, min_size=1, max_size=50, unique_by=lambda words: " ".join(words.split())))
def test_reads_what_the_webvtt_library_reads(payloads: list[str]) -> None:
    text = "WEBVTT\n\n" + cues(*(f"x <i>{payload}</i>" for payload in payloads)).replace(",", ".")
    expected = [
        (caption.start_in_seconds, " ".join(caption.text.split()))
        for caption in oracle_vtt.from_string(text).captions
    ]
    assert [(s.start, s.text) for s in read_vtt(text).segments] == expected


def test_the_language_is_that_of_the_words() -> None:
    assert read_srt(cues("水已经开了。", "茶在哪里？")).language == "zh"
