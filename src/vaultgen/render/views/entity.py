"""What templates see of an entity."""

from dataclasses import dataclass

from vaultgen.render.views.ref import EpisodeRow, Ref


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A sentence that names an entity."""

    text: str
    """Word for word, the name in bold."""
    speaker: str
    """Name or label."""
    where: str
    """Link to the paragraph in the transcript, shown as its time where that is known."""
    play: str
    """Link that starts the recording there, else empty."""


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """What one episode says about an entity."""

    episode: Ref
    """Shown as its note is called."""
    published: str
    """ISO date."""
    count: int
    """How often it is named there."""
    quotes: tuple[QuoteView, ...]
    """In the order of the transcript."""
    more: int
    """Mentions beyond the quoted ones."""
    transcript: Ref | None
    """The main one."""
    articles: tuple[Ref, ...]
    """Topic notes of the episode that name it."""


@dataclass(frozen=True, slots=True)
class RelatedView:
    """Another entity, and how it is connected."""

    ref: Ref
    """The other entity."""
    why: str
    """`works at`, `3 episodes together` …"""


@dataclass(frozen=True, slots=True)
class EntityView:
    """The note of a person, company, product, concept, event, work or place."""

    name: str
    """For a heading."""
    type: str
    """`person`, `company` …"""
    facts: str
    """One line: type, counts, first and last date."""
    aliases: tuple[str, ...]
    """Its other names."""
    heard_as: tuple[str, ...]
    """What speech recognition wrote for it."""
    meanings: tuple[str, ...]
    """What sources say that it means."""
    doubts: tuple[str, ...]
    """What a person should look at."""
    speaks_in: tuple[EpisodeRow, ...]
    """Episodes in which this person speaks, the newest first."""
    appearances: tuple[AppearanceView, ...]
    """The newest first."""
    related: tuple[RelatedView, ...]
    """The closest first."""
