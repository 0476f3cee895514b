"""What the last run made, kept for exports."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import msgspec

from vaultgen import export
from vaultgen.cache import Cache
from vaultgen.config import Config
from vaultgen.errors import VaultError
from vaultgen.model import Episode, Mention, Relation
from vaultgen.pipeline.book import Keys, read
from vaultgen.pipeline.layout import Layout
from vaultgen.pipeline.report import quiet
from vaultgen.pipeline.scene import Scene
from vaultgen.pipeline.tasks import load
from vaultgen.pipeline.workshop import scratch
from vaultgen.resolve import Doubt

_KEY: Final = "record"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the record of an episode lies in the cache."""

    episode: str
    mentions: str
    note: str | None
    show: str | None
    voices: dict[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The vault's record without the words."""

    shows: tuple[export.ExportShow, ...]
    episodes: tuple[Kept, ...]
    entities: tuple[export.ExportEntity, ...]
    relations: tuple[Relation, ...]
    doubts: tuple[Doubt, ...] = ()
    """What the rules could not decide."""


NOTHING: Final = Manifest((), (), (), ())


@dataclass(frozen=True, slots=True)
class Record:
    """What a run keeps of that: where its book lies, and what is not in it."""

    shows: tuple[export.ExportShow, ...] = ()
    book: Keys = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


def record(layout: Layout, book: Keys, doubts: tuple[Doubt, ...]) -> Record:
    """What an export needs of a run; the transcripts are in the cache already."""
    shows = layout.shows.items()
    paths = layout.directory.paths
    listed = tuple(export.ExportShow(show, name, paths.get(show)) for show, (name, _) in shows)
    return Record(listed, book, doubts)


def keep(made: Record, cache: Cache) -> None:
    """Keep the record for the exports to come; no one needs the pages of the last one any more."""
    last = _last(cache)
    cache.put([(_KEY, msgspec.msgpack.encode(made))])
    cache.drop(set(last.book.values()).difference(made.book.values()))


def recorded(config: Config) -> Manifest | None:
    """What the last run kept; `None` where no run has left a record."""
    with scratch(config.state, 1, quiet) as shop:
        return _kept(shop.cache)


def documents(config: Config, form: str) -> Iterator[export.Document]:
    """The documents of an export, to be read one after the other.

    Raises VaultError when no run has left a record, or the cache has lost a part of it.
    """
    with scratch(config.state, 1, quiet) as shop:
        made = of_last_run(config, shop.cache)
        told = export.Export(
            made.shows,
            lambda: (_episode(shop.cache, kept) for kept in made.episodes),
            made.entities,
            made.relations,
        )
        try:
            yield from export.FORMATS[form](told)
        except KeyError as error:
            raise VaultError(
                "the cache lacks some results: delete it and run `vaultgen sync`",
                path=str(shop.cache.path),
            ) from error


def of_last_run(config: Config, cache: Cache) -> Manifest:
    """What the last run kept; raises VaultError when no run has left a record."""
    made = _kept(cache)
    if made is None:
        raise VaultError("has no record yet: run `vaultgen sync` first", path=str(config.vault))
    return made


def _last(cache: Cache) -> Record:
    """What the last run kept; nothing where there is none of this version."""
    try:
        return load(cache, _KEY, Record) if cache.has(_KEY) else Record()
    except msgspec.ValidationError:
        return Record()


def _kept(cache: Cache) -> Manifest | None:
    made = _last(cache)
    book = read(made.book, cache)
    if book is None or not cache.has(book.relating.relations):
        return None
    scene = book.scene
    return Manifest(
        made.shows,
        tuple(_episodes(scene)),
        tuple(_entities(scene)),
        load(cache, book.relating.relations, tuple[Relation, ...]),
        made.doubts,
    )


def _episodes(scene: Scene) -> Iterator[Kept]:
    for ident, page in scene.telling.pages.items():
        keys, note = scene.linking.episodes[ident], scene.places.paths.get(ident)
        show = next(iter(scene.show(ident)), None)
        yield Kept(keys.episode, keys.mentions, note, show, page.voices)


def _entities(scene: Scene) -> Iterator[export.ExportEntity]:
    for ident, counts in scene.telling.counts.items():
        if scene.is_told(ident):
            entity = scene.entity(ident)
            episodes = tuple(line.episode for line in scene.telling.of(ident).lines)
            note = entity.path or scene.places.paths.get(ident)
            yield export.ExportEntity(entity, episodes, counts.mentions, note)


def _episode(cache: Cache, kept: Kept) -> export.ExportEpisode:
    return export.ExportEpisode(
        load(cache, kept.episode, Episode),
        kept.note,
        kept.show,
        load(cache, kept.mentions, tuple[Mention, ...]),
        kept.voices,
    )
