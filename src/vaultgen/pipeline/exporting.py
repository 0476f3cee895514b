"""What the last run made, kept for exports."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from vaultgen import export
from vaultgen.cache import Cache
from vaultgen.config import Config
from vaultgen.errors import VaultError
from vaultgen.model import Episode, Mention, Relation
from vaultgen.pipeline.layout import Layout
from vaultgen.pipeline.naming import Naming
from vaultgen.pipeline.report import quiet
from vaultgen.pipeline.tasks import load
from vaultgen.pipeline.workshop import scratch
from vaultgen.resolve import Doubt

_KEY: Final = "manifest"


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


def manifest(naming: Naming, layout: Layout, doubts: tuple[Doubt, ...]) -> Manifest:
    """What an export needs of a run; the transcripts are in the cache already."""
    directory = layout.directory
    return Manifest(
        shows=tuple(
            export.ExportShow(show, name, directory.paths.get(show))
            for show, (name, _) in layout.shows.items()
        ),
        episodes=tuple(
            Kept(
                episode=episode.key,
                mentions=episode.mentions,
                note=directory.paths.get(ident),
                show=directory.shows.get(episode.linked.card.show or ""),
                voices=episode.linked.voices,
            )
            for ident, episode in naming.episodes.items()
        ),
        entities=tuple(
            export.ExportEntity(
                entity,
                tuple(a.episode for a in layout.appearances[ident]),
                sum(a.count for a in layout.appearances[ident]),
                directory.paths.get(ident),
            )
            for ident, entity in directory.entities.items()
        ),
        relations=naming.relations,
        doubts=doubts,
    )


def keep(made: Manifest, cache: Cache) -> None:
    """Keep the manifest for the exports to come."""
    cache.put([(_KEY, msgspec.msgpack.encode(made))])


def recorded(config: Config) -> Manifest | None:
    """What the last run kept; `None` where no run has left a record."""
    with scratch(config.state, 1, quiet) as shop:
        return _kept(shop.cache)


def documents(config: Config, form: str) -> Iterator[export.Document]:
    """The documents of an export, to be read one after the other.

    Raises VaultError when no run has left a record.
    """
    with scratch(config.state, 1, quiet) as shop:
        made = of_last_run(config, shop.cache)
        yield from export.FORMATS[form](
            export.Export(
                made.shows,
                lambda: (_episode(shop.cache, kept) for kept in made.episodes),
                made.entities,
                made.relations,
            )
        )


def of_last_run(config: Config, cache: Cache) -> Manifest:
    """What the last run kept; raises VaultError when no run has left a record."""
    made = _kept(cache)
    if made is None:
        raise VaultError("has no record yet: run `vaultgen sync` first", path=str(config.vault))
    return made


def _kept(cache: Cache) -> Manifest | None:
    return load(cache, _KEY, Manifest) if cache.has(_KEY) else None


def _episode(cache: Cache, kept: Kept) -> export.ExportEpisode:
    return export.ExportEpisode(
        load(cache, kept.episode, Episode),
        kept.note,
        kept.show,
        load(cache, kept.mentions, tuple[Mention, ...]),
        kept.voices,
    )
