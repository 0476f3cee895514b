"""Segments as paragraphs."""

import re

from hypothesis import given
from hypothesis import strategies as st

from vaultgen.model import Chapter, Paragraph, Segment
from vaultgen.outline import chapters, paragraphs

SENTENCE = "The tide comes in twice a day and the boats rise with it slowly."


def cut(segments: list[Segment], *heads: Chapter) -> tuple[Paragraph, ...]:
    return paragraphs(segments, heads)


def spoken(paragraph: Paragraph, segments: list[Segment]) -> str:
    return " ".join(segments[p.segment].text[p.start : p.end] for p in paragraph.pieces)


def test_lines_of_one_speaker_become_paragraphs_that_end_with_a_sentence() -> None:
    lines = [Segment(SENTENCE, 3.0 * n, time="given", speaker="Ada") for n in range(20)]
    found = cut(lines)
    assert [len(p.pieces) for p in found] == [6, 6, 6, 2]
    assert found[1].anchor == "t-000018"
    assert found[1].time == 18.0


def test_another_speaker_begins_another_paragraph() -> None:
    found = cut([Segment(SENTENCE, speaker="Ada"), Segment(SENTENCE, speaker="Bo")])
    assert [p.speaker for p in found] == ["Ada", "Bo"]


def test_a_back_channel_does_not_tear_a_paragraph_apart() -> None:
    lines = [
        Segment(SENTENCE, speaker="Ada"),
        Segment("Yeah.", speaker="Bo"),
        Segment(SENTENCE, speaker="Ada"),
    ]
    (paragraph,) = cut(lines)
    assert [p.aside for p in paragraph.pieces] == [False, True, False]


def test_a_question_is_no_back_channel() -> None:
    lines = [
        Segment(SENTENCE, speaker="Ada"),
        Segment("Every day?", speaker="Bo"),
        Segment(SENTENCE, speaker="Ada"),
    ]
    assert len(cut(lines)) == 3


def test_a_monologue_is_cut_at_sentence_ends_and_only_its_start_has_the_time() -> None:
    found = cut([Segment(" ".join([SENTENCE] * 20), 60.0, time="given", speaker="Ada")])
    assert len(found) > 2
    assert [p.time for p in found] == [60.0] + [None] * (len(found) - 1)
    assert all(re.fullmatch(r"t-\d{6}|p-[0-9a-f]{8}(-\d+)?", p.anchor) for p in found)


def test_a_time_in_mid_turn_begins_a_paragraph_that_can_be_jumped_to() -> None:
    found = cut(
        [Segment(SENTENCE, speaker="Ada"), Segment(SENTENCE, 42.0, time="given", speaker="Ada")]
    )
    assert [p.time for p in found] == [None, 42.0]


def test_a_chapter_begins_a_paragraph() -> None:
    lines = [Segment(SENTENCE, speaker="Ada") for _ in range(2)]
    assert len(cut(lines, Chapter("Tides", segment=1))) == 2


def test_two_paragraphs_of_one_second_have_two_anchors() -> None:
    lines = [
        Segment(SENTENCE, 5.2, time="given", speaker="Ada"),
        Segment("No, no, no, no, no!", 5.7, time="given", speaker="Bo"),
    ]
    assert [p.anchor for p in cut(lines)] == ["t-000005", "t-000005-2"]


words = st.lists(
    st.sampled_from(["tide", "boat.", "rope,", "Yes!", "潮汐", "moor"]), min_size=1, max_size=90
)
lines = st.builds(
    Segment,
    text=words.map(" ".join),
    speaker=st.sampled_from(["Ada", "Bo", None]),
)


@given(st.lists(lines, max_size=12))
def test_nothing_is_dropped_and_nothing_comes_twice(segments: list[Segment]) -> None:
    found = cut(segments)
    read = " ".join(spoken(p, segments) for p in found)
    assert read.split() == " ".join(s.text for s in segments).split()
    assert len({p.anchor for p in found}) == len(found)


@given(st.lists(lines, min_size=1, max_size=8), lines)
def test_a_turn_added_at_the_end_moves_no_earlier_anchor(
    segments: list[Segment], added: Segment
) -> None:
    other = Segment(added.text + " and on and on and on", speaker="Cleo")
    before = [p.anchor for p in cut(segments)]
    assert [p.anchor for p in cut([*segments, other])][: len(before)] == before


def test_chapters_get_their_place_from_a_time_and_a_time_from_their_place() -> None:
    lines = [
        Segment("a", 0.0, time="given"),
        Segment("b", 10.2, time="given"),
        Segment("c", 20.0, time="given"),
    ]
    given_ = [
        Chapter("Later", segment=2),
        Chapter("Second", start=10.0),
        Chapter("First", start=0.0),
    ]
    found = chapters(given_, lines)
    assert [(c.title, c.segment, c.start, c.end) for c in found] == [
        ("First", 0, 0.0, 10.0),
        ("Second", 1, 10.0, 20.0),
        ("Later", 2, 20.0, None),
    ]


def test_the_words_of_another_source_begin_a_paragraph() -> None:
    lines = [Segment(SENTENCE, speaker="Ada", source=name) for name in ("a.md", "b.md")]
    assert len(cut(lines)) == 2
