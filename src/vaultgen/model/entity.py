"""Names, the things they name, and where they are said."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from vaultgen.model.source import EntityType

TYPES: Final[tuple[EntityType, ...]] = get_args(EntityType)

How = Literal["declared", "speaker", "introduced", "vault", "corroborated", "capitalised"]
"""The evidence behind a name, the strongest first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A surface form that one episode proposes as a name, with the evidence for it."""

    name: str
    """The best-sourced spelling."""
    how: How
    votes: tuple[tuple[EntityType, float], ...] = ()
    """Weight for each type that the evidence speaks for, in the order of `TYPES`."""
    count: int = 0
    """Occurrences in the transcripts with this spelling."""
    sources: int = 1
    """Sources of the episode that hold it."""
    field: str | None = None
    """Where it is declared (`people`, `show notes`, `speaker label` …)."""
    aliases: tuple[str, ...] = ()
    """Other forms that a source states for the same thing."""
    context: str = ""
    """A sentence that holds it, for review."""
    meanings: tuple[str, ...] = ()
    """What sources say that it means."""
    heard: bool = False
    """Only poorly heard transcripts have it, and lists that were made from them."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Where one reading has a name, another reading of the same words has something else."""

    name: str
    """As the better source writes it: the record, or a list of names."""
    form: str
    """As the other reading writes it."""
    votes: int
    """How often."""
    beside: int = 0
    """How often right beside words that both readings have."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a text in another script has where an episode has a name: 麻省理工学院 for MIT."""

    name: str
    """As a candidate is written."""
    form: str
    """As the other script has it."""
    how: Literal["stated", "sound", "together"]
    """`stated`: a source has both side by side, `MIT（麻省理工学院）`; `sound`: they sound alike;
    `together`: where the one is said, the translation has the other, and hardly elsewhere."""
    votes: int = 1
    """Places that speak for it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All candidates of one episode, and the words that the vault's statistics need."""

    episode: str
    candidates: tuple[Candidate, ...]
    lower: tuple[str, ...]
    """Folded words of single-word candidates which this episode also has in lower case."""
    distinct: tuple[tuple[str, ...], ...] = ()
    """Groups of names that one curated list of the episode states side by side."""
    heard: tuple[Heard, ...] = ()
    """What other readings have where the record has a name."""
    renderings: tuple[Rendering, ...] = ()
    """What other scripts have for its names."""
    show: str | None = None
    """Of the episode, as it is stated."""


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity that the vault already has a note for."""

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    path: str
    """The note, relative to the vault."""
    id: str | None = None
    """Our id, `None` for a note that the user made."""
    heard_as: tuple[str, ...] = ()
    """What speech recognition wrote for it, as the note says."""
    stated: bool = True
    """The user made the note, so what it says is the user's word; else it holds what an earlier
    run found, and only its id is kept."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing, whatever it is called."""

    id: str
    """`<type>/<slug>`; never changes, whatever the entity is renamed or retyped to."""
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    heard_as: tuple[str, ...] = ()
    """Forms that only speech recognition produced."""
    declared: bool = False
    """Some source states it outside the running text, or the user did."""
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
    """What a person should look at: two types, a similar name that was kept apart …"""
    local: tuple[tuple[str, str], ...] = ()
    """(episode id, short form): forms that name this entity in that episode only, as a first
    name does."""
    path: str | None = None
    """A note of the user's own that is this entity: it is linked to and never written."""
    meanings: tuple[str, ...] = ()
    """What sources say that it means."""


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """One surface form that names an entity."""

    surface: str
    entity: str
    by: Literal["declared", "lexicon", "heard", "local"]
    """`heard`: a form that only speech recognition produced; `local`: holds in one episode."""
    confidence: float
    exact_case: bool = True
    """The capitals must agree; off only for forms that cannot be a common word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity is named at one place of a transcript: `segments[segment].text[start:end]`."""

    entity: str
    segment: int
    start: int
    end: int
    surface: str
    confidence: float
    by: str
    time: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that names an entity, word for word."""

    text: str
    start: int
    end: int
    """The name is `text[start:end]`."""
    anchor: str
    """Block id of its paragraph."""
    speaker: str | None
    time: float | None


@dataclass(frozen=True, slots=True)
class Appearance:
    """What one episode says about one entity."""

    entity: str
    episode: str
    count: int
    """Mentions in the transcript."""
    quotes: tuple[Quote, ...] = ()
    """At most as many as the notes show, in the order of the transcript."""
    written: int = 0
    """Times that outlines, articles and descriptions of the episode name it."""
    articles: tuple[str, ...] = ()
    """Ids of the topic notes that name it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Two entities that a source connects."""

    source: str
    target: str
    kind: str
    evidence: tuple[tuple[str, int], ...]
    """(episode id, segment); the first ones."""
    weight: int = 1
    """Paragraphs that name both."""
