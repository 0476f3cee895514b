"""The user names a voice."""

from vaultgen.fuse.corrected import corrected
from vaultgen.model import Episode, Speaker

GUEST = Speaker("SPEAKER_01", maybe=("Bo Marsh", "Cleo Sands"))
EPISODE = Episode(
    id="episode/x",
    title="x",
    sources=(),
    speakers=(
        Speaker("SPEAKER_00", "Ada Quill", "inferred"),
        GUEST,
        Speaker("Advertisement", kind="advertisement"),
    ),
)


def test_the_only_person_without_a_name_is_meant() -> None:
    named = corrected(EPISODE, [((), "Bo Marsh")]).speakers
    assert named == (EPISODE.speakers[0], Speaker("SPEAKER_01", "Bo Marsh", "ruled"), *named[2:])
    assert named[2].name is None


def test_an_inferred_name_can_be_put_right() -> None:
    named = corrected(EPISODE, [(("Ada Quill",), "Cleo Sands")]).speakers
    assert [(s.name, s.how) for s in named[:2]] == [("Cleo Sands", "ruled"), (None, None)]
    assert named[1] == GUEST
