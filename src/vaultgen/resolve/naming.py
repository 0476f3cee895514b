"""Which names a ruling means, and which it takes apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from vaultgen.model import Candidate, EntityType, KnownEntity
from vaultgen.resolve import form as forms
from vaultgen.resolve import spelling
from vaultgen.resolve.rulings import Rulings, split_id

_STATED: Final = 10.0
"""Weight of a type that a source states; what contexts say weighs less than half of that."""
_RARELY_TWO: Final = frozenset(("company", "product", "concept", "event", "work"))
"""Types between which sources waver, since one thing may well be several of them."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Gives every name its key: `spelling.exact`, unless a ruling separates equal names."""

    spellings: frozenset[str] = frozenset()
    """Spellings (`spelling.apart`) that are to be entities of their own."""
    types: dict[str, tuple[EntityType, ...]] = field(default_factory=dict)
    """By key: types that the name is split into; the first takes what has none of them."""
    notes: dict[str, str] = field(default_factory=dict)
    """Key by the id of a note of the vault that a ruling speaks of."""
    former: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys that a note, by its id, had before a ruling gave it its name."""

    def key(self, name: str, kind: EntityType | None) -> str:
        """The key of a name that is used for something of this type."""
        if self.spellings and (shown := spelling.apart(name)) in self.spellings:
            return shown
        key = spelling.exact(name)
        if key not in self.types:
            return key
        split = self.types[key]
        return f"{key}|{sense(kind, split) or split[0]}"

    def ruled(self, name: str) -> str:
        """The key that a name or an id in a ruling stands for."""
        if name in self.notes:
            return self.notes[name]
        known = split_id(name)
        return self.key(known[1], known[0]) if known else self.key(name, None)


def naming(rulings: Rulings, known: Iterable[KnownEntity]) -> Naming:
    """The keys under these rulings, in a vault with these notes."""
    spellings: set[str] = set()
    types: dict[str, set[EntityType]] = {}
    for a, b in rulings.pairs:
        id_a, id_b = split_id(a), split_id(b)
        if id_a and id_b and id_a[1] == id_b[1]:
            types.setdefault(spelling.exact(id_a[1]), set()).update((id_a[0], id_b[0]))
        elif spelling.exact(a) == spelling.exact(b):
            spellings |= {spelling.apart(a), spelling.apart(b)}
    split = {key: tuple(sorted(kinds)) for key, kinds in types.items()}
    keys = Naming(frozenset(spellings), split)
    spoken_of = frozenset(rulings.all_names)
    meant = [note for note in known if note.id in spoken_of]
    named = {ident: spelling.exact(name) for ident, name in rulings.name}
    former = {
        note.id: tuple(keys.key(alias, note.type) for alias in note.aliases)
        for note in meant
        if note.id and named.get(note.id) == spelling.exact(note.name)
    }
    notes = {note.id: _key_of(note, note.id, keys) for note in meant if note.id}
    return replace(keys, notes=notes, former=former)


def _key_of(note: KnownEntity, ident: str, keys: Naming) -> str:
    """A split by type goes by the ids, which keep name and type that the thing had at first."""
    if note.stated:
        return note_key(note)
    made = split_id(ident)
    if made and spelling.exact(made[1]) in keys.types:
        return keys.key(made[1], made[0])
    return keys.key(note.name, made[0] if made else note.type)


def note_key(note: KnownEntity) -> str:
    """The key of a note itself; no name has it."""
    return f"note|{note.path}"


def facet(kind: EntityType) -> str:
    """What sort of thing it is: a person, a place, or something that people make."""
    return "made" if kind in _RARELY_TWO else kind


def sense(kind: EntityType | None, split: Iterable[EntityType]) -> EntityType | None:
    """Which of the types that a name is split into something of a type belongs to."""
    alike = [one for one in split if kind and facet(one) == facet(kind)]
    return kind if kind in alike else next(iter(alike), None)


def stated_types(candidate: Candidate) -> tuple[EntityType, ...]:
    """The types that metadata and speaker labels of the episode state, in the order of `TYPES`."""
    if forms.rank(candidate) not in (forms.METADATA, forms.SPEAKER):
        return ()
    return tuple(kind for kind, weight in candidate.votes if weight >= _STATED)


def top_type(candidate: Candidate) -> EntityType | None:
    """The type with most weight, the first of equals."""
    return max(candidate.votes, key=lambda vote: vote[1])[0] if candidate.votes else None
