"""What goes into the vault."""

from dataclasses import dataclass
from typing import Literal

Value = str | int | float | bool | tuple[str, ...]
"""A property: flat, as Obsidian has it. Dates are strings in ISO form; links are `[[…]]`."""


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
class Change:
    """One thing that a sync will do to the vault."""

    kind: Literal["create", "update", "rename", "remove", "adopt", "conflict"]
    """`adopt`: the file is what we would write already, and is only remembered as ours."""
    id: str
    path: str
    text: str | None = None
    """The new text; `None` for `remove` and `conflict`."""
    old_path: str | None = None
    """Where a renamed note was."""
    seen: str | None = None
    """SHA-256 of the file that the decision rests on; `None` where there was none."""
    reason: str = ""
    """Why, in words for the user."""
