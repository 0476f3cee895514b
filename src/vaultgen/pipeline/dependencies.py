"""What a note is made of, as a digest: notes of one digest are the same."""

from collections.abc import Iterable, Sequence

from vaultgen import render
from vaultgen.cache import digest
from vaultgen.pipeline.layout import Layout
from vaultgen.pipeline.naming import LinkedEpisode
from vaultgen.pipeline.tasks import encode


class Dependencies:
    """Digests of digests: what many notes share is encoded once."""

    def __init__(self, style: str, layout: Layout) -> None:
        """`style` stands for the code and the templates."""
        self._style = style
        self._directory = directory = layout.directory
        self._deleted = frozenset(directory.deleted)
        self._faces = {ident: self._face(ident) for ident in directory.entities}
        self._cards = {ident: self._card(card) for ident, card in directory.episodes.items()}
        self._topics = digest(encode(directory.topics), *self._places(directory.topics.values()))
        self._shows = digest(
            encode((directory.shows, layout.shows)), *self._places(directory.shows.values())
        )

    def of_episode(self, ident: str, episode: LinkedEpisode, entities: Iterable[str]) -> str:
        """The notes of an episode; `entities` are those that they can link to, in their order."""
        show = episode.linked.card.show
        return digest(
            self._style,
            episode.key,
            episode.mentions,
            self._cards[ident],
            self._topics,
            *self._places([self._directory.shows[show]] if show else []),
            b"".join(map(self._seen, entities)),
        )

    def of_entity(self, known: render.Known, quoted: Sequence[str]) -> str:
        """The note of an entity; `quoted` are the digests of its quotes."""
        cards = [self._cards[a.episode] for a in known.appearances]
        cards += [self._cards[ident] for ident in known.speaks_in]
        faces = [self._seen(known.entity.id), *(self._seen(other) for other, _ in known.related)]
        told = (known.entity, known.appearances, known.speaks_in, quoted, cards, faces)
        return digest(self._style, encode(told))

    def of_names(self, note: str, listed: Iterable[render.Listed]) -> str:
        """A list of entities, such as the index of a type."""
        rows = [(one, self._directory.entities[one.id].aliases) for one in listed]
        faces = b"".join(self._seen(one.id) for one, _ in rows)
        return digest(self._style, *self._places([note]), encode(rows), faces)

    def of_episodes(self, note: str, episodes: Iterable[str]) -> str:
        """A list of these episodes, or of their shows or topics."""
        cards = [self._directory.episodes[ident] for ident in episodes]
        voices = sorted({who for card in cards for _, _, who in card.speakers if who})
        return digest(
            self._style,
            *self._places([note]),
            self._shows,
            b"".join(map(self._seen, voices)),
            *(self._cards[card.id] for card in cards),
        )

    def _seen(self, ident: str) -> bytes:
        """What other notes show of an entity."""
        return self._faces.get(ident) or self._face(ident)

    def _face(self, ident: str) -> bytes:
        entity = self._directory.entities.get(ident)
        shown = (entity.name, entity.type) if entity else ()
        return encode((ident, shown, self._directory.paths.get(ident), ident in self._deleted))

    def _card(self, card: render.EpisodeCard) -> str:
        """What other notes show of an episode."""
        parts = (card.id, *card.transcripts, *(topic for topic, _ in card.topics))
        return digest(encode(card), *self._places(parts))

    def _places(self, ids: Iterable[str]) -> list[bytes]:
        """Where notes are linked to."""
        paths = self._directory.paths
        return [encode((ident, paths.get(ident), ident in self._deleted)) for ident in ids]
