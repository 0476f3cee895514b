"""The per-episode stages as tasks: small inputs, results as bytes for the cache.

Each task reads what it needs from the cache by key, so that neither the main process nor a
queue ever holds many transcripts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeVar, get_args

import msgspec

from vaultgen import fuse, outline
from vaultgen.cache import Cache, digest
from vaultgen.errors import ReadError
from vaultgen.extract import Lists, extract, has_lists, lists, use
from vaultgen.link import Lexicon, appearances, find, link
from vaultgen.model import Appearance, Episode, LexiconEntry, Source
from vaultgen.pipeline.brief import brief
from vaultgen.pipeline.files import SourceFile
from vaultgen.pipeline.words import vocabulary
from vaultgen.read import read
from vaultgen.render import EpisodeCard, Wanted, card, of_episode

T = TypeVar("T")
_SHOW = "show"
"""Stands for the episode's show among the names; it is not an entity."""
encode, decode = msgspec.msgpack.encode, msgspec.msgpack.decode


def load(cache: Cache, key: str, kind: type[T]) -> T:
    """A result of an earlier stage; KeyError when the cache lacks it."""
    data = cache.get(key)
    if data is None:
        raise KeyError(key)
    return decode(data, type=kind)


Part = Literal["linked", "quotes", "together", "entries"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)


def part(key: str, name: Part) -> str:
    """Key of a part of what stage `link` makes of an episode; the key itself has the mentions."""
    return f"{key}/{name}"


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A source and its head as bytes, or why there is none."""

    source: bytes = b""
    head: bytes = b""
    error: ReadError | None = None


def read_source(_: Cache, file: SourceFile) -> ReadResult:
    """Stage `read` for one file."""
    try:
        source = read(file.path, file.shown)
    except ReadError as error:
        return ReadResult(error=error)
    summary = SourceSummary(fuse.head(source), source.warnings)
    return ReadResult(encode(source), encode(summary))


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What the run remembers of a source."""

    head: fuse.Head
    warnings: tuple[str, ...]


def make_lists(_: Cache, __: None) -> bytes:
    """The world's lists of names, which take longer to make than an episode."""
    return encode(lists())


@dataclass(frozen=True, slots=True)
class EpisodeJob:
    """Sources to be made one episode."""

    id: str
    sources: tuple[str, ...]
    """Keys."""
    lists: str
    """Key of the world's lists of names."""
    voices: tuple[tuple[tuple[str, ...], str], ...] = ()
    """(names that a voice has, the name that the user gave it)."""
    ruled: tuple[tuple[str, str], ...] = ()
    """(voice, its name) in the rulings."""


@dataclass(frozen=True, slots=True)
class EpisodeResult:
    """An episode, what it proposes as names, its vocabulary, and what a person may be asked."""

    episode: bytes
    evidence: bytes
    words: bytes
    brief: bytes


def make_episode(cache: Cache, job: EpisodeJob) -> EpisodeResult:
    """Stages `fuse`, `outline` and `extract` for one episode."""
    if not has_lists():
        use(load(cache, job.lists, Lists))
    sources = [load(cache, key, Source) for key in job.sources]
    ruled, unheard = fuse.ruled(fuse.merge(job.id, sources), job.ruled)
    merged = fuse.corrected(ruled, job.voices)
    chapters = outline.chapters(merged.chapters, merged.segments)
    episode = replace(
        merged,
        chapters=chapters,
        paragraphs=outline.paragraphs(merged.segments, chapters),
        readings=tuple(
            replace(reading, paragraphs=outline.paragraphs(reading.segments))
            for reading in merged.readings
        ),
    )
    return EpisodeResult(
        encode(episode),
        encode(extract(episode)),
        vocabulary(episode).encode(),
        encode(brief(episode, unheard)),
    )


