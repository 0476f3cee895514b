"""Garbled forms around the names that they are garbled from: a star, never a chain.

Every form is compared with the heads of stronger clusters only, by their head alone; what has
been attached attracts nothing. (Union-find over similarities makes dozens of false pairs of one.)
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Final

from vaultgen.resolve.candidates import Blocks
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.compare import are_alike, compare, is_plural, spelled_alike
from vaultgen.resolve.doubt import Doubt
from vaultgen.resolve.form import CURATED, DECLARED, Form

MARGIN: Final = 0.04
"""By so much the best score must exceed the second best."""
ELSEWHERE: Final = 0.9
"""Least score of a declared name where no episode has both forms: most are garbled at home."""
NEAR_LETTERS: Final = 0.75
"""Least likeness of the letters of two names with much the same evidence."""

Apart = Callable[[Cluster, Cluster], bool]
"""Does a ruling, or a curated list that names both, keep two clusters apart?"""


def attach(
    clusters: Sequence[Cluster],
    is_common: Callable[[Form], bool],
    apart: Apart,
    crowds: Collection[str],
) -> tuple[list[Cluster], list[Doubt]]:
    """Clusters with their garbled forms, sorted by key, and pairs that are left to a person.

    What the vault has, a ruling names, or is also a common word is never attached; only heads
    with enough evidence of their own attract. `crowds` are words by which no two names meet.
    """
    order = sorted(clusters, key=lambda c: (*(-n for n in c.strength), c.key))
    blocks = Blocks((c.profile for c in order), crowds)
    attracts = [not c.head or (c.head.stands and not is_common(c.head)) for c in order]
    garbled: dict[int, list[Cluster]] = defaultdict(list)
    doubts: list[Doubt] = []
    for at, cluster in enumerate(order):
        if not cluster.head or cluster.is_settled or is_common(cluster.head):
            continue
        near = [
            (n, order[n])
            for n in blocks.near(at)
            if attracts[n] or _is_corrected(cluster, order[n])
        ]
        match _decide(cluster, _alike(cluster, near, apart), order):
            case int(centre) if not cluster.known:
                garbled[centre].append(cluster)
                attracts[at] = False
            case Doubt() as doubt:
                doubts.append(doubt)
    moved = {cluster.key for found in garbled.values() for cluster in found}
    kept = [
        c.joined(garbled[at]).led_by_best_heard() if at in garbled else c
        for at, c in enumerate(order)
        if c.key not in moved
    ]
    return sorted(kept, key=lambda c: c.key), doubts


def _alike(
    cluster: Cluster, near: Sequence[tuple[int, Cluster]], apart: Apart
) -> list[tuple[float, int]]:
    """(score, position) of the stronger clusters that it may be, the best first."""
    profile, strength, found = cluster.profile, cluster.strength, []
    for at, centre in near:
        if not are_alike(profile, centre.profile) or centre.strength <= strength:
            continue
        verdict = compare(profile, centre.profile)
        if not verdict.veto and not apart(cluster, centre):
            found.append((verdict.score, at))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def _decide(
    cluster: Cluster, scored: Sequence[tuple[float, int]], order: Sequence[Cluster]
) -> int | Doubt | None:
    """The centre that the cluster is attached to, or why a person should look, or nothing."""
    if not scored:
        return None
    best, at = scored[0]
    rivals = [order[n].name for score, n in scored if best - score < MARGIN]
    if len(rivals) == 1 and _is_garbled(cluster, order[at], best):
        return at
    if best < ELSEWHERE or not (cluster.head and cluster.head.stands):
        return None
    return Doubt("similar", (cluster.name, *rivals), "alike, but not surely the same")


def _is_garbled(cluster: Cluster, centre: Cluster, score: float) -> bool:
    """Is the evidence so uneven that the weaker name is no name of its own?

    What is corroborated may be only a declared name garbled. Between two names of one level the
    letters must agree as well as the sounds; two declared people are two, on purpose. A single
    word that a careful text has is no slip of the pen: `Chroma` is not `Chrome`.
    """
    if is_plural(cluster.profile, centre.profile):
        return True
    declared, person = cluster.level >= DECLARED, "person" in _types(cluster, centre)
    alike = spelled_alike(cluster.profile, centre.profile)
    near = score >= ELSEWHERE or alike >= NEAR_LETTERS
    if near and _is_better_heard(cluster, centre) and not (declared or person):
        return True
    if not cluster.is_misheard and len(cluster.profile.words) == 1 and centre.level < DECLARED:
        return False
    if (cluster.level and centre.level < DECLARED) or (declared and person):
        return False
    if alike < NEAR_LETTERS and (declared or centre.level < DECLARED):
        return False
    if cluster.episodes & centre.episodes:
        return True
    return centre.level >= DECLARED and not declared and not person and score >= ELSEWHERE


def _is_corrected(cluster: Cluster, centre: Cluster) -> bool:
    """Is it a badly heard name that a list has, and the other a word that is there, too, and that
    is corroborated? It is a name, then, although it is written in lower case here and there."""
    listed = cluster.is_misheard and cluster.head is not None and cluster.head.rank >= CURATED
    return listed and not centre.is_misheard and centre.level > 0


def _is_better_heard(cluster: Cluster, centre: Cluster) -> bool:
    """Do they share an episode, in which one is well heard, and the other only heard badly?"""
    shared = bool(cluster.episodes & centre.episodes)
    return shared and cluster.is_misheard != centre.is_misheard


def _types(*clusters: Cluster) -> set[str | None]:
    return {cluster.profile.type for cluster in clusters}
