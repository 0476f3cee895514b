"""What other readings of an episode have where the record has a name: misheard forms.

This is direct evidence, so it outweighs how well-sourced the misheard form is: people copy what a
recogniser wrote into metadata too.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from vaultgen.model import Evidence
from vaultgen.resolve.attach import Apart
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.compare import Profile, contains, is_plural, spelled_alike
from vaultgen.resolve.form import Form
from vaultgen.resolve.naming import Naming

ENOUGH_VOTES: Final = 2
"""So often the same two forms stand for one another by chance only when they are unlike."""
NEAR: Final = 0.75
"""Likeness of the letters from which a single vote is enough …"""
SHORT: Final = 5
"""… unless either has fewer letters."""


def with_misheard(
    clusters: Sequence[Cluster],
    evidence: Sequence[Evidence],
    naming: Naming,
    is_common: Callable[[Form], bool],
    apart: Apart,
) -> list[Cluster]:
    """The clusters with what was misheard for their names; a cluster of such a form is taken in."""
    owner = {form.key: c.key for c in clusters for form in c.all_forms}
    found = {c.key: c for c in clusters}
    for (form, key), votes in sorted(_best(evidence, naming, owner).items()):
        centre = found.get(owner[key])
        own = found.get(owner.get(naming.key(form, None), ""))
        if centre is None or own is centre or not _is_name(centre, is_common):
            continue
        if not _is_misheard(form, centre, votes) or (own and not _gives_way(own, centre, apart)):
            continue
        if own:
            del found[own.key]
            owner.update((f.key, centre.key) for f in own.all_forms)
        taken = centre.joined([own]) if own else centre
        spelled = [form, *(s for f in (own.all_forms if own else ()) for s in f.spellings)]
        found[centre.key] = replace(taken, misheard=(*centre.misheard, *spelled))
    return sorted(found.values(), key=lambda c: c.key)


def _best(
    evidence: Sequence[Evidence], naming: Naming, known: Mapping[str, str]
) -> dict[tuple[str, str], int]:
    """{(form, key of the name that it most often stands for): votes}; ties are left out."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for episode in evidence:
        for heard in episode.heard:
            key = naming.key(heard.name, None)
            if key in known and key != naming.key(heard.form, None):
                votes[heard.form][key] += heard.votes
    best = {}
    for form, counts in votes.items():
        (key, most), *others = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if not others or others[0][1] < most:
            best[form, key] = most
    return best


def _is_name(centre: Cluster, is_common: Callable[[Form], bool]) -> bool:
    return centre.stands and not (centre.head and is_common(centre.head))


def _is_misheard(form: str, centre: Cluster, votes: int) -> bool:
    """Another number is another thing, and a part of a name is a short form of it."""
    heard, name = Profile(form), centre.profile
    if heard.numbers != name.numbers or contains(heard, name) or is_plural(heard, name):
        return False
    short = min(len(heard.letters), len(name.letters)) < SHORT
    return votes >= ENOUGH_VOTES or (not short and spelled_alike(heard, name) >= NEAR)


def _gives_way(own: Cluster, centre: Cluster, apart: Apart) -> bool:
    """A form that a person made something of its own, or that a list has beside it, stays."""
    return not (own.is_settled or own.known or apart(own, centre))
