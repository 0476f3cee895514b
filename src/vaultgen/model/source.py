"""What one document says: the result of reading."""

from dataclasses import dataclass
from typing import Literal

EntityType = Literal["person", "company", "product", "concept", "event", "work", "place"]


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of prose in one language."""

    language: str
    """Two-letter ISO 639-1 code; `und` where unknown."""
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """The smallest unit of a transcript with a time or a speaker: a cue, a line, a paragraph."""

    text: str
    """As the source has it, white space folded to single spaces; without label and time mark."""
    start: float | None = None
    end: float | None = None
    time: Literal["given", "aligned", "none"] = "none"
    """`given`: the source states it; `aligned`: carried over from another source."""
    speaker: str | None = None
    """The label as the source writes it (`SPEAKER_00`, `Chris Benson`, `Break`)."""
    translations: tuple[Text, ...] = ()
    turn: bool = False
    """The source marks that somebody else begins to speak here, but not who (`>>`, `- `)."""
    source: str | None = None
    """In an episode: path of the source whose words these are."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading inside the transcript or a list of chapters."""

    title: str
    start: float | None = None
    end: float | None = None
    segment: int | None = None
    """Index of its first segment."""
    how: Literal["given", "found"] = "given"


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A `[[target|label]]` of the source; the label is `text[start:end]` of its block."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or quote of an outline or an article."""

    kind: Literal["heading", "paragraph", "bullet", "number", "quote"]
    text: str
    """Markdown emphasis is kept; time marks and link brackets are moved to the fields below."""
    level: int = 1
    """Depth of a heading (1 is the top), nesting of a list item (1 is the outermost)."""
    times: tuple[tuple[int, float], ...] = ()
    """(offset, seconds): the source cites this second for the words that end at the offset."""
    links: tuple[WikiLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """A name that a source states outside the running text."""

    name: str
    type: EntityType | None
    """`None` where the source does not say what it is."""
    field: str
    """Where it stands: `people`, `speaker label`, `show notes` …"""
    aliases: tuple[str, ...] = ()
    heard: bool = False
    """In an episode: the list was made from a transcript that misheard some of its names."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """An explanation that a source gives of a term: **RL**（Reinforcement Learning: 强化学习）."""

    term: str
    meanings: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of show notes or of a description."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Media:
    """One place where the recording lies."""

    kind: str
    """`youtube`, `vimeo`, `audio`, `video`."""
    id: str
    """The platform's id; the URL for a plain file."""
    url: str


@dataclass(frozen=True, slots=True)
class Field:
    """Something a source declares that has no place of its own in the model."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Which file it was, and who read it."""

    path: str
    """Relative to the folder that was given, POSIX separators."""
    reader: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that one document says about one episode, or about one topic of an episode."""

    ref: SourceRef
    about: Literal["episode", "topic"] = "episode"
    titles: tuple[Text, ...] = ()
    """The document's own titles, the main one first; empty when it states none."""
    show: str | None = None
    published: str | None = None
    duration: float | None = None
    language: str | None = None
    url: str | None = None
    media: tuple[Media, ...] = ()
    descriptions: tuple[Text, ...] = ()
    """Summaries and introductions: prose about the episode, Markdown."""
    segments: tuple[Segment, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    outline: tuple[Block, ...] = ()
    """An outline (`about == "episode"`) or the article itself (`about == "topic"`)."""
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    declared: tuple[Declared, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    links: tuple[Link, ...] = ()
    fields: tuple[Field, ...] = ()
    quality: Literal["edited", "punctuated", "raw"] = "punctuated"
    """How well the words were heard: by a person, by a good recogniser, by a poor one."""
    warnings: tuple[str, ...] = ()
    """What was doubtful in the file, each with its line: mended or left out, never silently."""