@dataclass(frozen=True, slots=True)
class LinkJob:
    """An episode, and the part of the lexicon that matters to it."""

    episode: str
    """Key."""
    entries: tuple[LexiconEntry, ...]
    quotes: int
    """At most so many for each entity."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What the rest of the vault needs to know of an episode; without its words."""

    card: EpisodeCard
    wanted: tuple[Wanted, ...]
    """The notes that it becomes."""
    voices: dict[str, str]
    """Speaker label → entity id."""
    appearances: tuple[Appearance, ...]
    """Of every entity that it names, declares or lets speak."""
    """Without their quotes."""
    quoted: tuple[str, ...]
    """Digests of the quotes of each appearance."""
    near: tuple[str, ...]
    """Ids of all entities that its texts may name, sorted."""
    together: str
    """Digest of the pairs of entities that it names together."""


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The mentions of an episode, its summary, and what only few notes need of it."""

    mentions: bytes
    linked: bytes
    quotes: bytes
    """{entity: its quotes}."""
    together: bytes
    entries: bytes
    """The part of the lexicon that matters to it."""


def link_episode(cache: Cache, job: LinkJob) -> LinkResult:
    """Stage `link` for one episode."""
    episode = load(cache, job.episode, Episode)
    lexicon = Lexicon((*job.entries, *_own_show(episode)))
    mentions = tuple(m for m in link(episode, lexicon) if m.entity != _SHOW)
    voices = dict(_voices(episode, lexicon))
    told = card(episode, voices)
    said = appearances(episode, mentions, job.quotes)
    found = tuple(_all_appearances(episode, said, told, lexicon))
    quotes = {a.entity: a.quotes for a in found}
    together = encode(outline.together(episode, mentions))
    linked = Linked(
        card=told,
        wanted=tuple(of_episode(episode)),
        voices=voices,
        appearances=tuple(replace(a, quotes=()) for a in found),
        quoted=tuple(digest(encode(a.quotes)) for a in found),
        near=tuple(sorted({entry.entity for entry in job.entries})),
        together=digest(together),
    )
    return LinkResult(
        encode(mentions), encode(linked), encode(quotes), together, encode(job.entries)
    )


def _own_show(episode: Episode) -> Iterator[LexiconEntry]:
    """The name of the show, so that no part of it is taken for something else."""
    if episode.show:
        yield LexiconEntry(episode.show, _SHOW, "declared", 1.0)


def _voices(episode: Episode, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for speaker in episode.speakers:
        entity = _named(speaker.name or "", lexicon)
        if entity and entity != _SHOW:
            yield speaker.label, entity


def _named(name: str, lexicon: Lexicon) -> str | None:
    """The entity that a name as a whole means."""
    return next((e for start, end, e in find(name, lexicon) if end - start == len(name)), None)


def _all_appearances(
    episode: Episode, said: Iterable[Appearance], told: EpisodeCard, lexicon: Lexicon
) -> Iterator[Appearance]:
    """Of what is said, written about, declared or speaks; sorted by entity."""
    spoken = {appearance.entity: appearance for appearance in said}
    prose = (*(d.text for d in episode.descriptions), *(b.text for b in episode.outline))
    written = _counted(prose, lexicon)
    articles: dict[str, list[str]] = defaultdict(list)
    for (topic, _), article in zip(told.topics, episode.articles, strict=True):
        named = _counted((block.text for block in article.blocks), lexicon)
        written.update(named)
        for entity in named:
            articles[entity].append(topic)
    names = (*(d.name for d in episode.declared), *(s.name or "" for s in episode.speakers))
    stated = {found for name in names if (found := _named(name, lexicon))}
    for ident in sorted({*spoken, *written, *stated} - {_SHOW}):
        known = spoken.get(ident, Appearance(ident, episode.id, 0))
        yield replace(known, written=written[ident], articles=tuple(articles[ident]))


def _counted(prose: Iterable[str], lexicon: Lexicon) -> Counter[str]:
    return Counter(entity for text in prose for _, _, entity in find(text, lexicon))
