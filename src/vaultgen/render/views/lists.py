"""What templates see of shows, indexes and the home note."""

from dataclasses import dataclass

from vaultgen.render.views.ref import EpisodeRow, Ref


@dataclass(frozen=True, slots=True)
class ShowView:
    """The note of a show."""

    title: str
    """For a heading."""
    url: str
    """Link to its page."""
    feed: str
    """Link to its feed."""
    episodes: tuple[EpisodeRow, ...]
    """The newest first; those without a date last."""
    topics: tuple[Ref, ...]
    """Topic notes made from its episodes."""


@dataclass(frozen=True, slots=True)
class RowView:
    """An entity in the index of its type."""

    ref: Ref
    """A link where the entity has a note."""
    episodes: int
    """In how many it is named."""
    mentions: int
    """How often it is named in all."""
    last_seen: str
    """Date of the newest episode that names it."""
    aliases: tuple[str, ...]
    """Its other names."""


@dataclass(frozen=True, slots=True)
class IndexView:
    """The list of everything of one type; one of the three lists is filled."""

    title: str
    """`People`, `Episodes` …"""
    entities: tuple[RowView, ...]
    """By name."""
    episodes: tuple[EpisodeRow, ...]
    """The newest first."""
    refs: tuple[Ref, ...]
    """Shows or topics."""


@dataclass(frozen=True, slots=True)
class HomeListView:
    """One type on the home note."""

    index: Ref
    """The index note of the type."""
    count: int
    """How many there are."""
    top: tuple[Ref, ...]
    """The most often named ones that have a note."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The way into the vault."""

    title: str
    """For a heading."""
    shows: tuple[Ref, ...]
    """By name."""
    latest: tuple[EpisodeRow, ...]
    """The newest episodes."""
    lists: tuple[HomeListView, ...]
    """One for each type that occurs."""
