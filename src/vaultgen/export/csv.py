"""CSV: three tables that refer to each other by id. Values of a list are joined by `|`."""

import csv
from collections.abc import Iterable, Iterator

from vaultgen.export.values import Document, Export, ExportEntity, ExportEpisode

_Row = Iterable[str | int | float | None]

_EPISODES = (
    "id title show published duration language url note speakers media sources topics mentions"
)
_ENTITIES = "id name type aliases heard_as episodes mentions note confidence"
_MENTIONS = "episode entity segment start_char end_char surface time confidence by"


def tables(export: Export) -> tuple[Document, ...]:
    """`episodes.csv`, `entities.csv` and `mentions.csv`, each with a row of column names."""
    episodes = (_episode(found) for found in export.episodes())
    entities = (_entity(found) for found in export.entities)
    mentions = (row for found in export.episodes() for row in _mentions(found))
    return (
        Document("episodes.csv", _table(_EPISODES, episodes)),
        Document("entities.csv", _table(_ENTITIES, entities)),
        Document("mentions.csv", _table(_MENTIONS, mentions)),
    )


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _table(columns: str, rows: Iterable[_Row]) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\n")
    yield writer.writerow(columns.split())
    for row in rows:
        yield writer.writerow(row)


def _episode(found: ExportEpisode) -> _Row:
    episode = found.episode
    return (
        episode.id,
        episode.title,
        found.show,
        episode.published,
        episode.duration,
        episode.language,
        episode.url,
        found.note,
        _joined(speaker.name or speaker.label for speaker in episode.speakers),
        _joined(media.url for media in episode.media),
        _joined(source.path for source in episode.sources),
        _joined(episode.topics),
        len(found.mentions),
    )


def _entity(found: ExportEntity) -> _Row:
    entity = found.entity
    return (
        entity.id,
        entity.name,
        entity.type,
        _joined(entity.aliases),
        _joined(entity.heard_as),
        _joined(found.episodes),
        found.mentions,
        found.note,
        entity.confidence,
    )


def _mentions(found: ExportEpisode) -> Iterator[_Row]:
    for m in found.ordered_mentions():
        yield (
            found.episode.id,
            m.entity,
            m.segment,
            m.start,
            m.end,
            m.surface,
            m.time,
            m.confidence,
            m.by,
        )


def _joined(values: Iterable[str]) -> str:
    return "|".join(values)
