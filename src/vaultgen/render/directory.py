"""What a note must know of the others: which exist, what they are called, what they are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from vaultgen import text
from vaultgen.model import Entity, Episode, Media
from vaultgen.render.names import stem
from vaultgen.render.views import Ref

Finder = Callable[[str], Iterable[tuple[int, int, str]]]
"""The entities that a text names: (start, end, entity id), sorted and without overlap."""


@dataclass(frozen=True, slots=True)
class EpisodeCard:
    """What other notes show of an episode; small, so that all fit into memory."""

    id: str
    title: str
    published: str | None
    duration: float | None
    show: str | None
    """Name, as the episode states it."""
    media: tuple[Media, ...]
    speakers: tuple[tuple[str, str, str | None], ...]
    """(label, name, entity id) of every voice with a name."""
    transcripts: tuple[str, ...]
    """Ids of its transcript notes, that of the record first."""
    topics: tuple[tuple[str, str], ...]
    """(id, title) of the topic notes made from it."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Nothing is linked to that is not in `paths`."""

    paths: Mapping[str, str] = field(default_factory=dict)
    """Id → path of its note, relative to the vault."""
    entities: Mapping[str, Entity] = field(default_factory=dict)
    """Id → entity; those without a note too."""
    episodes: Mapping[str, EpisodeCard] = field(default_factory=dict)
    """Id → card."""
    shows: Mapping[str, str] = field(default_factory=dict)
    """Name of a show, as episodes state it → id."""
    topics: Mapping[str, str] = field(default_factory=dict)
    """Folded title of a topic → id of its note."""
    deleted: tuple[str, ...] = ()
    """Ids of the notes that the user deleted: they are rendered, and never linked to."""

    def note(self, ident: str) -> str | None:
        """Basename of the note with this id."""
        path = self.paths.get(ident)
        return stem(path) if path and ident not in self.deleted else None

    def ref(self, ident: str, name: str = "") -> Ref:
        """To a note, shown as `name`; to an entity under its own name when none is given."""
        entity = self.entities.get(ident)
        return Ref(name or (entity.name if entity else ident), self.note(ident))

    def show(self, name: str | None) -> Ref | None:
        """To the show that episodes call so."""
        return self.ref(self.shows.get(name, ""), name) if name else None

    def topic(self, title: str) -> str | None:
        """Basename of the topic note with this title."""
        return self.note(self.topics.get(text.fold(title), ""))

    def titled(self, ident: str, title: str) -> Ref:
        """To an episode or a topic, shown as its note is called: that is its title already."""
        return Ref(self.note(ident) or title, self.note(ident))

    def voices(self, card: EpisodeCard) -> tuple[Ref, ...]:
        """To the speakers of an episode whose names are known, each person once."""
        known = {name: entity for _, name, entity in card.speakers}
        return tuple(self.ref(entity or "", name) for name, entity in known.items())


def card(episode: Episode, voices: Mapping[str, str]) -> EpisodeCard:
    """The card of an episode; `voices` is label → id of the person who speaks."""
    return EpisodeCard(
        id=episode.id,
        title=episode.title,
        published=episode.published,
        duration=episode.duration,
        show=episode.show,
        media=episode.media,
        speakers=tuple((s.label, s.name, voices.get(s.label)) for s in episode.speakers if s.name),
        transcripts=transcript_ids(episode),
        topics=tuple(zip(topic_ids(episode), (t.title for t in episode.articles), strict=True)),
    )


def whole(find: Finder, name: str) -> str | None:
    """Id of the entity that the whole of a name names."""
    return next((e for start, end, e in find(name) if (start, end) == (0, len(name))), None)


def transcript_ids(episode: Episode) -> tuple[str, ...]:
    """Ids of the transcript notes: `transcript/<slug>`, `transcript/<slug>/<reading's file>` …"""
    if not episode.segments:
        return ()
    main = f"transcript/{episode.id.partition('/')[2]}"
    return (main, *(f"{main}/{text.slug(r.source.path)}" for r in episode.readings))


def topic_ids(episode: Episode) -> tuple[str, ...]:
    """Ids of the topic notes that the episode's articles become: `topic/<episode>/<title>`."""
    home = episode.id.partition("/")[2]
    slugs = [text.slug(article.title) for article in episode.articles]
    earlier = [slugs[:n].count(slug) for n, slug in enumerate(slugs)]
    return tuple(
        f"topic/{home}/{slug}-{before + 1}" if before else f"topic/{home}/{slug}"
        for slug, before in zip(slugs, earlier, strict=True)
    )
