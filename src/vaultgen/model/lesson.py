"""What an edit of the user's teaches."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Lesson:
    """One decision that the user made by editing, renaming or moving a note of ours."""

    note: str
    """Id of the note."""
    kind: Literal["alias", "no alias", "type", "name", "speaker"]
    """`speaker`: another name for a voice of an episode."""
    value: str
    """The alias, the type, or the new name."""
    instead: tuple[str, ...] = ()
    """For `name` and `speaker`: the names that stood there; none for a voice without a name."""
