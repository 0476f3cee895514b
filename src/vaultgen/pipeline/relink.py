"""Which episodes must be linked anew when names or episodes change.

The book has what the last run linked, and the names that it knew. Only an episode that is new, or
whose words can hold a name that came, went or changed, is linked against the lexicon again; without
a book all are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from vaultgen import link
from vaultgen.cache import Cache, digest
from vaultgen.model import Entity, LexiconEntry
from vaultgen.pipeline import tasks
from vaultgen.pipeline.gather import vocabulary
from vaultgen.pipeline.rows import changed, renewed
from vaultgen.pipeline.tasks import PARTS, LinkJob, decode, encode, part
from vaultgen.pipeline.version import version
from vaultgen.pipeline.workshop import Workshop

MANY: Final = 64
"""When more forms of names change than that, all episodes are looked at in full."""


class Keys(NamedTuple):
    """Of one episode, in the cache."""

    episode: str
    mentions: str
    """Of all that is linked in it, too."""


@dataclass(frozen=True, slots=True)
class Linking:
    """What a run linked, and the names that it knew."""

    names: dict[str, bytes] = field(default_factory=dict)
    """{id of an entity: the entity, packed}."""
    firsts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """{id of an entity: the tokens that its forms begin with}."""
    episodes: dict[str, Keys] = field(default_factory=dict)
    """By id."""


def links(
    before: Linking,
    episodes: Mapping[str, str],
    entities: Sequence[Entity],
    quotes: int,
    shop: Workshop,
) -> Linking:
    """All episodes linked, given by their keys; made where missing."""
    known = {entity.id: entity for entity in entities}
    names = renewed(before.names, {i: encode(e) for i, e in known.items()}, before.names)
    moved = changed(before.names, names)
    was = [decode(before.names[i], type=Entity) for i in sorted(moved & before.names.keys())]
    are = [known[i] for i in sorted(moved & known.keys())]
    same = _untouched(episodes, before, was, are, shop.cache)
    firsts = renewed(before.firsts, {e.id: _firsts(e) for e in are}, moved)
    rest = {i: key for i, key in episodes.items() if i not in same}
    jobs = dict(_jobs(rest, entities, firsts, quotes, shop.cache))
    shop.fill("link", tasks.link_episode, list(jobs.values()), _parts)
    linked = {i: Keys(key, same.get(i) or jobs[i][0]) for i, key in episodes.items()}
    return Linking(names, firsts, renewed(before.episodes, linked, before.episodes))


def _parts(key: str, result: tasks.LinkResult) -> Iterator[tuple[str, bytes]]:
    yield key, result.mentions
    yield from ((part(key, name), getattr(result, name)) for name in PARTS)


def _untouched(
    episodes: Mapping[str, str],
    before: Linking,
    was: Sequence[Entity],
    are: Sequence[Entity],
    cache: Cache,
) -> dict[str, str]:
    """{id: key of what was linked} of the episodes for which nothing changed."""
    changed = frozenset(link.entries_of(was)) ^ frozenset(link.entries_of(are))
    paths = sorted({path for entry in changed for path, _ in link.forms(entry)})
    if len(paths) > MANY:
        return {}
    same = {
        ident: before.episodes[ident].mentions
        for ident, key in episodes.items()
        if ident in before.episodes and before.episodes[ident].episode == key
    }
    anew = {episode for episode, _ in _local(was) ^ _local(are)}
    if paths:
        words = cache.get_many(vocabulary(episodes[ident]) for ident in same)
        anew |= {i for i, (_, text) in zip(same, words, strict=True) if _holds(text, paths)}
    lost = cache.lacks(same.values())
    return {i: key for i, key in same.items() if i not in anew and key not in lost}


def _holds(words: bytes, paths: Iterable[Sequence[str]]) -> bool:
    text = words.decode()
    return any(link.can_hold(text, path) for path in paths)


def _local(entities: Iterable[Entity]) -> set[tuple[str, LexiconEntry]]:
    """(episode, form) of the forms that name an entity in that episode only."""
    return {
        (episode, entry)
        for entity in entities
        for episode in {episode for episode, _ in entity.local}
        for entry in link.local_entries([entity], episode)
    }


def _firsts(entity: Entity) -> tuple[str, ...]:
    return tuple(link.by_first_token(link.entries_of([entity])))


def _jobs(
    episodes: Mapping[str, str],
    entities: Sequence[Entity],
    firsts: Mapping[str, Sequence[str]],
    quotes: int,
    cache: Cache,
) -> Iterator[tuple[str, tuple[str, LinkJob]]]:
    """(id of an episode, (key, job))."""
    there = {token for key in episodes.values() for token in _tokens(key, cache)}
    there |= {token[:-1] for token in there if token.endswith("s")}
    named = (e for e in entities if not there.isdisjoint(firsts[e.id]))
    index = link.by_first_token(link.entries_of(named))
    local: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for episode in dict.fromkeys(episode for episode, _ in entity.local):
            local[episode].append(entity)
    for ident, key in episodes.items():
        entries = link.relevant(index, _tokens(key, cache))
        job = LinkJob(key, (*entries, *link.local_entries(local[ident], ident)), quotes)
        yield ident, (digest(version(), "link", encode(job)), job)


def _tokens(episode: str, cache: Cache) -> frozenset[str]:
    """The folded tokens of an episode, given by its key."""
    return frozenset((cache.get(vocabulary(episode)) or b"").decode().split())
