"""What goes into the vault."""

from dataclasses import dataclass
from typing import Literal

Value = str | int | float | bool | tuple[str, ...]
"""A property: flat, as Obsidian has it. Dates are strings in ISO form; links are `[[…]]`."""

Kind = Literal["create", "update", "rename", "remove", "adopt", "conflict"]
"""`adopt`: nothing is written, the file is only remembered as it is. `conflict`: something is left
to the user; what is not contested is written all the same."""


@dataclass(frozen=True, slots=True)
class Note:
    """One file that we own."""

    id: str
    """Stable identity; survives rename and move."""
    path: str
    """Relative to the vault, POSIX separators."""
    text: str
    """The whole file, front matter included, `\\n` line ends."""


@dataclass(frozen=True, slots=True)
class Contest:
    """The user and we changed the same place of a note: the note as either would have it."""

    mine: str
    """With the user's words there."""
    theirs: str
    """With ours."""
    places: tuple[str, ...] = ()
    """Where, in words for the user."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a sync will do to the vault."""

    kind: Kind
    id: str
    path: str
    text: str | None = None
    """The new content of the file; `None` where nothing is written."""
    old_path: str | None = None
    """Where a renamed note was."""
    seen: str | None = None
    """SHA-256 of the file that the decision rests on; `None` where there was none."""
    reason: str = ""
    """Why, in words for the user."""
    base: str | None = None
    """Our rendering, to be remembered; `None` where it is the new content, or stays the same."""
    held: bool = False
    """Did the user choose where the note lies and what it is called?"""
    contest: Contest | None = None
    """What the user has to settle."""
    needs: str | None = None
    """Id of the note whose change must be done for this one to be done."""

    @property
    def is_to_be_done(self) -> bool:
        """Is there something to write or to remember? Else it only tells of an obstacle."""
        return self.kind != "conflict" or self.contest is not None
