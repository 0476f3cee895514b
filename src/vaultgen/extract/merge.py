"""One candidate per name."""

from collections.abc import Iterable
from itertools import chain
from typing import Final, get_args

from vaultgen import text
from vaultgen.model import TYPES, Candidate
from vaultgen.model.entity import How

_RANK: Final = {how: rank for rank, how in enumerate(get_args(How))}


def merge(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Candidates whose names fold alike made one, sorted by folded name.

    The best-sourced gives spelling and field; votes are added, aliases joined.
    """
    groups: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(text.fold(candidate.name), []).append(candidate)
    groups.pop("", None)
    return tuple(_merged(groups[name]) for name in sorted(groups))


def _merged(group: list[Candidate]) -> Candidate:
    best = min(group, key=lambda c: _RANK[c.how])
    votes = dict.fromkeys(TYPES, 0.0)
    for kind, weight in chain.from_iterable(candidate.votes for candidate in group):
        votes[kind] += weight
    return Candidate(
        name=best.name,
        how=best.how,
        votes=tuple((kind, round(weight, 3)) for kind, weight in votes.items() if weight),
        count=max(c.count for c in group),
        sources=max(c.sources for c in group),
        field=next((c.field for c in group if c.field), None),
        aliases=tuple(dict.fromkeys(a for c in group for a in c.aliases if a != best.name)),
        context=next((c.context for c in group if c.context), ""),
        heard=all(c.heard for c in group),
    )
