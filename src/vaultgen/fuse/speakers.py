"""The voices of an episode."""

from collections.abc import Sequence

from vaultgen.labels import is_anonymous, is_pseudo
from vaultgen.model import Segment, Speaker


def speakers(segments: Sequence[Segment]) -> tuple[Speaker, ...]:
    """The voices of an episode in the order in which they are first heard."""
    labels = dict.fromkeys(s.speaker for s in segments if s.speaker and not is_pseudo(s.speaker))
    return tuple(
        Speaker(label) if is_anonymous(label) else Speaker(label, name=label, how="stated")
        for label in labels
    )
