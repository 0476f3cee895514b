"""What a run found and did."""

from collections.abc import Callable
from dataclasses import dataclass

from vaultgen.model import Candidate, Change

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, of)."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run, for the command line and for programs."""

    episodes: int = 0
    entities: int = 0
    """Names that became an entity, with a note or as a row of an index."""
    changes: tuple[Change, ...] = ()
    problems: tuple[str, ...] = ()
    """What the user must look at: unreadable sources, notes left alone. Each says what to do."""
    warnings: tuple[str, ...] = ()
    """What was mended or doubtful in the sources."""
    deleted: tuple[str, ...] = ()
    """Paths of the notes that the user deleted; they stay deleted."""
    candidates: tuple[tuple[str, Candidate], ...] = ()
    """(episode id, name) of the names that nothing corroborates; they became no entity."""
    doubts: tuple[str, ...] = ()
    """Decisions on entities that a person may want to check."""


def quiet(stage: str, done: int, of: int) -> None:
    """Shows no progress."""
