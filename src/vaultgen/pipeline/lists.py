"""The notes that list others: of shows, the indexes, and the way into them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from vaultgen import render
from vaultgen.cache import digest
from vaultgen.model import Entity, Note
from vaultgen.pipeline.layout import Layout
from vaultgen.pipeline.scene import Scene
from vaultgen.pipeline.tasks import encode


class Lists:
    """What lists are made of, as digests, and the lists themselves."""

    def __init__(self, scene: Scene, layout: Layout, shown: Mapping[str, str], style: str) -> None:
        """`shown` are digests of what notes show of each episode."""
        self._scene = scene
        self._layout = layout
        self._shown = shown
        self._style = style

    def keys(self) -> dict[str, str]:
        """{list: digest of all that it depends on}."""
        kinds = {kind: self._rows(kind) for kind in self._entities}
        episodes = self._of_episodes(self._shown)
        keys = {show: self._of_episodes(told) for show, (_, told) in self._layout.shows.items()}
        keys |= {render.index_id(kind): rows for kind, rows in kinds.items()}
        keys |= {render.index_id(kind): episodes for kind, n in self._counts.items() if n}
        indexes = (self._scene.face(render.index_id(kind)) for kind in render.INDEXES)
        keys[render.HOME] = digest(episodes, *kinds.values(), *indexes)
        return {
            note: digest(self._style, self._scene.face(note), key) for note, key in keys.items()
        }

    def note(self, ident: str, templates: render.Templates) -> Note:
        """One of the lists. Raises TemplateError."""
        directory, shows = self._layout.directory, self._layout.shows
        if ident in shows:
            return render.show_note(ident, *shows[ident], directory, templates)
        if ident == render.HOME:
            return render.home_note(self._listed, self._counts, directory, templates)
        kind = ident.partition("/")[2]
        if kind in _INDEXES:
            return _INDEXES[kind](directory, templates)
        return render.entity_index(kind, self._listed[kind], directory, templates)

    @cached_property
    def _entities(self) -> Mapping[str, list[Entity]]:
        """By type."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self._layout.directory.entities.values():
            found[entity.type].append(entity)
        return found

    @cached_property
    def _counts(self) -> dict[str, int]:
        """Notes of each of the other types."""
        episodes = self._layout.directory.episodes
        return {
            "episode": len(episodes),
            "show": len(self._layout.shows),
            "topic": sum(len(card.topics) for card in episodes.values()),
        }

    @cached_property
    def _listed(self) -> Mapping[str, tuple[render.Listed, ...]]:
        """The rows of the indexes, by type."""
        counts = self._scene.telling.counts
        return {
            kind: tuple(
                render.Listed(e.id, n.episodes, n.mentions, n.last_seen)
                for e, n in ((e, counts[e.id]) for e in entities)
            )
            for kind, entities in self._entities.items()
        }

    def _rows(self, kind: str) -> str:
        """What the index of a type, and the way into it, show of its entities."""
        paths, deleted = self._layout.directory.paths, self._scene.deleted
        shown = [
            (entity.name, entity.aliases, paths.get(entity.id), entity.id in deleted)
            for entity in self._entities[kind]
        ]
        return digest(kind, encode((self._listed[kind], shown)))

    def _of_episodes(self, episodes: Iterable[str]) -> str:
        """What a list shows of these episodes, of their shows and of their topics."""
        cards = self._layout.directory.episodes
        told = tuple(episodes)
        voices = sorted({who for i in told for *_, who in cards[i].speakers if who})
        faces = map(self._scene.face, voices)
        return digest(self._of_shows, encode((*faces,)), *(self._shown[i] for i in told))

    @cached_property
    def _of_shows(self) -> str:
        shows = self._layout.directory.shows
        return digest(encode((shows, self._layout.shows)), *map(self._scene.face, shows.values()))


_INDEXES = {
    "episode": render.episode_index,
    "show": render.show_index,
    "topic": render.topic_index,
}
