"""Voices and the people who are declared: the cases of cases/fuse/voices.md."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.fuse.named import named
from vaultgen.fuse.speakers import speakers
from vaultgen.model import Declared, Link, Segment, Speaker

CASES = Path(__file__).parents[1] / "cases" / "fuse" / "voices.md"
_FIELDS = ("people", "host", "guest", "嘉宾")


def cases() -> list[tuple[str, str, str]]:
    found = re.findall(
        r"^# (.+)\n\ninput:\n\n((?: {4}.*\n)+)\noutput:\n\n((?: {4}.*\n)+)",
        CASES.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return [(title, talk, expected) for title, talk, expected in found]


@pytest.mark.parametrize(("title", "talk", "expected"), cases(), ids=[c[0] for c in cases()])
def test_voices_have_the_names_that_are_well_supported(
    title: str, talk: str, expected: str
) -> None:
    lines = [line.strip().partition(": ")[::2] for line in talk.splitlines()]
    declared = [
        Declared(name, "person", field)
        for field, names in lines
        if field in _FIELDS
        for name in names.split(", ")
    ]
    segments = [
        Segment(said, speaker=f"SPEAKER_0{label}" if label.isdigit() else label)
        for label, said in lines
        if label not in _FIELDS
    ]
    found = named(speakers(segments), segments, declared)
    assert list(_told(found)) == [line.strip() for line in expected.splitlines()], title


def _told(found: tuple[Speaker, ...]) -> Iterator[str]:
    """What became of the voices whose labels state no name."""
    for speaker in found:
        label = speaker.label.removeprefix("SPEAKER_0")
        if speaker.how == "inferred":
            yield f"{label} is {speaker.name}"
        elif speaker.maybe:
            yield f"{label} may be {', '.join(speaker.maybe)}"
        elif not speaker.name:
            yield f"{label} is nobody"


def test_every_case_is_run() -> None:
    assert len(cases()) == CASES.read_text(encoding="utf-8").count("\ninput:\n")


def test_the_name_of_an_account_is_the_name_in_another_script() -> None:
    declared = [
        Declared("Bo Marsh", "person", "byline"),
        Declared("马尔什", None, "handle"),
        Declared("Ada Quill", None, "handle"),
    ]
    links = [Link("马尔什的账号", "https://social.example/bo_marsh")]
    segments = [
        Segment("Our guest today is Ada Quill, of the Tidal Yard.", speaker="SPEAKER_01"),
        Segment("Thanks for having me, it is good to be indoors.", speaker="SPEAKER_00"),
    ]
    found = named(speakers(segments), segments, declared, links)
    assert [s.name for s in found] == ["Bo Marsh", "Ada Quill"]


def test_a_firm_with_an_account_is_nobody() -> None:
    declared = [
        Declared("Tidal Yard", "company", "companies"),
        Declared("Tidal Yard", None, "handle"),
    ]
    segments = [Segment("I'm Tidal Yard, so to speak, and nothing more.", speaker="SPEAKER_00")]
    assert named(speakers(segments), segments, declared) == speakers(segments)


PEOPLE = ("Ada Quill", "Bo Marsh", "Cleo Sands")
SAYINGS = (
    "I'm {0}, and this is the harbour show.",
    "We're joined by {0}.",
    "Thanks for having me, {1}.",
    "What do you think, {1}?",
    "{1}, welcome to the show.",
    "It rains, and the barge does not mind.",
    "{0} said so, and {1} knows it.",
)


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(SAYINGS), st.sampled_from(PEOPLE)), max_size=30
    ),
    st.sampled_from(["people", "guest"]),
)
def test_names_are_of_the_list_and_nobody_speaks_with_two_voices(
    talk: list[tuple[int, str, str]], field: str
) -> None:
    declared = [Declared(name, "person", field) for name in PEOPLE]
    segments = [
        Segment(saying.format(name, name.split()[0]), speaker=f"Speaker {voice}")
        for voice, saying, name in talk
    ]
    found = named(speakers(segments), segments, declared)
    inferred = [s.name for s in found if s.name]
    assert len(set(inferred)) == len(inferred)
    assert set(inferred) <= set(PEOPLE)
    for speaker in found:
        assert not (speaker.name and speaker.maybe)
        assert not set(speaker.maybe) & set(inferred)
