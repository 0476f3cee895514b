"""What all episodes tell, kept from run to run.

Only the episodes that were linked anew are looked at, and the entities that they speak of, or
spoke of before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from vaultgen import render, text
from vaultgen.cache import Cache
from vaultgen.model import Appearance
from vaultgen.pipeline.relink import Linking
from vaultgen.pipeline.rows import changed, renewed
from vaultgen.pipeline.tasks import Linked, decode, encode, part


class Page(NamedTuple):
    """What the vault needs of an episode."""

    card: render.EpisodeCard
    wanted: tuple[render.Wanted, ...]
    """The notes that it becomes."""
    voices: dict[str, str]
    """{speaker label: entity}."""


class Line(NamedTuple):
    """What one episode tells of an entity."""

    episode: str
    said: int
    """Mentions in the transcript."""
    written: int
    """Times that other texts of the episode name it."""
    articles: tuple[str, ...]
    quotes: bytes
    """Digest."""


class Told(NamedTuple):
    """What all episodes tell of one entity."""

    lines: tuple[Line, ...] = ()
    """By episode."""
    speaks_in: tuple[str, ...] = ()
    """Ids of the episodes in which it speaks, sorted."""


class Counts(NamedTuple):
    """What is told of an entity, in numbers."""

    episodes: int
    """That have it, if only in a list."""
    mentions: int
    """In transcripts."""
    named: int
    """Times that transcripts and what is written of episodes name it."""
    named_in: int
    """Episodes that do."""
    speaks: bool
    last_seen: str | None
    """Date of the latest episode."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Rows by the id of an episode or of an entity, sorted."""

    pages: dict[str, Page] = field(default_factory=dict)
    """By episode."""
    reach: dict[str, bytes] = field(default_factory=dict)
    """{episode: the entities that its notes can link to, sorted, packed}."""
    together: dict[str, str] = field(default_factory=dict)
    """{episode: digest of the pairs of entities that it names together}."""
    told: dict[str, bytes] = field(default_factory=dict)
    """{entity: what is told of it, packed}; only those of which something is."""
    counts: dict[str, Counts] = field(default_factory=dict)
    """{entity: the same in numbers}."""

    def reached(self, episode: str) -> tuple[str, ...]:
        """The entities that the notes of an episode can link to, sorted."""
        return decode(self.reach[episode], type=tuple[str, ...]) if episode in self.reach else ()

    def of(self, entity: str) -> Told:
        """What is told of an entity."""
        return decode(self.told[entity], type=Told) if entity in self.told else Told()


def tell(before: Telling, was: Linking, now: Linking, cache: Cache) -> Telling:
    """What the episodes tell now; `before` is what those of `was` told."""
    other = changed(was.episodes, now.episodes)
    gone = other - now.episodes.keys()
    news = _News()
    there = sorted(other - gone)
    kept = cache.get_many(part(now.episodes[ident][1], "linked") for ident in there)
    for ident, (_, data) in zip(there, kept, strict=True):
        news.add(ident, decode(data, type=Linked))
    spoken_of = {entity for ident in other for entity in before.reached(ident)}
    pages = renewed(before.pages, news.pages, gone)
    told, counts = {}, {}
    for entity in spoken_of | news.lines.keys():
        found = _told(before.of(entity), other, news.lines[entity], news.speaks[entity])
        if found.lines:
            told[entity], counts[entity] = encode(found), _counts(found, pages)
    silent = spoken_of - told.keys()
    return Telling(
        pages,
        renewed(before.reach, news.reach, gone),
        renewed(before.together, news.together, gone),
        renewed(before.told, told, silent),
        renewed(before.counts, counts, silent),
    )


class _News:
    """What the episodes tell that were linked anew."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.reach: dict[str, bytes] = {}
        self.together: dict[str, str] = {}
        self.lines = defaultdict[str, list[Line]](list)
        self.speaks = defaultdict[str, list[str]](list)

    def add(self, ident: str, linked: Linked) -> None:
        """One episode."""
        told = linked.appearances
        self.pages[ident] = Page(linked.card, linked.wanted, linked.voices)
        self.reach[ident] = encode(sorted({*(a.entity for a in told), *linked.near}))
        self.together[ident] = linked.together
        for a, quotes in zip(told, linked.quoted, strict=True):
            self.lines[a.entity].append(
                Line(ident, a.count, a.written, a.articles, bytes.fromhex(quotes))
            )
        for entity in set(linked.voices.values()):
            self.speaks[entity].append(ident)


def _told(before: Told, other: Set[str], lines: Iterable[Line], speaks_in: Iterable[str]) -> Told:
    """With the news in place of what those episodes told before."""
    same = (line for line in before.lines if line.episode not in other)
    spoke = (ident for ident in before.speaks_in if ident not in other)
    return Told(tuple(sorted((*same, *lines))), tuple(sorted((*spoke, *speaks_in))))


def _counts(told: Told, pages: Mapping[str, Page]) -> Counts:
    dates = [date for line in told.lines if (date := pages[line.episode].card.published)]
    named = [line.said + line.written for line in told.lines]
    return Counts(
        episodes=len(told.lines),
        mentions=sum(line.said for line in told.lines),
        named=sum(named),
        named_in=sum(number > 0 for number in named),
        speaks=bool(told.speaks_in),
        last_seen=max(dates, default=None),
    )


def appearances(entity: str, told: Told) -> tuple[Appearance, ...]:
    """What is told of an entity, without its quotes."""
    return tuple(
        Appearance(entity, line.episode, line.said, (), line.written, line.articles)
        for line in told.lines
    )


def shows(pages: Iterable[Page]) -> dict[str, str]:
    """{name of a show, as episodes state it: its id}."""
    names = {page.card.show for page in pages if page.card.show}
    return {name: f"show/{text.slug(name)}" for name in sorted(names)}


def topics(pages: Iterable[Page]) -> dict[str, str]:
    """{folded title of a topic: id of its note}."""
    return {text.fold(title): ident for page in pages for ident, title in page.card.topics}
