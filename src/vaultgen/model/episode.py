"""One episode, whatever number of sources tells it."""

from dataclasses import dataclass
from typing import Literal

from vaultgen.model.entity import Heard
from vaultgen.model.source import (
    Block,
    Chapter,
    Declared,
    Field,
    Gloss,
    Link,
    Media,
    Segment,
    SourceRef,
    Text,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of the episode."""

    label: str
    """As the segments carry it."""
    name: str | None = None
    """The person's name; `None` for a voice without one."""
    how: Literal["stated", "inferred", "ruled"] | None = None
    kind: Literal["person", "narrator", "advertisement"] = "person"
    """A narrator speaks about the episode, an advertisement about something else."""
    maybe: tuple[str, ...] = ()
    """Names that a voice without one may have, the likeliest first; a person decides."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Sources that disagree; kept and reported, never averaged."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    """(value, paths of the sources that state it), the value that was used first."""


@dataclass(frozen=True, slots=True)
class Topic:
    """An article on one theme of the episode, made by some other tool."""

    title: str
    blocks: tuple[Block, ...]
    source: SourceRef
    show: str | None = None
    fields: tuple[Field, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one segment: `segments[segment].text[start:end]`."""

    segment: int
    start: int
    end: int
    aside: bool = False
    """A back-channel of somebody else inside the paragraph."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a reader sees as one paragraph of one speaker; single spaces join its pieces."""

    anchor: str
    """Block id without `^`: `t-HHMMSS`, or `p-` and a digest of the text where no time is known."""
    pieces: tuple[Piece, ...]
    speaker: str | None
    time: float | None
    """Start of the first piece when that piece begins a segment with a time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A transcript whose words did not all go into the record, as its source has it."""

    source: SourceRef
    segments: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Episode:
    """The one true record."""

    id: str
    """`episode/…`; never changes."""
    title: str
    sources: tuple[SourceRef, ...]
    other_titles: tuple[Text, ...] = ()
    """Titles in other languages and from other sources."""
    show: str | None = None
    published: str | None = None
    duration: float | None = None
    language: str | None = None
    url: str | None = None
    media: tuple[Media, ...] = ()
    descriptions: tuple[Text, ...] = ()
    segments: tuple[Segment, ...] = ()
    """The fused transcript; each segment says which source its words are from."""
    readings: tuple[Reading, ...] = ()
    """Transcripts of which the record holds only a part, the best-heard first."""
    heard: tuple[Heard, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    outline: tuple[Block, ...] = ()
    articles: tuple[Topic, ...] = ()
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    declared: tuple[Declared, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    links: tuple[Link, ...] = ()
    fields: tuple[Field, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    edited: bool = False
    """A person wrote or corrected the main transcript, so its capitals can be trusted."""
