"""What the rules could not decide."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from vaultgen.resolve import spelling
from vaultgen.resolve.groups import Groups
from vaultgen.resolve.naming import Naming
from vaultgen.resolve.rulings import Rulings


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A case for a person; the entities are what they are until a ruling says otherwise."""

    kind: Literal["ambiguous", "similar", "contained", "types"]
    """`ambiguous`: a name claimed by several; `similar`, `contained`: names kept apart; `types`:
    one name declared under several types."""
    names: tuple[str, ...]
    """The name in question first, then what it may be the same as: names, or ids of notes."""
    why: str
    """In words for the user."""
    types: tuple[str, ...] = ()
    """For `types`: those in question, sorted."""

    def __str__(self) -> str:
        return f"{', '.join(self.names)}: {self.why}"


def is_open(rulings: Rulings, naming: Naming) -> Callable[[Doubt], bool]:
    """Tells doubts that no ruling has answered.

    A pair is answered when it is joined or kept apart, of several when one is joined or all are
    kept apart; a type when one is given, or when the name is split by type; and anything by `drop`.
    """
    key = naming.ruled
    groups = Groups((key(a), key(b)) for a, b in rulings.pairs)
    for first, *others in (*rulings.same, *rulings.name):
        for other in others:
            groups.force(key(first), key(other))
    dropped = {groups.find(key(name)) for name in rulings.drop}
    typed = {groups.find(key(name)) for name, _ in rulings.type}

    def is_open(doubt: Doubt) -> bool:
        first, *others = map(key, doubt.names)
        roots = [groups.find(first), *map(groups.find, others)]
        if not dropped.isdisjoint(roots):
            return False
        if doubt.kind == "types":
            return roots[0] not in typed and spelling.exact(doubt.names[0]) not in naming.types
        is_joined = any(o != first and groups.find(o) == roots[0] for o in others)
        return not (is_joined or all(groups.are_apart(first, other) for other in others))

    return is_open


def still_open(doubts: Iterable[Doubt], rulings: Rulings, naming: Naming) -> tuple[Doubt, ...]:
    """The doubts that no ruling has answered, sorted, each once."""
    return tuple(sorted(filter(is_open(rulings, naming), set(doubts))))
