"""Labels that are people, and labels that are not."""

import pytest

from vaultgen.fuse.speakers import speakers
from vaultgen.labels import is_anonymous, is_pseudo
from vaultgen.model import Segment


@pytest.mark.parametrize("label", ["Break", "Jingle", "Intro", "Audience member", "Theme music"])
def test_a_pseudo_speaker_is_no_voice(label: str) -> None:
    assert is_pseudo(label)
    assert speakers([Segment("x", speaker=label)]) == ()


@pytest.mark.parametrize(
    "label", ["SPEAKER_00", "Speaker 1", "spk_2", ">>", "Host", "A", "Guest 2"]
)
def test_a_voice_without_a_name_stays_without_one(label: str) -> None:
    assert is_anonymous(label)
    (voice,) = speakers([Segment("x", speaker=label)])
    assert (voice.label, voice.name) == (label, None)


@pytest.mark.parametrize("label", ["Ada Quill", "Ravi", "Mary Fischer-Mullins", "Guy Breakwater"])
def test_a_name_is_a_name(label: str) -> None:
    (voice,) = speakers([Segment("x", speaker=label), Segment("y", speaker=label)])
    assert (voice.name, voice.how) == (label, "stated")
