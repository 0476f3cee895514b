"""Voices that say who they are."""

from vaultgen.fuse.introduced import with_introduced
from vaultgen.model import Declared, Segment, Speaker

PEOPLE = (Declared("Ada Quill", "person", "people"), Declared("Bo Marsh", "person", "people"))
VOICES = (Speaker("SPEAKER_00"), Speaker("SPEAKER_01"))


def names(*said: tuple[str, str]) -> list[str | None]:
    segments = [Segment(words, speaker=f"SPEAKER_0{voice}") for voice, words in said]
    return [s.name for s in with_introduced(VOICES, segments, PEOPLE)]


def test_a_voice_that_introduces_itself_has_that_name() -> None:
    found = names(("0", "Welcome. I'm Ada Quill."), ("1", "And my name is Bo Marsh, hello."))
    assert found == ["Ada Quill", "Bo Marsh"]


def test_a_name_that_nobody_declares_is_not_taken_from_speech() -> None:
    assert names(("0", "I'm Cleo Sands, hello."), ("1", "Hello.")) == [None, None]


def test_talking_about_somebody_is_no_introduction() -> None:
    assert names(("0", "Today we have Ada Quill here."), ("1", "Hi.")) == [None, None]


def test_two_voices_with_one_name_have_none() -> None:
    assert names(("0", "I'm Ada Quill."), ("1", "I'm Ada Quill.")) == [None, None]


def test_a_voice_with_two_names_has_none() -> None:
    assert names(("0", "I'm Ada Quill. I'm Bo Marsh."), ("1", "Hi.")) == [None, None]


def test_a_stated_name_stays() -> None:
    stated = (Speaker("Ada", "Ada", "stated"),)
    segments = [Segment("I'm Bo Marsh.", speaker="Ada")]
    assert with_introduced(stated, segments, PEOPLE) == stated
