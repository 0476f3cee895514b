"""All that the episodes say with one spelling of a name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from vaultgen import text
from vaultgen.model import TYPES, Candidate, EntityType
from vaultgen.resolve import spelling

Proposal = tuple[str, Candidate]
"""(episode id, candidate)."""
Strength = tuple[int, int, int, int, int]
"""Declared, said or seen once; how many episodes, sources, occurrences; rank. More is stronger."""

METADATA: Final = 5
CURATED: Final = 4
SPEAKER: Final = 3
INTRODUCED: Final = 2
CORROBORATED: Final = 1
CAPITALISED: Final = 0

DECLARED: Final = 2
"""Level of a form that a source declares; see `Form.level`."""

STATED: Final = 5
"""Occurrences in speech that weigh as much as one list which spells the name so: lists are copied
from recognisers' transcripts, too."""

_RANKS: Final = {
    "declared": METADATA,
    "speaker": SPEAKER,
    "introduced": INTRODUCED,
    "vault": CORROBORATED,
    "corroborated": CORROBORATED,
    "capitalised": CAPITALISED,
}
_CURATED_FIELDS: Final = frozenset(("show notes", "handle", "tags", "topics"))
"""Declared by a list that is looser than typed metadata, and says little about the type."""


def rank(candidate: Candidate) -> int:
    """How well-sourced a candidate is: metadata > show notes > speaker label > introduced >
    corroborated > seen once."""
    if candidate.how == "declared" and candidate.field in _CURATED_FIELDS:
        return CURATED
    return _RANKS[candidate.how]


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that is proposed under one key (see `spelling.exact`)."""

    key: str
    proposals: tuple[Proposal, ...]
    strength: Strength
    spellings: tuple[str, ...]
    """The best first; spellings that differ in capitals only are one."""

    @property
    def rank(self) -> int:
        """Of the best evidence."""
        return self.strength[-1]

    @property
    def level(self) -> int:
        """2: declared, not in a list of misheard names, or a speaker; 1: introduced or
        corroborated; 0: seen once."""
        return self.strength[0]

    @property
    def name(self) -> str:
        """The best spelling."""
        return self.spellings[0]

    @property
    def episodes(self) -> frozenset[str]:
        """Ids of the episodes that propose it."""
        return frozenset(episode for episode, _ in self.proposals)

    @property
    def is_misheard(self) -> bool:
        """Do only poorly heard transcripts have it, and lists that were made from them?"""
        return all(candidate.heard for _, candidate in self.proposals)

    @property
    def misheard_spellings(self) -> frozenset[str]:
        """The spellings that only such sources have, where there are others."""
        well = {text.key(text.squeeze(c.name)) for _, c in self.proposals if not c.heard}
        return frozenset(s for s in self.spellings if well and text.key(s) not in well)

    @property
    def stands(self) -> bool:
        """Is there enough evidence for an entity: well-sourced, or seen in two episodes?"""
        return self.rank > CAPITALISED or len(self.episodes) > 1


def make(key: str, proposals: Iterable[Proposal]) -> Form:
    """The form that these proposals make."""
    ordered = tuple(sort(proposals))
    best = max(rank(c) for _, c in ordered)
    credited = max((rank(c) for _, c in ordered if not c.heard), default=CAPITALISED)
    strength = (
        (best >= CORROBORATED) + (credited >= SPEAKER),
        len({episode for episode, _ in ordered}),
        sum(c.sources for _, c in ordered),
        sum(c.count for _, c in ordered),
        best,
    )
    return Form(key, ordered, strength, _spellings(ordered))


def gather(proposals: Iterable[Proposal], key: Callable[[Proposal], str | None]) -> dict[str, Form]:
    """Proposals by the key of their name, as forms, sorted by key; those without a key left out."""
    by_key: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        if (found := key(proposal)) is not None:
            by_key[found].append(proposal)
    return {k: make(k, by_key[k]) for k in sorted(by_key)}


def sort(proposals: Iterable[Proposal]) -> list[Proposal]:
    """In their order, which does not depend on how they came."""
    found = sorted(proposals, key=_brief)
    if any(_brief(a) == _brief(b) for a, b in pairwise(found)):
        found.sort(key=order)
    return found


def _brief(proposal: Proposal) -> tuple[str, str, str]:
    episode, candidate = proposal
    return (episode, candidate.name, candidate.how)


def order(proposal: Proposal) -> tuple[str, str, str, str]:
    episode, candidate = proposal
    return (episode, candidate.name, candidate.how, repr(candidate))


def _spellings(proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """Distinct spellings: with capitals first, then the best heard, most frequent, well-sourced.

    A possessive is none where the name itself is there.
    """
    if len({candidate.name for _, candidate in proposals}) == 1:
        return (text.squeeze(proposals[0][1].name),)
    evidence: dict[str, tuple[int, int, int]] = {}
    for _, candidate in proposals:
        shown = text.squeeze(candidate.name)
        well, weight, best = evidence.get(shown, (0, 0, 0))
        stated = STATED if rank(candidate) >= CURATED else 0
        weight += candidate.sources + candidate.count + stated
        evidence[shown] = (max(well, not candidate.heard), weight, max(best, rank(candidate)))
    ordered = sorted(evidence, key=lambda s: (s.islower(), *(-n for n in evidence[s]), s))
    distinct: dict[str, str] = {}
    for shown in ordered:
        if (plain := spelling.plain(shown)) != shown and plain in evidence:
            continue
        distinct.setdefault(text.key(shown), shown)
    return tuple(distinct.values())


def kind(forms: Iterable[Form]) -> EntityType | None:
    """The type that most evidence for the forms speaks for."""
    return voted(candidate for form in forms for _, candidate in form.proposals)


def voted(candidates: Iterable[Candidate]) -> EntityType | None:
    """The type that most candidates vote for, typed declarations first; `None` without votes.

    Equal types stand in the order of `TYPES`.
    """
    declared, total = dict[EntityType, float](), dict[EntityType, float]()
    for candidate in candidates:
        for kind, weight in candidate.votes:
            total[kind] = total.get(kind, 0.0) + weight
            if rank(candidate) in (METADATA, SPEAKER) and not candidate.heard:
                declared[kind] = declared.get(kind, 0.0) + weight
    votes = declared if any(declared.values()) else total
    if len(votes) == 1:
        return next((kind for kind, weight in votes.items() if weight), None)
    best: EntityType = max(TYPES, key=lambda kind: votes.get(kind, 0.0))
    return best if votes.get(best) else None
