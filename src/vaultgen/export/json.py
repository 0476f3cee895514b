"""JSON, schema `vaultgen-export/1`."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from vaultgen.export.values import Document, Export, ExportEntity, ExportEpisode, ExportShow
from vaultgen.model import Block, Chapter, Episode, Mention, Relation, Segment, Speaker

SCHEMA: Final = "vaultgen-export/1"

_Object = dict[str, Any]


def record(export: Export) -> tuple[Document, ...]:
    """One object with shows, episodes, entities and relations."""
    return (Document("vault.json", _pieces(export)),)


def _pieces(export: Export) -> Iterator[str]:
    yield f'{{\n "schema": "{SCHEMA}"'
    yield from _list("shows", (_show(show) for show in export.shows))
    yield from _list("episodes", (_episode(found) for found in export.episodes()))
    yield from _list("entities", (_entity(found) for found in export.entities))
    yield from _list("relations", (_relation(relation) for relation in export.relations))
    yield "\n}\n"


def _list(name: str, items: Iterable[_Object]) -> Iterator[str]:
    yield f',\n "{name}": ['
    comma = ""
    for item in items:
        text = msgspec.json.format(msgspec.json.encode(item), indent=1).decode()
        yield f"{comma}\n  " + text.replace("\n", "\n  ")
        comma = ","
    yield "\n ]" if comma else "]"


def _show(show: ExportShow) -> _Object:
    return {"id": show.id, "title": show.title, "note": show.note}


def _episode(found: ExportEpisode) -> _Object:
    episode = found.episode
    return {
        "id": episode.id,
        "title": episode.title,
        "show": found.show,
        "published": episode.published,
        "duration": episode.duration,
        "language": episode.language,
        "note": found.note,
        "media": [{"kind": m.kind, "id": m.id, "url": m.url} for m in episode.media],
        "sources": [
            {"path": s.path, "reader": s.reader, "sha256": s.sha256} for s in episode.sources
        ],
        "speakers": [_speaker(s, found.voices.get(s.label)) for s in episode.speakers],
        "chapters": [_chapter(chapter) for chapter in episode.chapters],
        "segments": [_segment(segment) for segment in episode.segments],
        "mentions": [_mention(mention) for mention in found.ordered_mentions()],
        "topics": episode.topics,
        "outline": list(_outline(episode)),
    }


def _speaker(speaker: Speaker, entity: str | None) -> _Object:
    return {"label": speaker.label, "name": speaker.name, "entity": entity, "how": speaker.how}


def _chapter(chapter: Chapter) -> _Object:
    return {
        "start": chapter.start,
        "end": chapter.end,
        "segment": chapter.segment,
        "title": chapter.title,
        "how": chapter.how,
    }


def _segment(segment: Segment) -> _Object:
    return {
        "start": segment.start,
        "end": segment.end,
        "time": segment.time,
        "speaker": segment.speaker,
        "text": segment.text,
        "translations": {t.language: t.text for t in segment.translations},
    }


def _mention(mention: Mention) -> _Object:
    return {
        "entity": mention.entity,
        "segment": mention.segment,
        "start_char": mention.start,
        "end_char": mention.end,
        "surface": mention.surface,
        "time": mention.time,
        "confidence": mention.confidence,
        "by": mention.by,
    }


def _outline(episode: Episode) -> Iterator[_Object]:
    """The outline by headings, then each article about the episode, in the same form."""
    yield from _sections("", episode.outline)
    for article in episode.articles:
        yield from _sections(article.title, article.blocks)


def _sections(title: str, blocks: Iterable[Block]) -> list[_Object]:
    """What stands under each heading, of whatever level; before the first, under the title."""
    sections: list[_Object] = [{"heading": title, "bullets": []}]
    for block in blocks:
        if block.kind == "heading":
            sections.append({"heading": block.text, "bullets": []})
        else:
            time = block.times[0][1] if block.times else None
            sections[-1]["bullets"].append({"text": block.text, "time": time})
    return sections if sections[0]["bullets"] else sections[1:]


def _entity(found: ExportEntity) -> _Object:
    entity = found.entity
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": entity.aliases,
        "heard_as": entity.heard_as,
        "episodes": found.episodes,
        "mentions": found.mentions,
        "note": found.note,
        "confidence": entity.confidence,
    }


def _relation(relation: Relation) -> _Object:
    return {
        "source": relation.source,
        "target": relation.target,
        "kind": relation.kind,
        "episodes": sorted({episode for episode, _ in relation.evidence}),
        "evidence": [{"episode": e, "segment": segment} for e, segment in relation.evidence],
    }
