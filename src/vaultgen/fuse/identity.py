"""The id of an episode: adopted from the vault where it is known, else made from its title."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vaultgen import text

RECORDING: Final = 1000
"""A common recording weighs more than any number of common sources."""


@dataclass(frozen=True, slots=True)
class KnownEpisode:
    """An episode that the vault has a note for."""

    id: str
    media: tuple[str, ...]
    """URLs."""
    sources: tuple[str, ...]
    """Names of the files it was made from."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an id can rest on."""

    title: str
    """Folded."""
    published: str | None
    media: frozenset[str]
    """URLs."""
    paths: frozenset[str]


def identities(groups: Sequence[Facts], known: Iterable[KnownEpisode]) -> list[str]:
    """One id for each group, in their order.

    A known episode gives its id to the group that has its recording, else to the one with most
    of its sources; where two become one, the id that the title would make stays. New ids are the
    title's slug; where several groups have one title, the date and, failing that, a digest of the
    first source's name tell them apart.
    """
    ids: dict[int, str] = {}
    used: set[str] = set()
    for _, _, ident, n in sorted(_claims(groups, known)):
        if n not in ids and ident not in used:
            ids[n] = ident
            used.add(ident)
    order = sorted((n for n in range(len(groups)) if n not in ids), key=lambda n: _rank(groups[n]))
    for n in order:
        ids[n] = next(choice for choice in _choices(groups[n]) if choice not in used)
        used.add(ids[n])
    return [ids[n] for n in range(len(groups))]


def _claims(
    groups: Sequence[Facts], known: Iterable[KnownEpisode]
) -> Iterator[tuple[int, bool, str, int]]:
    """(less the kinship, is it another id than the title's, id, group): the best sort first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, facts in enumerate(groups):
        for trait in (*facts.media, *{path.rpartition("/")[2] for path in facts.paths}):
            holders[trait].append(n)
    for episode in known:
        kinship: Counter[int] = Counter()
        for url in episode.media:
            kinship.update(dict.fromkeys(holders[url], RECORDING))
        for name in episode.sources:
            kinship.update(holders[name])
        for n, score in kinship.items():
            yield -score, episode.id != _choices(groups[n])[0], episode.id, n


def _rank(facts: Facts) -> tuple[str, str, str]:
    return (facts.title, facts.published or "", min(facts.paths))


def _choices(facts: Facts) -> tuple[str, ...]:
    slug = text.slug(facts.title)
    digest = text.digest(min(facts.paths))
    dated = (f"episode/{slug}-{facts.published}",) if facts.published else ()
    return (f"episode/{slug}", *dated, f"episode/{slug}-{digest}")
