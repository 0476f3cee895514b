"""What templates see of any note."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """Something that may have a note."""

    name: str
    """What to show, plain text."""
    note: str | None = None
    """Basename of its note; `None` where there is none, and the name stays text."""


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    """An episode in a list of episodes."""

    episode: Ref
    """Shown as its note is called."""
    published: str
    """ISO date."""
    duration: str
    """`53:25`."""
    speakers: tuple[Ref, ...]
    """Those whose name is known."""
    show: Ref | None
    """`None` where no source names one."""
