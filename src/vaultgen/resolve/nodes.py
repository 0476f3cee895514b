"""The vault's notes and the rulings as names: they bring names together, too."""

from collections.abc import Iterator
from dataclasses import replace

from vaultgen import text
from vaultgen.model import KnownEntity
from vaultgen.resolve.names import Name, spelled, tie_of_slug, ties_of
from vaultgen.resolve.naming import note_key
from vaultgen.resolve.rulings import Rulings, split_id


def of_note(note: KnownEntity) -> Name:
    """A note that the user made is a name with all that it says; one of ours says which names and
    ids were one thing."""
    names = (note.name, *note.aliases, *note.heard_as)
    ids = {tie_of_id(note.id)} if note.id else set[str]()
    slugs = (tie_of_slug(text.slug(shown)) for shown in names)
    return Name(
        note_key(note),
        *spelled((note.name,) if note.stated else ()),
        ties=tuple(sorted({*ids, *(ties_of(names) if note.stated else slugs)})),
        kind=note.type,
        is_person=True,
    )


def tie_of_id(ident: str) -> str:
    """What the id of a note ties it to."""
    return tie_of_slug(ident.partition("/")[2])


def of_rulings(rulings: Rulings) -> Iterator[Name]:
    """Rulings that join names, or say what something is."""
    groups = (*rulings.same, *rulings.name, *((name,) for name, _ in rulings.type))
    for number, group in enumerate(groups):
        slugs = [made[1] for shown in group if (made := split_id(shown))]
        names = tuple(sorted({shown for shown in group if not split_id(shown)}))
        ties = {*ties_of((*names, *slugs)), *map(tie_of_slug, slugs)}
        yield Name(f"ruling|{number}", *spelled(names), ties=tuple(sorted(ties)), is_person=True)


def former(node: Name) -> Name:
    """What a note said before: for one run it still reaches what it spoke of."""
    return replace(node, key=f"former|{node.key}")


def is_passing(node: Name) -> bool:
    """Does it bring nothing together, and so need not be remembered?"""
    return node.key.startswith("former|") or (
        node.key.startswith("note|") and not node.spellings and len(node.ties) == 1
    )
