"""GraphML: shows, episodes and entities as nodes; what is part of what, names whom, relates."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from vaultgen.export.values import Document, Export, ExportEntity, ExportEpisode, ExportShow

_KEYS: Final = (
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "note", "string"),
    ("node", "published", "string"),
    ("node", "mentions", "int"),
    ("edge", "relation", "string"),
    ("edge", "weight", "double"),
)
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Data = str | int | None


def graph(export: Export) -> tuple[Document, ...]:
    """One directed graph; `kind` of a node is `show`, `episode` or the entity's type.

    Edges go from an episode to its show (`part of`) and to the entities that it names
    (`mentions`, weighted by their number), and between related entities (weighted by the number
    of places that say so).
    """
    return (Document("vault.graphml", _pieces(export)),)


def _pieces(export: Export) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for owner, name, kind in _KEYS:
        yield f'<key id="{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="vault" edgedefault="directed">\n'
    for show in export.shows:
        yield _show(show)
    for entity in export.entities:
        yield _entity(entity)
    for episode in export.episodes():
        yield from _episode(episode)
    for relation in export.relations:
        yield _edge(relation.source, relation.target, relation.kind, relation.weight)
    yield "</graph>\n</graphml>\n"


def _show(show: ExportShow) -> str:
    return _node(show.id, label=show.title, kind="show", note=show.note)


def _entity(found: ExportEntity) -> str:
    entity = found.entity
    return _node(
        entity.id, label=entity.name, kind=entity.type, note=found.note, mentions=found.mentions
    )


def _episode(found: ExportEpisode) -> Iterator[str]:
    episode = found.episode
    yield _node(
        episode.id,
        label=episode.title,
        kind="episode",
        note=found.note,
        published=episode.published,
    )
    if found.show:
        yield _edge(episode.id, found.show, "part of", 1)
    for entity, count in sorted(Counter(m.entity for m in found.mentions).items()):
        yield _edge(episode.id, entity, "mentions", count)


def _node(name: str, **data: _Data) -> str:
    return f"<node id={_quoted(name)}>{_data(data)}</node>\n"


def _edge(source: str, target: str, relation: str, weight: int) -> str:
    ends = f"source={_quoted(source)} target={_quoted(target)}"
    return f"<edge {ends}>{_data({'relation': relation, 'weight': weight})}</edge>\n"


def _data(data: dict[str, _Data]) -> str:
    # Imported only here and below: it imports what opens addresses, which takes time.
    from xml.sax.saxutils import escape

    return "".join(
        f'<data key="{key}">{escape(_NOT_XML.sub("", str(value)))}</data>'
        for key, value in data.items()
        if value is not None
    )


def _quoted(name: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(_NOT_XML.sub("", name))
