"""Stage `render`: the notes of a laid-out vault, each made anew only when it changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from vaultgen import outline, render
from vaultgen.cache import Cache, digest
from vaultgen.config import Config
from vaultgen.model import Entity, Note
from vaultgen.pipeline.dependencies import Dependencies
from vaultgen.pipeline.layout import Layout
from vaultgen.pipeline.naming import LinkedEpisode, Naming
from vaultgen.pipeline.rendered import Made, Rendered, made
from vaultgen.pipeline.rendering import (
    EntityJob,
    RenderJob,
    render_entity,
    render_episode,
    templates,
)
from vaultgen.pipeline.stamp import template_texts
from vaultgen.pipeline.tasks import part
from vaultgen.pipeline.version import version
from vaultgen.sync import Rendering


def write_notes(
    naming: Naming, layout: Layout, config: Config, rendered: Rendered
) -> Iterator[Rendering]:
    """Every note of the vault."""
    own, corrected = config.templates, bool(config.notes.correct_text)
    needs = Dependencies(digest(version(), "render", *template_texts(own)), layout)
    episodes = _of_episodes(naming, layout, own, needs, corrected=corrected)
    yield from rendered.notes("render", render_episode, episodes)
    yield from rendered.notes("notes", render_entity, _of_entities(naming, layout, own, needs))
    yield from rendered.notes("lists", _as_it_is, _of_lists(layout, templates(own), needs))
    rendered.keep()


def _of_episodes(
    naming: Naming, layout: Layout, own: Path | None, needs: Dependencies, *, corrected: bool
) -> Mapping[str, Callable[[], RenderJob]]:
    def job(ident: str, episode: LinkedEpisode, entities: Iterable[str]) -> RenderJob:
        around = _around_episode(ident, episode, entities, layout.directory)
        return RenderJob(episode.key, episode.mentions, around, own, corrected)

    jobs = {}
    for ident, episode in naming.episodes.items():
        told = episode.linked.appearances
        entities = sorted({*(a.entity for a in told), *episode.linked.near})
        key = digest(needs.of_episode(ident, episode, entities), str(corrected))
        jobs[key] = partial(job, ident, episode, entities)
    return jobs


def _of_entities(
    naming: Naming, layout: Layout, own: Path | None, needs: Dependencies
) -> Mapping[str, Callable[[], EntityJob]]:
    def job(known: render.Known) -> EntityJob:
        linked = (naming.episodes[told.episode].mentions for told in known.appearances)
        quotes = tuple(part(key, "quotes") for key in linked)
        return EntityJob(known, quotes, _around_entity(known, layout.directory), own)

    near = outline.related(naming.relations, naming.mentions())
    paths, jobs = layout.directory.paths, {}
    for ident, entity in layout.directory.entities.items():
        if ident in paths and entity.path is None:
            quoted = zip(layout.appearances[ident], layout.quoted[ident], strict=True)
            told = [(a, quotes) for a, quotes in quoted if a.count or a.written]
            known = render.Known(
                entity,
                tuple(a for a, _ in told),
                layout.speaks_in.get(ident, ()),
                tuple((other, "") for other in near.get(ident, ()) if other in paths),
            )
            key = needs.of_entity(known, [quotes for _, quotes in told])
            jobs[key] = partial(job, known)
    return jobs


def _of_lists(
    layout: Layout, templates: render.Templates, needs: Dependencies
) -> Mapping[str, Callable[[], Note]]:
    """The notes of shows, the indexes and the way into them."""
    directory, listed = layout.directory, layout.listed
    jobs: dict[str, Callable[[], Note]] = {}
    for show, (name, episodes) in layout.shows.items():
        jobs[needs.of_episodes(show, episodes)] = partial(
            render.show_note, show, name, episodes, directory, templates
        )
    for kind in sorted(listed):
        jobs[needs.of_names(render.index_id(kind), listed[kind])] = partial(
            render.entity_index, kind, listed[kind], directory, templates
        )
    counts = {
        "episode": len(directory.episodes),
        "show": len(layout.shows),
        "topic": sum(len(card.topics) for card in directory.episodes.values()),
    }
    indexes = {
        "episode": render.episode_index,
        "show": render.show_index,
        "topic": render.topic_index,
    }
    for kind, index in indexes.items():
        if counts[kind]:
            jobs[needs.of_episodes(render.index_id(kind), directory.episodes)] = partial(
                index, directory, templates
            )
    everything = [one for kind in sorted(listed) for one in listed[kind]]
    lists = needs.of_episodes(render.HOME, directory.episodes)
    indexes_at = [needs.of_names(render.index_id(kind), ()) for kind in render.INDEXES]
    key = digest(lists, needs.of_names(render.HOME, everything), *indexes_at)
    jobs[key] = partial(render.home_note, listed, counts, directory, templates)
    return jobs


def _as_it_is(_: Cache, note: Note) -> Made:
    return made(note)


def _around_episode(
    ident: str, episode: LinkedEpisode, entities: Iterable[str], directory: render.Directory
) -> render.Directory:
    """The part of the directory that the notes of one episode can link to."""
    linked = episode.linked
    show = linked.card.show
    shows = {show: directory.shows[show]} if show else {}
    ids = [*entities, *(w.id for w in linked.wanted), *shows.values(), *directory.topics.values()]
    return _part(directory, ids, entities, [ident], shows, directory.topics)


def _around_entity(known: render.Known, directory: render.Directory) -> render.Directory:
    """The part of the directory that the note of one entity can link to."""
    episodes = sorted({a.episode for a in known.appearances} | set(known.speaks_in))
    cards = [directory.episodes[ident] for ident in episodes]
    entities = [known.entity.id, *(other for other, _ in known.related)]
    parts = (i for card in cards for i in (*card.transcripts, *(topic for topic, _ in card.topics)))
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
