"""First and last names that stand alone: whom they mean, in each episode for itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from vaultgen import text
from vaultgen.model import Candidate, Evidence
from vaultgen.resolve import form as forms
from vaultgen.resolve import spelling
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.form import Form, Proposal
from vaultgen.resolve.naming import top_type
from vaultgen.resolve.statistics import STATING, Statistics

REGULAR: Final = 0.5
"""Share of a show's episodes that state somebody, from which a person is one of its voices."""


def bind(
    clusters: Sequence[Cluster], evidence: Iterable[Evidence], statistics: Statistics
) -> list[Cluster]:
    """Clusters in which a person's short names are `local` and no entities of their own.

    A short name binds if exactly one person of the episode has it in a full name; if none has, one
    of the regular voices of its show will do. Otherwise it stays only where a source declares it,
    and names its person in that episode only.
    """
    singles = [_single_names(cluster) for cluster in clusters]
    asked = frozenset(
        _asked(c, p) for c, single in zip(clusters, singles, strict=True) for p in single
    )
    people = _people(clusters, asked)
    shows = {e.episode: text.fold(e.show) for e in evidence if e.show}
    regulars = _regulars(clusters, shows, asked, statistics)
    local: dict[str, set[tuple[str, str]]] = defaultdict(set)
    misheard: dict[str, set[str]] = defaultdict(set)
    kept = []
    for cluster, single in zip(clusters, singles, strict=True):
        leaving: set[Proposal] = set()
        for episode, candidate in single:
            word = _asked(cluster, (episode, candidate))
            bearers = people.get((episode, word), set())
            if not _is_short((episode, candidate), cluster, bearers):
                continue
            bearers = bearers or regulars.get((shows.get(episode, ""), word), set())
            if len(bearers) == 1:
                wrong = _misheard_in(cluster, episode)
                local[min(bearers)].update((episode, short) for short in {candidate.name, *wrong})
                misheard[min(bearers)] |= wrong
            elif forms.rank(candidate) >= forms.SPEAKER:
                local[cluster.key].add((episode, candidate.name))
                continue
            leaving.add((episode, candidate))
        kept.append(_without(cluster, leaving) if leaving else cluster)
    return [_with_short(c, local[c.key], misheard[c.key]) if c.key in local else c for c in kept]


def _asked(cluster: Cluster, proposal: Proposal) -> str:
    """The word by which a bearer is looked for; a misheard short name stands for the head."""
    _, candidate = proposal
    name = candidate.name if _is_stated(cluster, proposal) else cluster.name
    return spelling.words(name)[0]


def _is_stated(cluster: Cluster, proposal: Proposal) -> bool:
    return not any(proposal in form.proposals for form in cluster.heard)


def _misheard_in(cluster: Cluster, episode: str) -> set[str]:
    """What was misheard for a short name, and counts in an episode; not what is proposed itself."""
    elsewhere = {short for other, short in cluster.local if other != episode}
    here = {short for other, short in cluster.local if other == episode}
    spelled = {spelled for form in cluster.all_forms for spelled in form.spellings}
    return {*cluster.misheard} - (elsewhere - here) - spelled


def _with_short(
    cluster: Cluster, local: AbstractSet[tuple[str, str]], misheard: AbstractSet[str]
) -> Cluster:
    """The cluster with short names, and with what was misheard for them."""
    return replace(
        cluster,
        local=tuple(sorted({*cluster.local, *local})),
        misheard=(*cluster.misheard, *sorted(misheard)),
    )


def _people(clusters: Iterable[Cluster], asked: frozenset[str]) -> dict[tuple[str, str], set[str]]:
    """Keys of the persons by episode and by those words of their full names that are asked for."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cluster in filter(_is_person, clusters):
        for episode, candidate in cluster.proposals:
            for word in asked.intersection(_full_name(candidate)):
                found[episode, word].add(cluster.key)
    return found


def _regulars(
    clusters: Iterable[Cluster],
    shows: Mapping[str, str],
    asked: frozenset[str],
    statistics: Statistics,
) -> dict[tuple[str, str], set[str]]:
    """Keys of the persons by show and word, as above: hosts, whom most of its episodes state."""
    stated: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    words: dict[str, set[str]] = defaultdict(set)
    for cluster in filter(_is_person, clusters):
        for episode, candidate in cluster.proposals:
            if episode in shows and forms.rank(candidate) in STATING:
                stated[shows[episode]][cluster.key].add(episode)
                words[cluster.key] |= asked.intersection(_full_name(candidate))
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for show, people in stated.items():
        least = max(REGULAR * statistics.stating.get(show, 0), 2)
        for key, episodes in people.items():
            for word in words[key] if len(episodes) >= least else ():
                found[show, word].add(key)
    return found


def _is_person(cluster: Cluster) -> bool:
    return cluster.kind == "person" and cluster.stands and not cluster.dropped


def _full_name(candidate: Candidate) -> tuple[str, ...]:
    """The words of a name that has several."""
    words = spelling.words(candidate.name)
    return words if len(words) > 1 else ()


def _single_names(cluster: Cluster) -> list[Proposal]:
    """The candidates of a cluster that knows no longer name: `Codex`, `Sherry`.

    What the user's own note is called, and what is stated to be an alias, is no short name.
    """
    own = cluster.known is not None and cluster.known.id is None
    proposals = list(cluster.proposals)
    if own or any(len(spelling.words(candidate.name)) > 1 for _, candidate in proposals):
        return []
    return proposals


def _is_short(proposal: Proposal, cluster: Cluster, bearers: Collection[str]) -> bool:
    """Does the candidate look like a person's short name in its episode?"""
    stated = top_type(proposal[1]) if _is_stated(cluster, proposal) else cluster.profile.type
    kind = cluster.ruled_type or stated
    return kind == "person" or (kind is None and bool(bearers))


def _without(cluster: Cluster, leaving: AbstractSet[Proposal]) -> Cluster:
    """The cluster without some proposals, and without the forms that only they made.

    Where nothing stated is left, the first garbled form is a name of its own again.
    """

    def left(found: Iterable[Form]) -> tuple[Form, ...]:
        rest = ((f.key, [p for p in f.proposals if p not in leaving]) for f in found)
        return tuple(forms.make(key, proposals) for key, proposals in rest if proposals)

    stated, heard = left(cluster.forms), left(cluster.heard)
    if not stated and not cluster.known:
        stated, heard = heard[:1], heard[1:]
    return replace(cluster, forms=stated, heard=heard)
