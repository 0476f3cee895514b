"""One name of two things: when it is that, and which of them it means in which episode.

A type is evidence, not identity: sources waver between company and product, and a name that is
declared under two types is one entity with a doubt. It is two only if one of them is a person or a
place and the other is not, and the episodes of the one have next to nothing in common with those
of the other.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from vaultgen import text
from vaultgen.model import EntityType, Evidence
from vaultgen.resolve import spelling
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.contexts import Contexts
from vaultgen.resolve.doubt import Doubt
from vaultgen.resolve.form import Proposal
from vaultgen.resolve.naming import Naming, facet, naming, sense, stated_types, top_type
from vaultgen.resolve.rulings import Rulings, split_id

STRANGE: Final = 0.02
"""Likeness below which contexts differ: of episodes of one show that name the same thing, 1 pair of
70 has less in common."""
CONTRARY: Final = 1.5
"""Weight from which the words around a name, its form or the world's lists tell against the type
that a source states: organisations are called after places, and meant by their names."""
CLEARLY: Final = 2.0
"""So many times as much must an episode have in common with one thing as with another."""

Ids = tuple[str, ...]


def homonyms(evidence: Iterable[Evidence], rulings: Rulings, contexts: Contexts) -> tuple[Ids, ...]:
    """The names that mean several things, as rulings that keep their ids apart.

    Where a person has said what a name is, nothing is guessed.
    """
    stated: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in _proposals(evidence):
        if stated_types(proposal[1]):
            stated[spelling.exact(proposal[1].name)].append(proposal)
    doubtful = {key: found for key, found in stated.items() if len(_sides(found)) > 1}
    if not doubtful:
        return ()
    settled = frozenset(_settled(rulings))
    return tuple(
        _ids(found)
        for key, found in sorted(doubtful.items())
        if key not in settled
        and spelling.exact(_slug(found)) == key  # an id must be able to name it
        and _are_several(key, found, contexts)
    )


def told_apart(rulings: Rulings, rows: Iterable[Ids]) -> Rulings:
    """The rulings with those of `homonyms`.

    An id stands for one of several things; its bare name beside it, as the lesson of a renamed note
    has it, says no more, and would stand for another of them.
    """
    apart = replace(rulings, different=(*rulings.different, *rows))
    split = naming(apart, ()).types

    def clear(group: Ids) -> Ids:
        ids = {spelling.exact(made[1]) for name in group if (made := split_id(name))} & split.keys()
        return tuple(n for n in group if split_id(n) or spelling.exact(n) not in ids)

    return replace(apart, same=tuple(map(clear, apart.same)) if split else apart.same)


def _settled(rulings: Rulings) -> Iterator[str]:
    """Keys of the names that a person speaks of as one thing, and of those that ids of several
    types are joined or kept apart for."""
    called = (*rulings.drop, *(n for n, _ in rulings.type), *(n for n, _ in rulings.name))
    for name in called:
        if not split_id(name):
            yield spelling.exact(name)
    for group in rulings.same:
        if not any(map(split_id, group)):
            yield from map(spelling.exact, group)
    for group in (*rulings.same, *rulings.different):
        slugs = Counter(made[1] for name in group if (made := split_id(name)))
        yield from (spelling.exact(slug) for slug, count in slugs.items() if count > 1)


def _proposals(evidence: Iterable[Evidence]) -> Iterator[Proposal]:
    return ((e.episode, candidate) for e in evidence for candidate in e.candidates)


def _sides(found: Iterable[Proposal]) -> dict[str, list[EntityType]]:
    """By facet: the types that are stated, once for each episode."""
    sides: dict[str, list[EntityType]] = defaultdict(list)
    for _, candidate in found:
        for kind in stated_types(candidate):
            sides[facet(kind)].append(kind)
    return sides


def _are_several(key: str, found: Iterable[Proposal], contexts: Contexts) -> bool:
    """Is everything apart: the facets in each episode, and their contexts?"""
    homes: dict[str, set[str]] = defaultdict(set)
    for episode, candidate in found:
        voted = {facet(kind) for kind, weight in candidate.votes if weight >= CONTRARY}
        if "person" in map(facet, stated_types(candidate)):
            voted.discard("place")  # many first and last names are places as well
        if len(voted) > 1:
            return False
        homes[voted.pop()].add(episode)
    return all(contexts.tell(key, home) for home in homes.values()) and all(
        not a & b and contexts.likeness(key, a, b) < STRANGE
        for a, b in combinations(homes.values(), 2)
    )


def _slug(found: Iterable[Proposal]) -> str:
    return text.slug(min(candidate.name for _, candidate in found))


def _ids(found: Sequence[Proposal]) -> Ids:
    """An id for each facet, by the type that is stated most often, the first of equals."""
    counts = [Counter(sorted(kinds)) for kinds in _sides(found).values()]
    kinds = sorted(count.most_common(1)[0][0] for count in counts)
    return tuple(f"{kind}/{_slug(found)}" for kind in kinds)


def guessed(rows: Iterable[Ids], clusters: Iterable[Cluster], named: Naming) -> Iterator[Doubt]:
    """What `homonyms` found, for a person to look at."""
    keys = {named.ruled(ident): row for row in rows for ident in row}
    for cluster in clusters:
        if row := keys.get(cluster.key):
            kinds = tuple(sorted(ident.partition("/")[0] for ident in row))
            said = " and as a ".join(kinds)
            why = f"declared as a {said} by episodes with little in common: taken for {len(row)}"
            yield Doubt("types", (cluster.name,), f"{why} things", kinds)


def meanings(
    evidence: Iterable[Evidence], named: Naming, contexts: Contexts
) -> Callable[[Proposal], str | None]:
    """Gives what an episode proposes the key of the thing that it means; none where that is open.

    A name of several things says nothing by itself. What its episode states does, then what else
    is named there, then how the name is used.
    """
    split: dict[str, list[Proposal]] = defaultdict(list)
    if named.types:
        for proposal in _proposals(evidence):
            if (key := spelling.exact(proposal[1].name)) in named.types:
                split[key].append(proposal)
    meant = {
        (key, episode): kind
        for key, found in split.items()
        for episode, kind in _meant(key, named.types[key], found, contexts)
    }

    def key_of(proposal: Proposal) -> str | None:
        episode, candidate = proposal
        place = (spelling.exact(candidate.name), episode)
        if place not in meant:
            return named.key(candidate.name, top_type(candidate))
        kind = meant[place]
        return named.key(candidate.name, kind) if kind else None

    return key_of


def _meant(
    key: str, split: Sequence[EntityType], found: Iterable[Proposal], contexts: Contexts
) -> Iterator[tuple[str, EntityType | None]]:
    """(episode, type of the thing that the name means there)."""
    used: dict[str, EntityType | None] = {}
    stated: dict[str, EntityType | None] = {}
    for episode, candidate in found:
        used[episode] = used.get(episode) or sense(top_type(candidate), split)
        if stated_types(candidate):
            stated[episode] = used[episode]
    homes = {kind: _where(kind, stated) or _where(kind, used) for kind in split}
    if not all(homes.values()):  # a thing that nobody speaks of takes nothing
        yield from ((episode, kind or split[0]) for episode, kind in used.items())
        return
    for episode, kind in used.items():
        near = None if stated.get(episode) else _nearest(key, episode, homes, contexts)
        yield episode, near or kind


def _where(kind: EntityType, meant: Mapping[str, EntityType | None]) -> list[str]:
    return [episode for episode, found in meant.items() if found == kind]


def _nearest(
    key: str, episode: str, homes: Mapping[EntityType, Collection[str]], contexts: Contexts
) -> EntityType | None:
    """The thing with whose episodes this one has clearly the most in common."""
    shares = {kind: contexts.likeness(key, [episode], there) for kind, there in homes.items()}
    best, second = sorted(shares, key=lambda kind: (-shares[kind], kind))[:2]
    return best if shares[best] > CLEARLY * shares[second] else None


def by_episode(clusters: Sequence[Cluster], named: Naming) -> list[Cluster]:
    """The clusters, those of split names with the name as `local` wherever it is proposed so.

    Elsewhere the name is left alone: a wrong link is worse than none.
    """
    return [_with_episodes(cluster, named) if named.types else cluster for cluster in clusters]


def _with_episodes(cluster: Cluster, named: Naming) -> Cluster:
    split = [form for form in cluster.all_forms if form.key.partition("|")[0] in named.types]
    found = {(episode, candidate.name) for form in split for episode, candidate in form.proposals}
    return replace(cluster, local=tuple(sorted({*cluster.local, *found})))
