"""What other scripts have for names: 麻省理工学院 for MIT.

A star like `mined`: a form goes to the one name that it stands for, and joins no two names.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from vaultgen.model import Evidence
from vaultgen.resolve.attach import Apart
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.groups import Groups
from vaultgen.resolve.naming import Naming

ENOUGH_VOTES: Final = 3
"""Places in the whole vault where nothing speaks for a form but that it is there."""
_RANK: Final = {"together": 0, "sound": 1, "stated": 2}


def with_renderings(
    clusters: Sequence[Cluster],
    evidence: Sequence[Evidence],
    naming: Naming,
    groups: Groups,
    apart: Apart,
) -> list[Cluster]:
    """The clusters with what other scripts have for them as further names.

    A cluster of such a form alone is taken in; a form that is also a name of something else, or
    that a ruling keeps apart, stays where it is.
    """
    owner = {form.key: c.key for c in clusters for form in c.all_forms}
    for cluster in clusters:
        for name in cluster.names:
            owner.setdefault(naming.key(name, None), cluster.key)
    found = {c.key: c for c in clusters}
    for form, key in sorted(_best(evidence, naming, owner).items()):
        centre, same = found.get(key), naming.key(form, None)
        own = found.get(owner.get(same, ""))
        if not (centre and centre.stands) or groups.are_apart(key, same):
            continue
        if own and own is not centre and not _gives_way(own, same, centre, apart):
            continue
        if own and own is not centre:
            del found[own.key]
            centre = replace(centre, forms=(*centre.forms, *own.forms))
        owner[same] = key
        found[key] = replace(centre, names=(*centre.names, form))
    return sorted(found.values(), key=lambda c: c.key)


def _best(evidence: Sequence[Evidence], naming: Naming, owner: Mapping[str, str]) -> dict[str, str]:
    """{form: key of the cluster that it most surely stands for}; ties and doubts are left out."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    ranks: dict[tuple[str, str], int] = {}
    for episode in evidence:
        for one in episode.renderings:
            key = owner.get(naming.key(one.name, None))
            if key:
                votes[one.form][key] += one.votes
                ranks[one.form, key] = max(ranks.get((one.form, key), 0), _RANK[one.how])
    best = {}
    for form, counts in votes.items():
        ordered = sorted(((ranks[form, key], n, key) for key, n in counts.items()), reverse=True)
        (rank, most, key), *others = ordered
        if (rank or most >= ENOUGH_VOTES) and all((r, n) < (rank, most) for r, n, _ in others):
            best[form] = key
    return best


def _gives_way(own: Cluster, key: str, centre: Cluster, apart: Apart) -> bool:
    """Is a form nothing but that: no name that the vault or a list has beside the other?"""
    alone = all(form.key == key for form in own.all_forms)
    return alone and not (own.is_settled or own.known or apart(own, centre))
