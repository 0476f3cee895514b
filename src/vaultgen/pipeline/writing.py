"""Stage `render`: the notes of a laid-out vault, each made anew only when it changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vaultgen import render
from vaultgen.cache import Cache, digest
from vaultgen.config import Config
from vaultgen.model import Entity, Note
from vaultgen.pipeline.book import Book
from vaultgen.pipeline.dependencies import digests
from vaultgen.pipeline.layout import Layout
from vaultgen.pipeline.lists import Lists
from vaultgen.pipeline.naming import Naming
from vaultgen.pipeline.rendered import Made, Rendered, made
from vaultgen.pipeline.rendering import (
    EntityJob,
    RenderJob,
    render_entity,
    render_episode,
    templates,
)
from vaultgen.pipeline.scene import Scene
from vaultgen.pipeline.stamp import template_texts
from vaultgen.pipeline.tasks import part
from vaultgen.pipeline.telling import appearances
from vaultgen.pipeline.version import version
from vaultgen.sync import Rendering


def write_notes(
    before: Book, naming: Naming, layout: Layout, config: Config, rendered: Rendered
) -> tuple[tuple[Rendering, ...], Book]:
    """Every note of the vault, and the book of this run."""
    own, corrected = config.templates, bool(config.notes.correct_text)
    style = digest(version(), "render", *template_texts(own))
    scene = Scene(naming.linking, naming.telling, layout.places, naming.relating)
    made_of = digests(before.digests, before.scene, scene, style, corrected=corrected)
    jobs = _Jobs(scene, layout.directory, own, corrected)
    lists = Lists(scene, layout, made_of.shown, style)
    pages = scene.telling.pages
    episodes = {i: key for i, key in made_of.notes.items() if i in pages}
    entities = {i: key for i, key in made_of.notes.items() if i not in pages}
    notes = (
        *rendered.notes("render", render_episode, episodes, jobs.of_episode),
        *rendered.notes("notes", render_entity, entities, jobs.of_entity),
        *rendered.notes(
            "lists", _as_it_is, lists.keys(), lambda note: lists.note(note, templates(own))
        ),
    )
    rendered.keep()
    book = Book(naming.linking, naming.telling, naming.relating, layout.places, made_of)
    return notes, book


def _as_it_is(_: Cache, note: Note) -> Made:
    return made(note)


@dataclass(frozen=True, slots=True)
class _Jobs:
    """Puts together what a note is rendered from."""

    scene: Scene
    directory: render.Directory
    templates: Path | None
    corrected: bool

    def of_episode(self, ident: str) -> RenderJob:
        """The notes of an episode."""
        keys, around = self.scene.linking.episodes[ident], self._around_episode(ident)
        return RenderJob(keys.episode, keys.mentions, around, self.templates, self.corrected)

    def of_entity(self, ident: str) -> EntityJob:
        """The note of an entity."""
        told, scene = self.scene.telling.of(ident), self.scene
        known = render.Known(
            scene.entity(ident),
            tuple(a for a in appearances(ident, told) if a.count or a.written),
            told.speaks_in,
            tuple((o, "") for o in scene.relating.near.get(ident, ()) if o in self.directory.paths),
        )
        linked = (scene.linking.episodes[told.episode].mentions for told in known.appearances)
        quotes = tuple(part(key, "quotes") for key in linked)
        return EntityJob(known, quotes, self._around_entity(known), self.templates)

    def _around_episode(self, ident: str) -> render.Directory:
        """The part of the directory that the notes of one episode can link to."""
        directory, page = self.directory, self.scene.telling.pages[ident]
        entities, show = self.scene.telling.reached(ident), page.card.show
        shows = {show: directory.shows[show]} if show else {}
        wanted = (w.id for w in page.wanted)
        ids = [*entities, *wanted, *shows.values(), *directory.topics.values()]
        return _part(directory, ids, entities, [ident], shows, directory.topics)

    def _around_entity(self, known: render.Known) -> render.Directory:
        """The part of the directory that the note of one entity can link to."""
        directory = self.directory
        episodes = sorted({a.episode for a in known.appearances} | set(known.speaks_in))
        cards = [directory.episodes[ident] for ident in episodes]
        entities = [known.entity.id, *(other for other, _ in known.related)]
        parts = (i for c in cards for i in (*c.transcripts, *(topic for topic, _ in c.topics)))
        return _part(directory, [*entities, *episodes, *parts], entities, episodes, {}, {})


def _part(
    directory: render.Directory,
    ids: Iterable[str],
    entities: Iterable[str],
    episodes: Iterable[str],
    shows: dict[str, str],
    topics: Mapping[str, str],
) -> render.Directory:
    """A directory that knows no more than what the key of a note says."""
    named = sorted(set(ids))
    known = (directory.entities[i] for i in sorted(entities) if i in directory.entities)
    deleted = frozenset(directory.deleted)
    return render.Directory(
        paths={i: directory.paths[i] for i in named if i in directory.paths},
        entities={e.id: Entity(e.id, e.name, e.type) for e in known},
        episodes={i: directory.episodes[i] for i in episodes},
        shows=shows,
        topics=topics,
        deleted=tuple(i for i in named if i in deleted),
    )
