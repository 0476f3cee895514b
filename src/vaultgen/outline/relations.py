"""Which entities are spoken of together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from vaultgen.model import Episode, Mention, Relation

LEAST_TOGETHER: Final = 2
"""Paragraphs in which two entities are named; once is chance."""
MOST_EVIDENCE: Final = 20
KIND: Final = "mentioned with"


@dataclass(frozen=True, slots=True)
class Together:
    """Two entities in the paragraphs of one episode."""

    a: str
    b: str
    """Entity ids, `a < b`."""
    segments: tuple[int, ...]
    """Where the later of the two is named, one for each paragraph."""


def together(episode: Episode, mentions: Iterable[Mention]) -> tuple[Together, ...]:
    """Pairs of entities that paragraphs of the episode name, sorted."""
    homes = {p.segment: n for n, para in enumerate(episode.paragraphs) for p in para.pieces}
    named: dict[int, dict[str, int]] = defaultdict(dict)
    for mention in mentions:
        named[homes.get(mention.segment, -1)].setdefault(mention.entity, mention.segment)
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for paragraph in sorted(named):
        for a, b in combinations(sorted(named[paragraph]), 2):
            found[a, b].append(max(named[paragraph][a], named[paragraph][b]))
    return tuple(Together(a, b, tuple(found[a, b])) for a, b in sorted(found))


def relations(episodes: Iterable[tuple[str, Sequence[Together]]]) -> tuple[Relation, ...]:
    """Pairs that are named together often enough, over all (episode id, pairs); sorted."""
    evidence: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for episode, pairs in episodes:
        for pair in pairs:
            evidence[pair.a, pair.b].extend((episode, segment) for segment in pair.segments)
    return tuple(
        Relation(a, b, KIND, tuple(sorted(places)[:MOST_EVIDENCE]), len(places))
        for (a, b), places in sorted(evidence.items())
        if len(places) >= LEAST_TOGETHER
    )


def related(
    found: Iterable[Relation], mentions: Mapping[str, int], limit: int = 8
) -> dict[str, tuple[str, ...]]:
    """{entity: the entities that belong to it most closely, the closest first}.

    Closeness is the share of joint paragraphs in the geometric mean of both mention counts, so
    that the one name which everybody mentions is not everybody's closest relation.
    """
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for relation in found:
        size = (mentions.get(relation.source, 1) * mentions.get(relation.target, 1)) ** 0.5
        closeness = relation.weight / max(size, 1.0)
        scores[relation.source][relation.target] = scores[relation.target][relation.source] = (
            closeness
        )
    return {
        entity: tuple(sorted(near, key=lambda other: (-near[other], other))[:limit])
        for entity, near in sorted(scores.items())
    }
