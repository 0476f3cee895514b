"""What there is to check, and what is found."""

from dataclasses import dataclass

from vaultgen.model import Contradiction


@dataclass(frozen=True, slots=True)
class CheckedEpisode:
    """What is checked of an episode."""

    title: str
    path: str
    """Its note, relative to the vault."""
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A vault as the last sync recorded it."""

    episodes: tuple[CheckedEpisode, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person should look at."""

    check: str
    """What found it: `contradiction`."""
    path: str
    """The note that it is about, relative to the vault."""
    line: int | None
    """Counted from 1; `None` for the note as a whole."""
    about: str
    """What the note is called."""
    field: str
    """What is wrong, in a word: `published`."""
    message: str
    """In words for the user, in one line."""
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(value, paths of the sources that state it), the one that the vault has first."""
