"""Stage `render`: the notes of a laid-out vault, each made anew only when it changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import msgspec

from vaultgen import outline, render
from vaultgen.cache import digest
from vaultgen.model import Note
from vaultgen.pipeline.layout import Layout
from vaultgen.pipeline.naming import LinkedEpisode, Naming
from vaultgen.pipeline.rendering import (
    EntityJob,
    RenderJob,
    render_entity,
    render_episode,
    templates,
)
from vaultgen.pipeline.tasks import load
from vaultgen.pipeline.version import version
from vaultgen.pipeline.workshop import Workshop


def write_notes(naming: Naming, layout: Layout, own: Path | None, shop: Workshop) -> Iterator[Note]:
    """Every note of the vault; `own` is the user's folder of templates."""
    style = digest(version(), "render", *template_texts(own))
    yield from _of_episodes(naming, layout, own, style, shop)
    yield from _of_entities(naming, layout, own, style, shop)
    yield from _of_shows(layout, templates(own))
    yield from _indexes(layout, templates(own))


def template_texts(own: Path | None) -> Iterator[str]:
    """Names and contents of the user's templates, sorted."""
    for path in sorted(own.rglob("*")) if own and own.is_dir() else ():
        if path.is_file():
            yield path.relative_to(own).as_posix() if own else ""
            yield path.read_text("utf-8", "replace")


def _of_episodes(
    naming: Naming, layout: Layout, own: Path | None, style: str, shop: Workshop
) -> Iterator[Note]:
    jobs = {}
    for ident, episode in naming.episodes.items():
        job = RenderJob(
            episode.key,
            episode.mentions,
            episode.summary,
            episode.entries,
            _around_episode(ident, episode, layout.directory),
            own,
        )
        jobs[_key(style, job)] = job
    shop.fill("render", render_episode, list(jobs.items()), lambda k, v: iter([(k, v)]))
    for key in jobs:
        yield from load(shop.cache, key, tuple[Note, ...])


def _of_entities(
    naming: Naming, layout: Layout, own: Path | None, style: str, shop: Workshop
) -> Iterator[Note]:
    near = outline.related(naming.relations, naming.mentions())
    jobs = {}
    for ident, entity in layout.directory.entities.items():
        if ident in layout.directory.paths and entity.path is None:
            related = (other for other in near.get(ident, ()) if other in layout.directory.paths)
            known = render.Known(
                entity,
                tuple(a for a in layout.appearances[ident] if a.count or a.written),
                layout.speaks_in.get(ident, ()),
                tuple((other, "") for other in related),
            )
            job = EntityJob(known, _around_entity(known, layout.directory), own)
            jobs[_key(style, job)] = job
    shop.fill("notes", render_entity, list(jobs.items()), lambda k, v: iter([(k, v)]))
    for key in jobs:
        yield load(shop.cache, key, Note)


def _of_shows(layout: Layout, templates: render.Templates) -> Iterator[Note]:
    for show, (name, episodes) in layout.shows.items():
        yield render.show_note(show, name, episodes, layout.directory, templates)


def _indexes(layout: Layout, templates: render.Templates) -> Iterator[Note]:
    directory = layout.directory
    for kind in sorted(layout.listed):
        yield render.entity_index(kind, layout.listed[kind], directory, templates)
    counts = {
        "episode": len(directory.episodes),
        "show": len(layout.shows),
        "topic": sum(len(card.topics) for card in directory.episodes.values()),
    }
    if counts["episode"]:
        yield render.episode_index(directory, templates)
    if counts["show"]:
        yield render.show_index(directory, templates)
    if counts["topic"]:
        yield render.topic_index(directory, templates)
    yield render.home_note(layout.listed, counts, directory, templates)


def _key(style: str, job: RenderJob | EntityJob) -> str:
    """Of a note: everything it is made of, wherever the user's templates lie."""
    return digest(style, msgspec.msgpack.encode(replace(job, templates=None)))


def _around_episode(
    ident: str, episode: LinkedEpisode, directory: render.Directory
) -> render.Directory:
    """The part of the directory that the notes of one episode can link to."""
    linked = episode.linked
    entities = {
        *(a.entity for a in linked.appearances),
        *(entry.entity for entry in episode.entries),
    }
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
    named = sorted(set(ids))
    return render.Directory(
        paths={i: directory.paths[i] for i in named if i in directory.paths},
        entities={i: directory.entities[i] for i in sorted(entities) if i in directory.entities},
        episodes={i: directory.episodes[i] for i in episodes},
        shows=shows,
        topics=topics,
        deleted=tuple(i for i in named if i in directory.deleted),
    )
