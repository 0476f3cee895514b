"""Clusters as entities: names, types, ids, and how sure all of that is."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Final

from vaultgen import text
from vaultgen.model import Entity, KnownEntity
from vaultgen.resolve import form as forms
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.doubt import Doubt
from vaultgen.resolve.naming import stated_types

CONFIDENCE: Final = {
    forms.METADATA: 0.98,
    forms.CURATED: 0.95,
    forms.SPEAKER: 0.97,
    forms.INTRODUCED: 0.9,
    forms.CORROBORATED: 0.8,
    forms.CAPITALISED: 0.6,
}
"""By the best evidence, as measured: corroborated names are right four times of five."""
PER_EPISODE: Final = 0.02
"""More for each further episode, up to `HIGHEST`."""
HIGHEST: Final = 0.99
_TOLD: Final = ("similar", "types")
"""Kinds of doubts that notes tell of."""


Former = tuple[Mapping[str, Sequence[str]], ...]
"""{folded form: ids} of the notes that an earlier run wrote: by name, and by other forms."""


def entities(
    clusters: Iterable[Cluster], doubts: Sequence[Doubt], former: Former
) -> tuple[Entity, ...]:
    """One entity for each cluster, sorted by id; `former` as `former_ids` gives it."""
    ordered = sorted(clusters, key=lambda c: c.key)
    ids = _ids(ordered, former)
    by_name: dict[str, list[str]] = {}
    for doubt in doubts:
        for name in doubt.names if doubt.kind in _TOLD else ():
            by_name.setdefault(name, []).append(str(doubt))
    made = (_entity(c, ids[c.key], by_name.get(c.name, ())) for c in ordered)
    return tuple(sorted(made, key=lambda entity: entity.id))


def former_ids(known: Iterable[KnownEntity]) -> Former:
    """The ids of the notes that an earlier run wrote."""
    ours = sorted((k for k in known if k.id and not k.stated), key=lambda k: k.id or "")
    by_name: dict[str, list[str]] = {}
    by_form: dict[str, list[str]] = {}
    for note in ours:
        by_name.setdefault(text.fold(note.name), []).append(note.id or "")
        for form in (*note.aliases, *note.heard_as):
            by_form.setdefault(text.fold(form), []).append(note.id or "")
    return by_name, by_form


def absorbed(known: Iterable[KnownEntity], made: Sequence[Entity]) -> dict[str, str]:
    """{id of a note that is no entity any more: id of the entity that has its name now}."""
    ids = {entity.id for entity in made}
    gone = [note for note in known if note.id and note.id not in ids]
    names: dict[str, str] = {}
    for entity in made if gone else ():
        if entity.path is None:
            for name in (entity.name, *entity.aliases, *entity.heard_as):
                names.setdefault(text.fold(name), entity.id)
    pairs = ((note.id, names.get(text.fold(note.name))) for note in gone)
    return {ident: into for ident, into in pairs if ident and into}


def _ids(clusters: Sequence[Cluster], former: Former) -> Mapping[str, str]:
    """Notes keep their ids, new entities get `<type>/<slug>`, `-2` … where it is taken.

    What has a note's name comes before what was only another form of it: that may be split off.
    Of two things with that name, the one of the note's first type comes before the other.
    """
    ids = {c.key: c.known.id for c in clusters if c.known and c.known.id}
    taken = set(ids.values())
    for known, names_of in product(filter(None, former), (_own_name, _all_names)):
        new = (cluster for cluster in clusters if cluster.key not in ids)
        had = [(c, before) for c in new if (before := _before(names_of(c), known))]
        for only_typed in (True, False):
            for cluster, before in had:
                own = f"{cluster.kind}/" if only_typed else ""
                left = (i for i in before if i.startswith(own) and i not in taken)
                if cluster.key not in ids and (adopted := next(left, None)):
                    ids[cluster.key] = adopted
                    taken.add(adopted)
    for cluster in clusters:
        if cluster.key not in ids:
            made = f"{cluster.kind}/{text.slug(cluster.name)}"
            number = 1
            while (made if number == 1 else f"{made}-{number}") in taken:
                number += 1
            ids[cluster.key] = made if number == 1 else f"{made}-{number}"
            taken.add(ids[cluster.key])
    return ids


def _before(names: Iterable[str], known: Mapping[str, Sequence[str]]) -> list[str]:
    """The ids that the names had."""
    return [ident for name in names for ident in known.get(text.fold(name), ())]


def _own_name(cluster: Cluster) -> tuple[str, ...]:
    return (cluster.name,)


def _all_names(cluster: Cluster) -> tuple[str, ...]:
    aliases, heard = _other_names(cluster)
    return (*aliases, *heard)


def _entity(cluster: Cluster, ident: str, doubts: Sequence[str]) -> Entity:
    own = cluster.known is not None and cluster.known.id is None
    aliases, heard = _other_names(cluster)
    return Entity(
        id=ident,
        name=cluster.name,
        type=cluster.kind,
        aliases=aliases,
        heard_as=heard,
        declared=own or any(forms.rank(c) >= forms.SPEAKER for _, c in cluster.proposals),
        confidence=1.0 if own else _confidence(cluster),
        doubts=tuple(sorted(doubts)),
        local=cluster.local,
        path=cluster.known.path if own and cluster.known else None,
        meanings=tuple(sorted({said for _, c in cluster.proposals for said in c.meanings})),
    )


def _other_names(cluster: Cluster) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Aliases and garbled forms, each sorted, without the name and without repetitions.

    A garbled form that a list declares or that two sources of an episode share is an alias.
    """
    aliases = [*cluster.names, *(s for form in cluster.forms for s in form.spellings)]
    known = cluster.known
    if cluster.ruled_name and known:
        aliases.append(known.name)
    garbled = {*cluster.misheard, *(set(known.heard_as) - set(known.aliases) if known else ())}
    heard = sorted(garbled)
    for form in cluster.heard:
        shared = form.rank >= forms.SPEAKER or any(c.sources > 1 for _, c in form.proposals)
        (aliases if shared and not form.is_misheard else heard).extend(form.spellings)
    garbled |= {s for form in cluster.forms for s in form.misheard_spellings}
    heard += sorted(garbled)
    aliases = [alias for alias in aliases if alias not in garbled]
    seen = {text.key(cluster.name)}
    return _distinct(aliases, seen), _distinct(heard, seen)


def _distinct(names: Iterable[str], seen: set[str]) -> tuple[str, ...]:
    """The names that are not seen yet, sorted; now they are."""
    found = []
    for name in sorted(names):
        if text.key(name) not in seen:
            seen.add(text.key(name))
            found.append(name)
    return tuple(found)


def _confidence(cluster: Cluster) -> float:
    proposals = list(cluster.proposals)
    best = max(CONFIDENCE[forms.rank(c)] for _, c in proposals)
    episodes = len({episode for episode, _ in proposals})
    return round(min(HIGHEST, best + PER_EPISODE * (episodes - 1)), 2)


def two_types(cluster: Cluster) -> Doubt | None:
    """One name that is declared under two types is one entity, but a person should know."""
    declared = {kind for _, candidate in cluster.proposals for kind in stated_types(candidate)}
    if len(declared) < 2 or cluster.ruled_type:
        return None
    kinds = tuple(sorted(declared))
    return Doubt("types", (cluster.name,), f"it is declared as a {' and as a '.join(kinds)}", kinds)
