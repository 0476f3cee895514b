"""Forms, notes and rulings as clusters: everything that is stated, nothing that is guessed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from vaultgen.model import Candidate, KnownEntity
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.doubt import Doubt
from vaultgen.resolve.form import Form
from vaultgen.resolve.groups import Groups
from vaultgen.resolve.naming import Naming, note_key, top_type
from vaultgen.resolve.rulings import Rulings, split_id

_LONGEST_ALIAS: Final = 60
"""Characters; a longer alias is an explanation."""
_NUMBERED: Final = re.compile(r"-\d+$")


def unite(
    forms: Mapping[str, Form], known: Iterable[KnownEntity], rulings: Rulings, naming: Naming
) -> tuple[list[Cluster], Groups, list[Doubt]]:
    """Clusters sorted by key, the groups of their names, and names that several things claim.

    The vault's notes get their names first (the user's own notes before ours, names before
    aliases), rulings join whatever they want, then sources join what they state.
    """
    notes = sorted(known, key=lambda note: (note.id is not None, note.id or "", note.path))
    groups = Groups((naming.ruled(a), naming.ruled(b)) for a, b in rulings.pairs)
    doubts = _own_names(groups, notes, naming)
    for first, *others in rulings.same:
        for other in others:
            groups.force(naming.ruled(first), naming.ruled(other))
    for name, new in rulings.name:
        groups.force(naming.ruled(name), naming.ruled(new))
        for key in naming.former.get(name, ()):
            groups.join(naming.ruled(name), key)
    doubts += _join_aliases(groups, forms, naming)
    members: dict[str, list[Form]] = defaultdict(list)
    for key, form in forms.items():
        members[groups.find(key)].append(form)
    owners: dict[str, list[KnownEntity]] = defaultdict(list)
    for note in notes:
        owners[groups.find(note_key(note))].append(note)
    roots = sorted(members.keys() | owners.keys())
    clusters = [_cluster(r, members[r], owners[r], groups, naming) for r in roots]
    return _ruled(clusters, rulings, groups, naming), groups, doubts


def _cluster(
    root: str,
    members: Iterable[Form],
    notes: Sequence[KnownEntity],
    groups: Groups,
    naming: Naming,
) -> Cluster:
    """All that the groups have under one root; a ruling says which of several notes it is."""
    notes = sorted(notes, key=lambda note: note.path != groups.note(root))
    notes = [_with_own_names(note, root, groups, naming) for note in notes]
    garbled = {naming.key(name, note.type) for note in notes for name in note.heard_as}
    ordered = sorted(members, key=lambda form: (*(-n for n in form.strength), form.key))
    names = {
        alias for form in ordered for key, alias in stated(form, naming) if groups.find(key) == root
    }
    for note in notes[1:]:
        names.add(note.name)
    names.update(alias for note in notes for alias in note.aliases)
    return Cluster(
        key=root,
        forms=tuple(form for form in ordered if form.key not in garbled),
        heard=tuple(form for form in ordered if form.key in garbled),
        known=notes[0] if notes else None,
        names=tuple(sorted(names)),
    )


def _with_own_names(note: KnownEntity, root: str, groups: Groups, naming: Naming) -> KnownEntity:
    """The note without names that a ruling took from it and that it still has."""

    def own(names: Iterable[str]) -> tuple[str, ...]:
        keys = ((name, groups.find(naming.key(name, note.type))) for name in names)
        return tuple(n for n, key in keys if key == root or not groups.are_apart(root, key))

    return replace(note, aliases=own(note.aliases), heard_as=own(note.heard_as))


def _ruled(
    clusters: Iterable[Cluster], rulings: Rulings, groups: Groups, naming: Naming
) -> list[Cluster]:
    """The clusters as the rulings want them."""

    def root(name: str) -> str:
        return groups.find(naming.ruled(name))

    types = {root(name): kind for name, kind in rulings.type}
    names = {root(group[0]): group[0] for group in rulings.same if not split_id(group[0])}
    names |= {root(name): new for name, new in rulings.name}
    dropped = {root(name) for name in rulings.drop}
    more: dict[str, list[str]] = defaultdict(list)
    for group in rulings.same:
        more[root(group[0])] += (name for name in group if not split_id(name))
    concerned = {*types, *names, *dropped, *more}
    return [
        replace(
            cluster,
            names=(*cluster.names, *more[cluster.key]),
            ruled_type=types.get(cluster.key),
            ruled_name=names.get(cluster.key),
            dropped=cluster.key in dropped,
        )
        if cluster.key in concerned
        else cluster
        for cluster in clusters
    ]


def _own_names(groups: Groups, notes: Sequence[KnownEntity], naming: Naming) -> list[Doubt]:
    """Give the notes their names; what two notes claim stays with the first."""
    doubts = []
    called = {note.path: note.id or note.name for note in notes}
    for note in notes:
        groups.own(note_key(note), note.path)
    for pick in (_name, _aliases, _heard, _first_name):
        for note in notes:
            for name in pick(note):
                own, key = note_key(note), naming.key(name, note.type)
                if not groups.join(own, key) and not groups.are_apart(own, key):
                    owner = groups.note(key)
                    names = (name, *(called[path] for path in (owner, note.path) if path))
                    doubts.append(Doubt("ambiguous", names, f"{note.path} shares it"))
    return doubts


def _name(note: KnownEntity) -> tuple[str, ...]:
    return (note.name,)


def _aliases(note: KnownEntity) -> tuple[str, ...]:
    return note.aliases


def _heard(note: KnownEntity) -> tuple[str, ...]:
    return note.heard_as


def _first_name(note: KnownEntity) -> tuple[str, ...]:
    """What it was called when it got its id: the note may have been renamed since."""
    made = split_id(note.id or "")
    return (made[1],) if made and not _NUMBERED.search(made[1]) else ()


def _join_aliases(groups: Groups, forms: Mapping[str, Form], naming: Naming) -> list[Doubt]:
    """Join what a source calls two names of one thing; not a short form of several things."""
    partners: dict[str, set[str]] = defaultdict(set)
    for form in forms.values():
        for key, _ in stated(form, naming):
            partners[form.key].add(key)
            partners[key].add(form.key)
    ambiguous = {key for key, others in partners.items() if _stands_for_several(key, others)}
    for key, others in sorted(partners.items()):
        for other in sorted(others):
            if not ambiguous & {key, other}:
                groups.join(key, other)
    shown = {key: alias for form in forms.values() for key, alias in stated(form, naming)}
    shown |= {key: form.name for key, form in forms.items()}
    doubts = []
    for key in sorted(ambiguous):
        long = sorted(other for other in partners[key] if len(other) > len(key))
        names = tuple(shown[k] for k in (key, *long))
        doubts.append(Doubt("ambiguous", names, "one short form stands for several"))
    return doubts


def _stands_for_several(key: str, others: Iterable[str]) -> bool:
    """Is it stated as the short form of two names that differ in more than a plural?"""
    long = {o.rstrip("s") for o in others if o.isascii() and len(o) > len(key)}
    return len(long - {key.rstrip("s")}) > 1


def stated(form: Form, naming: Naming) -> Iterator[tuple[str, str]]:
    """(key, name) of the aliases that sources state for a form."""
    for _, candidate in form.proposals:
        for alias in stated_aliases(candidate):
            yield naming.key(alias, top_type(candidate)), alias


def stated_aliases(candidate: Candidate) -> Iterator[str]:
    """What a source states to be another name, and no explanation."""
    return (alias for alias in candidate.aliases if len(alias) <= _LONGEST_ALIAS)
