"""Who a voice is, as the user says: in the rulings, and by editing."""

from vaultgen.fuse import corrected, ruled
from vaultgen.model import Declared, Episode, Speaker

EPISODE = Episode(
    "episode/low-tide",
    "Low tide",
    (),
    speakers=(
        Speaker("SPEAKER_00", maybe=("Ada Quill",)),
        Speaker("SPEAKER_01", "Bo Marsh", "inferred"),
        Speaker("Cleo Sand", "Cleo Sand", "stated"),
    ),
    declared=(Declared("Cleo Sand", "person", "speaker label"),),
)


def names(episode: Episode) -> list[str | None]:
    return [speaker.name for speaker in episode.speakers]


def test_a_voice_is_ruled_by_its_label_or_by_its_name() -> None:
    said = (("speaker 00", "Ada Quill"), ("Bo Marsh", "Bo M."), ("Cleo Sand", "Cleo Sands"))
    found, unheard = ruled(EPISODE, said)
    assert (names(found), unheard) == (["Ada Quill", "Bo M.", "Cleo Sands"], ())
    assert {s.how for s in found.speakers} == {"ruled"}
    assert found.declared == ()


def test_nobody_takes_a_name_away_and_is_settled() -> None:
    found, _ = ruled(EPISODE, (("SPEAKER_01", "nobody"), ("SPEAKER_00", "Nobody")))
    assert names(found) == [None, None, "Cleo Sand"]
    assert [s.how for s in found.speakers[:2]] == ["ruled", "ruled"]
    assert found.speakers[0].maybe == ()


def test_a_voice_that_is_not_there_is_told_and_changes_nothing() -> None:
    assert ruled(EPISODE, (("SPEAKER_07", "Ada Quill"),)) == (EPISODE, ("SPEAKER_07",))


def test_a_ruling_on_a_voice_holds_against_an_edit() -> None:
    found, _ = ruled(EPISODE, (("SPEAKER_01", "Bo M."),))
    assert names(corrected(found, ((("Bo M.",), "Bob"),))) == [None, "Bo M.", "Cleo Sand"]


def test_an_edit_that_adds_a_name_means_the_voice_that_no_ruling_settled() -> None:
    episode = Episode("e", "E", (), speakers=(Speaker("SPEAKER_00"), Speaker("SPEAKER_01")))
    found, _ = ruled(episode, (("SPEAKER_00", "nobody"),))
    assert names(corrected(found, (((), "Ada Quill"),))) == [None, "Ada Quill"]
