"""What was resolved, what changed since, and what it comes to now."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from vaultgen.model import Candidate, Entity, Evidence, KnownEntity
from vaultgen.resolve.doubt import Doubt
from vaultgen.resolve.names import Name
from vaultgen.resolve.statistics import Statistics

Places = dict[str, tuple[int, str]]
"""{id of an episode: (its number, its folded show)}."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the candidates of all episodes come to."""

    entities: tuple[Entity, ...]
    """Sorted by id."""
    rejected: tuple[tuple[str, Candidate], ...]
    """(episode id, candidate) without enough evidence, for the report."""
    doubts: tuple[Doubt, ...]
    """Cases for a person, sorted."""
    idle: tuple[str, ...] = ()
    """Rulings that concern nothing, in words for the user."""
    absorbed: dict[str, str] = field(default_factory=dict)
    """{id of a note of ours: id of the entity that what it tells of is part of now}."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A resolution, and what is needed to go on from there.

    Each result stands beside the key of a name of its quarter.
    """

    places: Places = field(default_factory=dict)
    statistics: Statistics = field(default_factory=Statistics)
    crowds: frozenset[str] = frozenset()
    """Words that too many names share, see `candidates.crowded`."""
    known: dict[str, KnownEntity] = field(default_factory=dict)
    """The vault's notes, by path."""
    names: dict[str, Name] = field(default_factory=dict)
    """By key."""
    groups: dict[str, str] = field(default_factory=dict)
    """{key of a name: key that stands for all that it may be one thing with}, where that is
    another one."""
    quarters: dict[str, str] = field(default_factory=dict)
    """{key of a name: key that stands for all that it is resolved together with}, likewise."""
    entities: tuple[tuple[str, Entity], ...] = ()
    rejected: tuple[tuple[str, tuple[str, Candidate]], ...] = ()
    doubts: tuple[tuple[str, Doubt], ...] = ()


def nothing_more(_: Sequence[str]) -> tuple[Evidence, ...]:
    """For news that hold all evidence there is."""
    return ()


@dataclass(frozen=True, slots=True)
class News:
    """What is not as the memory has it."""

    come: tuple[Evidence, ...] = ()
    """Of the episodes that are new or changed."""
    gone: tuple[Evidence, ...] = ()
    """Former evidence of the episodes that changed or went."""
    others: Callable[[Sequence[str]], Iterable[Evidence]] = nothing_more
    """Gives the evidence of episodes (ids) that are as they were."""
