"""What templates see of an episode, of its transcripts and of its topics."""

from dataclasses import dataclass

from vaultgen.render.views.ref import Ref


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One paragraph of a transcript."""

    text: str
    """With links and, in place, what others threw in: `*(Ana: Right.)*`."""
    anchor: str
    """Block id without `^`."""
    speaker: str
    """Bold name where another voice begins, else empty."""
    time: str
    """Link that starts the recording there, `[12:34](…)`; plain `12:34` without a recording."""
    source: str
    """File name of the source whose words begin here, where another one's ended; else empty."""
    translations: tuple[str, ...]
    """The paragraph in other languages."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A chapter of a transcript, or what stands before the first one."""

    heading: str
    """Title of the chapter; empty before the first one."""
    paragraphs: tuple[ParagraphView, ...]
    """In the order of the transcript."""


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter in a list of chapters."""

    link: str
    """Its title as a link to its first paragraph; plain where that is not known."""
    time: str
    """As in `ParagraphView.time`."""


@dataclass(frozen=True, slots=True)
class TranscriptView:
    """A transcript note."""

    title: str
    """For a heading."""
    episode: Ref
    """The episode that it is a transcript of."""
    reading: str
    """Which source this is: the reader and the file name."""
    chapters: tuple[ChapterView, ...]
    """In the order of the transcript."""
    sections: tuple[SectionView, ...]
    """The whole text."""


@dataclass(frozen=True, slots=True)
class MentionedView:
    """The entities of one type that an episode names."""

    type: str
    """`People`, `Companies` …"""
    refs: tuple[Ref, ...]
    """Those with a note first, the most often named ones before others."""


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """A fact on which the sources of an episode differ."""

    field: str
    """`published`, `show` …"""
    values: tuple[str, ...]
    """Each with its source: `2025-11-28 (notes.md)`."""


@dataclass(frozen=True, slots=True)
class EpisodeView:
    """An episode note."""

    title: str
    """For a heading."""
    subtitles: tuple[str, ...]
    """Its titles in other languages and from other sources."""
    show: Ref | None
    """`None` where no source names one."""
    published: str
    """ISO date."""
    duration: str
    """`53:25`."""
    media: tuple[str, ...]
    """Links to the recordings: `[YouTube](…)`."""
    transcripts: tuple[Ref, ...]
    """Called `Transcript`, the main one first."""
    speakers: tuple[Ref, ...]
    """Those whose name is known."""
    descriptions: tuple[str, ...]
    """Summaries and introductions that sources give."""
    chapters: tuple[ChapterView, ...]
    """Of all transcripts."""
    outline: str
    """Headings of the third level and below, with lists and paragraphs."""
    articles: tuple[Ref, ...]
    """Topic notes made from this episode."""
    topics: tuple[str, ...]
    """Themes that sources name, without a note."""
    mentioned: tuple[MentionedView, ...]
    """One for each type that occurs."""
    glosses: tuple[str, ...]
    """Explained terms: `**RL**: Reinforcement Learning`."""
    links: tuple[str, ...]
    """Hyperlinks of the show notes."""
    contradictions: tuple[ContradictionView, ...]
    """One for each such fact."""
    sources: tuple[str, ...]
    """File names of what the note was made from."""


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic note: an article on one theme."""

    title: str
    """For a heading."""
    show: Ref | None
    """`None` where no source names one."""
    episodes: tuple[Ref, ...]
    """What the article was made from."""
    media: tuple[str, ...]
    """As in `EpisodeView.media`."""
    body: str
    """Headings of the second level and below; cited times are links."""
    related: tuple[Ref, ...]
    """What the article's own links point at."""
    unchecked: bool
    """It cites times, and there is no transcript to check them against."""
    sources: tuple[str, ...]
    """File names of what the note was made from."""
