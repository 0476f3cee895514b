"""What commands that ask a person need to know of an episode; small, and kept beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from vaultgen import labels, text
from vaultgen.model import Contradiction, Episode, Paragraph, Speaker

_SENTENCES: Final = 3
"""So much of a voice tells who it is …"""
_FEWEST_WORDS: Final = 4
"""… but for `Yeah.` and `Right, right.`"""
_SPEAKING: Final = labels.SPEAKERS | {"speaker", "speaker_label", "author", "authors", "byline"}
"""Keys of headers whose people speak rather than being spoken of."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an episode."""

    label: str
    name: str | None
    is_asked: bool
    """Is it a person without a name, of whom no ruling speaks?"""
    maybe: tuple[str, ...] = ()
    """Names that it may have, the likeliest first: every person that the episode declares."""
    paragraphs: int = 0
    since: float | None = None
    """When it is heard first."""
    said: tuple[str, ...] = ()
    """Its first sentences."""


@dataclass(frozen=True, slots=True)
class Brief:
    """An episode without its words."""

    id: str
    title: str
    contradictions: tuple[Contradiction, ...]
    voices: tuple[Voice, ...]
    unheard: tuple[str, ...] = ()
    """Voices of which rulings speak, and which it has not."""


def brief(episode: Episode, unheard: tuple[str, ...]) -> Brief:
    """The episode in brief."""
    people = tuple(_people(episode))
    return Brief(
        episode.id,
        episode.title,
        episode.contradictions,
        tuple(_voice(speaker, episode, people) for speaker in episode.speakers),
        unheard,
    )


def _voice(speaker: Speaker, episode: Episode, people: tuple[str, ...]) -> Voice:
    if speaker.name or speaker.kind != "person" or speaker.how == "ruled":
        return Voice(speaker.label, speaker.name, False)
    paragraphs = [p for p in episode.paragraphs if p.speaker == speaker.label]
    said = (sentence for paragraph in paragraphs for sentence in _sentences(paragraph, episode))
    maybe = tuple(dict.fromkeys((*speaker.maybe, *people)))
    return Voice(
        label=speaker.label,
        name=None,
        is_asked=bool(maybe),
        maybe=maybe,
        paragraphs=len(paragraphs),
        since=next((p.time for p in paragraphs if p.time is not None), None),
        said=tuple(islice(said, _SENTENCES)),
    )


def _people(episode: Episode) -> Iterator[str]:
    """The people that sources declare, first those whom no voice has yet, and who speak."""
    found = [d for d in episode.declared if d.type == "person"]
    named = {text.fold(speaker.name) for speaker in episode.speakers if speaker.name}
    order = sorted(
        found,
        key=lambda d: (text.fold(d.name) in named, labels.key_of(d.field) not in _SPEAKING),
    )
    seen = set[str]()
    for declared in order:
        if text.fold(declared.name) not in seen:
            seen.add(text.fold(declared.name))
            yield declared.name


def _sentences(paragraph: Paragraph, episode: Episode) -> Iterator[str]:
    """Those that tell something."""
    said = " ".join(
        episode.segments[p.segment].text[p.start : p.end] for p in paragraph.pieces if not p.aside
    )
    for start, end in text.sentences(said):
        sentence = said[start:end]
        if len(text.folded_tokens(sentence)) >= _FEWEST_WORDS:
            yield sentence
