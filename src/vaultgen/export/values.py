"""What there is to export, and what comes out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vaultgen.model import Entity, Episode, Mention, Relation


@dataclass(frozen=True, slots=True)
class ExportShow:
    """A show that episodes belong to."""

    id: str
    title: str
    note: str | None
    """Path of its note in the vault, POSIX separators."""


@dataclass(frozen=True, slots=True)
class ExportEpisode:
    """An episode with what the vault knows about it."""

    episode: Episode
    note: str | None
    """Path of its note in the vault."""
    show: str | None = None
    """Id of its show."""
    mentions: tuple[Mention, ...] = ()
    """In its segments, in any order."""
    voices: Mapping[str, str] = field(default_factory=dict)
    """Entity id by speaker label, for the speakers who are entities."""

    def ordered_mentions(self) -> list[Mention]:
        """The mentions in the order of the text."""
        return sorted(self.mentions, key=lambda m: (m.segment, m.start, m.end, m.entity))


@dataclass(frozen=True, slots=True)
class ExportEntity:
    """An entity with what the vault knows about it."""

    entity: Entity
    episodes: tuple[str, ...]
    """Ids of the episodes that it occurs in."""
    mentions: int
    note: str | None = None
    """Path of its note; `None` for one that is a row in its index only."""


@dataclass(frozen=True, slots=True)
class Export:
    """Everything that an export holds, each part in the order in which it is written."""

    shows: tuple[ExportShow, ...]
    episodes: Callable[[], Iterable[ExportEpisode]]
    """Called by each document that needs them; one episode is in memory at a time."""
    entities: tuple[ExportEntity, ...]
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file of an export."""

    name: str
    """`entities.csv`; the only document of its format may be called anything."""
    text: Iterator[str]
    """In pieces, to be read once; `\\n` line ends."""
