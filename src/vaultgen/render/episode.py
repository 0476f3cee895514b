"""The note of an episode, and with it those of its transcripts and topics."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vaultgen import text
from vaultgen.model import Appearance, Episode, Gloss, Link, Mention, Note, Value
from vaultgen.render import blocks, markdown
from vaultgen.render.citations import Citations
from vaultgen.render.compose import compose, declared, link_or_name, links, seconds
from vaultgen.render.directory import Directory, Finder, transcript_ids, whole
from vaultgen.render.environment import Templates
from vaultgen.render.layout import FOLDERS
from vaultgen.render.linker import Linker
from vaultgen.render.moments import media_links, target
from vaultgen.render.topic import topic_notes
from vaultgen.render.transcript import chapter_views, place_chapters, transcript_notes
from vaultgen.render.views import ContradictionView, EpisodeView, MentionedView, Ref

PROPERTIES: Final = {
    "person": "people",
    "company": "companies",
    "product": "products",
    "concept": "concepts",
    "event": "events",
    "work": "media_works",
    "place": "places",
}
"""Type of entity → the property of an episode that lists its entities of that type."""
_BULLET: Final = re.compile(r"\s+[•▪●]\s+")
_ROUND: Final = str.maketrans("[]", "()")


@dataclass(frozen=True, slots=True)
class Told:
    """An episode and what is known about it."""

    episode: Episode
    mentions: tuple[Mention, ...] = ()
    """In its transcripts."""
    appearances: tuple[Appearance, ...] = ()
    """Of every entity that it names or declares."""
    voices: Mapping[str, str] | None = None
    """Speaker label → id of the person."""
    corrected: bool = False
    """Its transcript shows misheard names as they are right."""


def episode_notes(
    told: Told, find: Finder, directory: Directory, templates: Templates
) -> tuple[Note, ...]:
    """The episode's note, one for each of its transcripts, one for each topic it treats.

    `find` names the entities in its prose. Raises TemplateError.
    """
    voices = told.voices or {}
    return (
        _episode_note(told, find, directory, templates),
        *transcript_notes(
            told.episode,
            told.mentions,
            voices,
            find,
            directory,
            templates,
            corrected=told.corrected,
        ),
        *topic_notes(told.episode, find, directory, templates),
    )


def _episode_note(told: Told, find: Finder, directory: Directory, templates: Templates) -> Note:
    episode = told.episode
    view = _view(told, find, directory)
    named = _named(told.appearances, directory)
    ours: dict[str, Value | None] = {
        "title": episode.title,
        "show": link_or_name(view.show) if view.show else None,
        "published": episode.published,
        "duration": seconds(episode.duration),
        "language": episode.language,
        "url": episode.url,
        "media": tuple(m.url for m in episode.media),
        "speakers": tuple(link_or_name(ref) for ref in view.speakers),
        **{key: links(named[kind]) for kind, key in PROPERTIES.items()},
        "topics": episode.topics,
        "sources": tuple(dict.fromkeys(_file(ref.path) for ref in episode.sources)),
    }
    return compose(
        episode.id,
        "episode",
        directory,
        templates.render("episode", view),
        {**ours, **declared(episode.fields, ours)},
        aliases=(episode.title, *(title.text for title in episode.other_titles)),
        tags=episode.tags,
    )


def _view(told: Told, find: Finder, directory: Directory) -> EpisodeView:
    episode = told.episode
    card = directory.episodes[episode.id]
    linker = Linker(directory, find)
    descriptions = tuple(linker.prose(_itemised(d.text)) for d in episode.descriptions)
    linker.section()
    citations = Citations(episode, directory)
    return EpisodeView(
        title=markdown.heading(episode.title),
        subtitles=tuple(markdown.escape(title.text) for title in episode.other_titles),
        show=directory.show(episode.show),
        published=episode.published or "",
        duration=text.clock(episode.duration) if episode.duration else "",
        media=media_links(episode.media),
        transcripts=tuple(
            directory.ref(ident, shown)
            for ident, shown in zip(
                transcript_ids(episode),
                ("Transcript", *(_file(r.source.path) for r in episode.readings)),
                strict=False,
            )
        ),
        speakers=directory.voices(card),
        descriptions=descriptions,
        chapters=chapter_views(episode, place_chapters(episode), directory),
        outline=blocks.write(episode.outline, 3, linker, citations, directory.topic),
        articles=tuple(directory.titled(ident, title) for ident, title in card.topics),
        topics=tuple(markdown.escape(topic) for topic in episode.topics),
        mentioned=tuple(_mentioned(told, find, directory)),
        glosses=tuple(gloss_line(gloss) for gloss in episode.glosses),
        links=tuple(_hyperlink(link) for link in episode.links),
        contradictions=tuple(
            ContradictionView(
                markdown.escape(c.field),
                tuple(
                    markdown.escape(f"{value} ({', '.join(map(_file, paths))})")
                    for value, paths in c.values
                ),
            )
            for c in episode.contradictions
        ),
        sources=tuple(dict.fromkeys(markdown.escape(_file(r.path)) for r in episode.sources)),
    )


def gloss_line(gloss: Gloss) -> str:
    """`**RL**: Reinforcement Learning, 强化学习`."""
    meanings = ", ".join(markdown.escape(meaning.text) for meaning in gloss.meanings)
    return f"**{markdown.escape(gloss.term)}**: {meanings}"


def _named(appearances: Sequence[Appearance], directory: Directory) -> dict[str, list[Ref]]:
    """The entities of an episode by type, the most often named ones first."""
    named: dict[str, list[Ref]] = {kind: [] for kind in PROPERTIES}
    known = [(a, directory.entities[a.entity]) for a in appearances]
    for appearance, entity in sorted(known, key=lambda k: (-k[0].count, text.fold(k[1].name))):
        named[entity.type].append(directory.ref(appearance.entity))
    return named


def _mentioned(told: Told, find: Finder, directory: Directory) -> Iterator[MentionedView]:
    """The entities of the episode, and the declared names that are no entity; by type."""
    named = _named(told.appearances, directory)
    named["other"] = []
    shown = {text.fold(ref.name) for refs in named.values() for ref in refs}
    shown.update(text.fold(link.text) for link in told.episode.links)
    shown.update(text.fold(voice.label) for voice in told.episode.speakers)
    for name in told.episode.declared:
        entity = whole(find, name.name)
        ref = directory.ref(entity) if entity else Ref(name.name)
        if text.fold(ref.name) not in shown:
            shown.add(text.fold(ref.name))
            named[name.type or "other"].append(ref)
    for kind, refs in named.items():
        if refs:
            with_notes_first = sorted(refs, key=lambda ref: ref.note is None)
            yield MentionedView(FOLDERS.get(kind, "Others"), tuple(with_notes_first))


def _itemised(description: str) -> str:
    """Pages that lose their line breaks leave their bullets: a list again."""
    return _BULLET.sub("\n- ", description)


def _hyperlink(link: Link) -> str:
    shown = markdown.escape(link.text.translate(_ROUND)) or link.url
    return f"[{shown}]({target(link.url)})"


def _file(path: str) -> str:
    return path.rpartition("/")[2]
