"""Who speaks."""

from collections.abc import Iterator

from vaultgen.model import Candidate, Episode


def speakers(episode: Episode) -> Iterator[Candidate]:
    """The voices that have a person's name."""
    for speaker in episode.speakers:
        if speaker.name:
            yield Candidate(
                name=speaker.name, how="speaker", votes=(("person", 10.0),), field="speaker label"
            )
