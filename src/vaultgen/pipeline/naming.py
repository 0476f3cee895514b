"""From the names that episodes propose to entities, and to where each is mentioned."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vaultgen import outline
from vaultgen.cache import Cache, digest
from vaultgen.model import Entity, Relation
from vaultgen.pipeline.gather import Gathered
from vaultgen.pipeline.relink import links
from vaultgen.pipeline.tasks import Linked, decode, encode, load, part
from vaultgen.pipeline.version import version
from vaultgen.pipeline.workshop import Workshop


@dataclass(frozen=True, slots=True)
class LinkedEpisode:
    """An episode whose names are known, without its words."""

    key: str
    """Of the Episode in the cache."""
    mentions: str
    """Key of its mentions; what else is known of it has keys that begin alike."""
    linked: Linked


@dataclass(frozen=True, slots=True)
class Naming:
    """All episodes linked against the whole vault's names, by episode id."""

    entities: dict[str, Entity]
    episodes: dict[str, LinkedEpisode]
    relations: tuple[Relation, ...]

    def mentions(self) -> Counter[str]:
        """{entity: mentions in all episodes}."""
        counts: Counter[str] = Counter()
        for episode in self.episodes.values():
            for appearance in episode.linked.appearances:
                counts[appearance.entity] += appearance.count
        return counts


def name_all(gathered: Gathered, entities: Sequence[Entity], quotes: int, shop: Workshop) -> Naming:
    """Stage `link`: every episode against the names of the whole vault.

    An episode is linked anew only when a name changes that its words can hold.
    """
    keys = links(gathered.keys, entities, quotes, shop)
    summaries = shop.cache.get_many(part(key, "linked") for key in keys.values())
    episodes = {
        ident: LinkedEpisode(gathered.keys[ident], key, decode(data, type=Linked))
        for (ident, key), (_, data) in zip(keys.items(), summaries, strict=True)
    }
    return Naming({e.id: e for e in entities}, episodes, _relations(episodes, shop.cache))


def _relations(episodes: Mapping[str, LinkedEpisode], cache: Cache) -> tuple[Relation, ...]:
    """Who is spoken of together in the whole vault, made anew when any episode says something
    else."""
    said = [told for i, e in episodes.items() for told in (i, e.linked.together)]
    key = digest(version(), "relations", *said)
    if not cache.has(key):
        kept = cache.get_many(part(episode.mentions, "together") for episode in episodes.values())
        pairs = (
            (ident, decode(data, type=tuple[outline.Together, ...]))
            for ident, (_, data) in zip(episodes, kept, strict=True)
        )
        cache.put([(key, encode(outline.relations(pairs)))])
    return load(cache, key, tuple[Relation, ...])
