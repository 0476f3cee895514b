"""All steps for some names, given with everything that is told of them and of their quarters.

evidence ──gather──▶ forms ──unite──▶ clusters ──attach──▶ ──bind──▶ ──▶ entities
                              ▲ vault's notes, rulings, stated aliases
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vaultgen.model import Candidate, Entity, Evidence, KnownEntity
from vaultgen.resolve import form as forms
from vaultgen.resolve.attach import attach
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.common import common_words
from vaultgen.resolve.confused import with_confused
from vaultgen.resolve.contained import contained
from vaultgen.resolve.contexts import Contexts
from vaultgen.resolve.doubt import Doubt, still_open
from vaultgen.resolve.entities import entities, former_ids, two_types
from vaultgen.resolve.form import Form, Proposal
from vaultgen.resolve.homonyms import by_episode, guessed, homonyms, meanings, told_apart
from vaultgen.resolve.kept_apart import kept_apart
from vaultgen.resolve.mined import with_misheard
from vaultgen.resolve.naming import naming
from vaultgen.resolve.rendered import with_renderings
from vaultgen.resolve.rulings import Rulings
from vaultgen.resolve.shortnames import bind
from vaultgen.resolve.statistics import Statistics
from vaultgen.resolve.unite import unite


@dataclass(frozen=True, slots=True)
class Part:
    """What the candidates come to."""

    entities: tuple[Entity, ...]
    rejected: tuple[tuple[str, Candidate], ...]
    doubts: tuple[Doubt, ...]


def resolved(
    evidence: Sequence[Evidence],
    contexts: Contexts,
    known: Sequence[KnownEntity],
    rulings: Rulings,
    whole: Statistics,
    crowds: frozenset[str],
) -> Part:
    """The entities of the names that the evidence proposes; `rulings` with those that edits teach.

    `whole` and `crowds` are of the whole vault.
    """
    stated = [note for note in known if note.stated]
    several = homonyms(evidence, rulings, contexts)
    ruled = told_apart(rulings, several)
    named = naming(ruled, known)
    proposals = [(e.episode, candidate) for e in evidence for candidate in e.candidates]
    found = forms.gather(proposals, meanings(evidence, named, contexts))
    is_common = common_words(evidence, whole)
    united, groups, claimed = unite(found, stated, ruled, named)
    apart = kept_apart(evidence, groups, named)
    mined = with_misheard(united, evidence, named, is_common, apart)
    repaired = with_confused(mined, evidence, is_common, apart)
    rendered = with_renderings(repaired, evidence, named, groups, apart)
    attached, similar = attach(rendered, is_common, apart, crowds)
    clusters = by_episode(bind(attached, evidence, whole), named)
    good = [c for c in clusters if not c.dropped and _is_entity(c, is_common)]
    types = [doubt for c in good if (doubt := two_types(c))]
    left = still_open((*claimed, *similar, *types, *contained(good, apart)), ruled, named)
    doubts = (*left, *sorted(set(guessed(several, good, named))))
    made = entities(good, doubts, former_ids(known))
    return Part(made, _rejected(proposals, clusters, good), doubts)


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
