"""Resolve: which names of the whole vault are one thing.

    evidence ──gather──▶ forms ──unite──▶ clusters ──attach──▶ ──bind──▶ ──▶ entities
                                  ▲ vault's notes, rulings, stated aliases

Sees candidates only, never a transcript. What is stated joins names transitively, what is merely
alike joins a garbled form to one well-sourced name; a short name belongs to its episode.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from vaultgen.model import Candidate, Entity, Evidence, KnownEntity, Lesson
from vaultgen.resolve import form as forms
from vaultgen.resolve.attach import attach
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.common import common_words
from vaultgen.resolve.confused import with_confused
from vaultgen.resolve.contained import contained
from vaultgen.resolve.doubt import Doubt, is_open, still_open
from vaultgen.resolve.entities import absorbed, entities, former_ids, two_types
from vaultgen.resolve.form import Form, Proposal
from vaultgen.resolve.homonyms import by_episode, guessed, homonyms, meanings, told_apart
from vaultgen.resolve.idle import idle
from vaultgen.resolve.kept_apart import kept_apart
from vaultgen.resolve.mined import with_misheard
from vaultgen.resolve.naming import naming
from vaultgen.resolve.rendered import with_renderings
from vaultgen.resolve.rulings import Rulings, load
from vaultgen.resolve.shortnames import bind
from vaultgen.resolve.taught import with_lessons
from vaultgen.resolve.unite import unite

__all__ = ["Doubt", "Resolution", "Rulings", "is_open", "load", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the candidates of all episodes come to."""

    entities: tuple[Entity, ...]
    """Sorted by id."""
    rejected: tuple[tuple[str, Candidate], ...]
    """(episode id, candidate) without enough evidence, for the report."""
    doubts: tuple[Doubt, ...]
    """Cases for a person."""
    idle: tuple[str, ...] = ()
    """Rulings that concern nothing, in words for the user."""
    absorbed: dict[str, str] = field(default_factory=dict)
    """{id of a note of ours: id of the entity that what it tells of is part of now}."""


def resolve(
    evidence: Sequence[Evidence],
    known: Sequence[KnownEntity],
    rulings: Rulings,
    lessons: Sequence[Lesson] = (),
) -> Resolution:
    """Entities of the whole vault; the order of the evidence does not matter.

    Notes that the user wrote keep name, type and aliases, those of ours their ids; rulings beat
    everything, also those that the user's edits teach. Given its own entities as notes, it
    returns them unchanged.
    """
    stated = [note for note in known if note.stated]
    ruled = with_lessons(rulings, lessons)
    several = homonyms(evidence, ruled)
    ruled = told_apart(ruled, several)
    named = naming(ruled, known)
    proposals = [(e.episode, candidate) for e in evidence for candidate in e.candidates]
    found = forms.gather(proposals, meanings(evidence, named))
    is_common = common_words(evidence)
    united, groups, claimed = unite(found, stated, ruled, named)
    apart = kept_apart(evidence, groups, named)
    mined = with_misheard(united, evidence, named, is_common, apart)
    repaired = with_confused(mined, evidence, is_common, apart)
    rendered = with_renderings(repaired, evidence, named, groups, apart)
    attached, similar = attach(rendered, is_common, apart)
    clusters = by_episode(bind(attached, evidence), named)
    good = [c for c in clusters if not c.dropped and _is_entity(c, is_common)]
    types = [doubt for c in good if (doubt := two_types(c))]
    several_things = tuple(sorted(set(guessed(several, good, named))))
    left = still_open((*claimed, *similar, *types, *contained(good, apart)), ruled, named)
    doubts = (*left, *several_things)
    made = entities(good, doubts, former_ids(known))
    return Resolution(
        made,
        _rejected(proposals, clusters, good),
        doubts,
        idle(rulings, found.keys(), named),
        absorbed(known, made),
    )


def _is_entity(cluster: Cluster, is_common: Callable[[Form], bool]) -> bool:
    """Is there enough evidence? A common word needs the vault's note or a declaration."""
    if cluster.known:
        return cluster.stands
    return any(form.stands and not is_common(form) for form in cluster.all_forms)


def _rejected(
    proposals: Iterable[Proposal], clusters: Iterable[Cluster], good: Iterable[Cluster]
) -> tuple[Proposal, ...]:
    """What became neither an entity nor a short form of one, and was not dropped by a ruling."""
    used = {proposal for c in good for proposal in c.proposals}
    used |= {proposal for c in clusters if c.dropped for proposal in c.proposals}
    short = {pair for c in good for pair in c.local}
    left = {p for p in proposals if p not in used and (p[0], p[1].name) not in short}
    return tuple(forms.sort(left))
