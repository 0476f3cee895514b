"""From the names that episodes propose to entities, and to where each is mentioned."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from vaultgen import link, outline
from vaultgen.cache import digest
from vaultgen.model import Entity, LexiconEntry, Relation
from vaultgen.pipeline import tasks
from vaultgen.pipeline.gather import Gathered, vocabulary
from vaultgen.pipeline.tasks import Linked, LinkJob, load
from vaultgen.pipeline.version import version
from vaultgen.pipeline.workshop import Workshop


@dataclass(frozen=True, slots=True)
class LinkedEpisode:
    """An episode whose names are known, without its words."""

    key: str
    """Of the Episode in the cache."""
    mentions: str
    """Key of its mentions."""
    summary: str
    """Key of `linked`."""
    entries: tuple[LexiconEntry, ...]
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
    index = link.by_first_token(link.entries_of(entities))
    local = [entity for entity in entities if entity.local]
    jobs: dict[str, tuple[str, LinkJob]] = {}
    for ident, key in gathered.keys.items():
        words = frozenset(load(shop.cache, vocabulary(key), list[str]))
        entries = (*link.relevant(index, words), *link.local_entries(local, ident))
        job = LinkJob(key, entries, quotes)
        jobs[ident] = (digest(version(), "link", msgspec.msgpack.encode(job)), job)

    def parts(key: str, result: tasks.LinkResult) -> Iterator[tuple[str, bytes]]:
        yield key, result.mentions
        yield f"{key}/linked", result.linked

    shop.fill("link", tasks.link_episode, list(jobs.values()), parts)
    episodes = {
        ident: LinkedEpisode(
            job.episode,
            key,
            f"{key}/linked",
            job.entries,
            load(shop.cache, f"{key}/linked", Linked),
        )
        for ident, (key, job) in jobs.items()
    }
    pairs = ((ident, episode.linked.together) for ident, episode in episodes.items())
    return Naming({e.id: e for e in entities}, episodes, outline.relations(pairs))
