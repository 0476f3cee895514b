"""Transcripts that name their speakers or mark their times."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.model import Declared, Field, Source
from vaultgen.read import decode, turns

CASES = Path(__file__).parents[1] / "cases" / "read" / "turns.md"


def cases() -> list[tuple[str, str, str]]:
    pattern = r"^# ([^\n]+)\n\n~~~~\n(.*?)~~~~\n\n~~~~\n(.*?)~~~~$"
    return re.findall(pattern, CASES.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def read(text: str, name: str = "show.md") -> Source:
    return turns.READER.read(decode(text.encode(), name))


def claimed(text: str, name: str = "show.md") -> bool:
    return turns.READER.claims(decode(text.encode(), name)).mine


def drawn(source: Source) -> str:
    """`12–15 Jane Roe: text // zh translation`, chapters as headings before their segment."""
    lines = []
    for at, segment in enumerate(source.segments):
        lines += [f"# {chapter.title}" for chapter in source.chapters if chapter.segment == at]
        start = "–" if segment.start is None else f"{segment.start:g}"
        end = "" if segment.end is None else f"–{segment.end:g}"
        other = "".join(f" // {said.language} {said.text}" for said in segment.translations)
        lines.append(f"{start}{end} {segment.speaker or '–'}: {segment.text}{other}")
        assert (segment.start is None) == (segment.time == "none")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=[c[0] for c in cases()])
def test_reads_every_form_of_turns(title: str, text: str, expected: str) -> None:
    assert claimed(text), title
    assert drawn(read(text)) == expected, title


def test_the_case_file_is_read_completely() -> None:
    assert len(cases()) * 4 == CASES.read_text(encoding="utf-8").count("~~~~\n")


@pytest.mark.parametrize(
    "text",
    [
        "0:00 Intro\n5:10 Cranes\n12:00 Winches\n25:00 Goodbye\n",
        "**Topics Covered:** much\n\n**Maps Used:**\n\n- [Quay](https://map.example)\n- Bay\n",
        "# Cranes\n\nNote: they are tall. They stand at the quay.\n\nThe harbour is old.\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nMara: Good morning\n",
        "1\n00:00:01,000 --> 00:00:02,000\nMara: Good morning\n",
    ],
)
def test_leaves_other_formats_alone(text: str) -> None:
    assert not claimed(text)


def test_a_monologue_needs_its_label_only_once() -> None:
    text = "# Cranes\n\n**Mara Lindqvist:** Good morning.\n\nThey are tall.\n\nAnd old.\n"
    assert claimed(text)
    assert {segment.speaker for segment in read(text).segments} == {"Mara Lindqvist"}


def test_speakers_are_declared_and_pseudo_speakers_are_not() -> None:
    source = read(
        "**Mara Lindqvist:** Hi.\n\n**Break:** \\[01:00\\] to \\[01:30\\]\n\n"
        "**Audience member:** Hm?\n\n**Otto Brandt:** Bye.\n\n**Speaker 3:** Bye.\n"
    )
    assert source.declared == (
        Declared("Mara Lindqvist", "person", "speaker label"),
        Declared("Otto Brandt", "person", "speaker label"),
    )
    assert source.fields == (Field("Break", ("01:00–01:30",)),)


@pytest.mark.parametrize(
    ("text", "quality"),
    [
        ("**Mara Lindqvist:** Good morning.\n\n**Otto Brandt:** Morning.\n", "edited"),
        ("**Speaker 1:** Good morning.\n\n**Speaker 2:** Morning.\n", "punctuated"),
        ("[00:01] SPEAKER_00: Good morning.\n[00:02] SPEAKER_01: Morning.\n", "raw"),
        ("Speaker 1: good morning and so on and on\nSpeaker 2: yes and so on and on\n" * 9, "raw"),
    ],
)
def test_says_how_well_the_words_were_heard(text: str, quality: str) -> None:
    assert read(text).quality == quality


def test_what_stands_above_the_first_turn_is_kept() -> None:
    source = read(
        "# Cranes\n\n**Podcast:** Harbour Hour\n\n"
        "Mara meets [Otto][o]. Follow Otto Brandt on X: https://x.com/ottobrandt\n\n"
        '{% include player.md url="https://cdn.example/7.m4a" %}\n\n'
        "00:00 Intro\n03:00 Winches\n\n## Transcript\n\n"
        "**Mara Lindqvist:** Hi.\n\n_Winches_\n\n**Otto Brandt:** Bye.\n\n[o]: https://otto.example/\n",
    )
    assert source.show == "Harbour Hour"
    assert source.descriptions[0].text.startswith("Mara meets Otto.")
    assert [link.url for link in source.links] == [
        "https://otto.example/",
        "https://x.com/ottobrandt",
    ]
    assert source.declared[0] == Declared("Otto Brandt", None, "handle")
    assert source.media[0].url == "https://cdn.example/7.m4a"
    assert [(c.title, c.start, c.segment) for c in source.chapters] == [
        ("Intro", 0.0, None),
        ("Winches", 180.0, 1),
    ]
    assert [segment.text for segment in source.segments] == ["Hi.", "Bye."]


def test_a_page_states_its_titles_and_its_show_above_the_introduction() -> None:
    source = read(
        "港口时间 - 起重机 封面\n\n起重机\n\nCranes\n\n本集简介\n\n今天聊起重机。"
        "关注奥托·布兰特的X账号:https://x.com/otto 详情:https://a.example/b\n\n字幕\n\n请下载我们的应用。\n\n"
        + "Speaker 0\n\n好。\n\nGood.\n\nSpeaker 1\n\n是。\n\nYes.\n\n"
        * 3
    )
    assert [title.text for title in source.titles] == ["起重机", "Cranes"]
    assert (source.show, source.language) == ("港口时间", "en")
    assert "应用" not in source.descriptions[0].text
    assert [d.name for d in source.declared] == ["奥托·布兰特"]


def test_notes_below_the_transcript_are_no_speech() -> None:
    source = read(
        "**Mara Lindqvist:** Hi.\n\n**Otto Brandt:** Bye.\n\n## Links\n\n"
        "- [The map](https://map.example/)\n"
    )
    assert [segment.text for segment in source.segments] == ["Hi.", "Bye."]
    assert [(link.text, link.url) for link in source.links] == [("The map", "https://map.example/")]


def test_times_that_run_backwards_are_left_out_with_a_warning() -> None:
    text = "".join(f"[00:{m:02}:00] Mara: words {m}\n" for m in (1, 2, 3, 50, 4, 5, 6))
    source = read(text)
    assert [s.start for s in source.segments] == [60, 120, 180, None, 240, 300, 360]
    assert source.warnings == ("line 4: the time runs backwards and was left out",)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Mara Lindqvist", "Otto Brandt"]),
            st.lists(
                st.sampled_from(["cranes", "Wind.", "10:30", "5%", "so:", "é", "风"]), min_size=1
            ),
        ),
        min_size=2,
        max_size=8,
    )
)
def test_no_word_of_any_turn_is_lost(said: list[tuple[str, list[str]]]) -> None:
    text = "\n\n".join(f"**{name}:** x {' '.join(words)}" for name, words in said)
    found = [(segment.speaker, segment.text) for segment in read(text).segments]
    assert found == [(name, f"x {' '.join(words)}") for name, words in said]


@given(st.text(st.sampled_from(list("aB:*_[](){}%#\\-0123 \n风")), max_size=200))
def test_never_fails_and_never_leaves_an_empty_segment(text: str) -> None:
    source = read(f"x {text}")
    assert all(segment.text for segment in source.segments)
    assert all(c.segment is None or c.segment < len(source.segments) for c in source.chapters)
