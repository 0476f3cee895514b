"""What the rules could not decide."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A case for a person; the entities are what they are until a ruling says otherwise."""

    kind: Literal["ambiguous", "similar", "contained", "types"]
    """`ambiguous`: a name claimed by several; `similar`, `contained`: names kept apart; `types`:
    one name declared under several types."""
    names: tuple[str, ...]
    """The names in question."""
    why: str
    """In words for the user."""

    def __str__(self) -> str:
        return f"{', '.join(self.names)}: {self.why}"
