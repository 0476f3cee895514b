"""The id of an episode: adopted from the vault where it is known, else made from its title."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vaultgen import text


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
    of its sources. New ids are the title's slug; where several groups have one title, the date
    and, failing that, a digest of the first source's name tell them apart.
    """
    ids: dict[int, str] = {}
    for episode in sorted(known, key=lambda k: k.id):
        scores = [(_kinship(facts, episode), -n) for n, facts in enumerate(groups) if n not in ids]
        best = max(scores, default=(0, 0))
        if best[0] > 0:
            ids[-best[1]] = episode.id
    used = set(ids.values())
    order = sorted((n for n in range(len(groups)) if n not in ids), key=lambda n: _rank(groups[n]))
    for n in order:
        ids[n] = next(choice for choice in _choices(groups[n]) if choice not in used)
        used.add(ids[n])
    return [ids[n] for n in range(len(groups))]


def _kinship(facts: Facts, episode: KnownEpisode) -> int:
    recording = 1000 if facts.media.intersection(episode.media) else 0
    names = {path.rpartition("/")[2] for path in facts.paths}
    return recording + len(names.intersection(episode.sources))


def _rank(facts: Facts) -> tuple[str, str, str]:
    return (facts.title, facts.published or "", min(facts.paths))


def _choices(facts: Facts) -> tuple[str, ...]:
    slug = text.slug(facts.title)
    digest = text.digest(min(facts.paths))
    dated = (f"episode/{slug}-{facts.published}",) if facts.published else ()
    return (f"episode/{slug}", *dated, f"episode/{slug}-{digest}")
