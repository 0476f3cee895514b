"""The result of a merge, and of a part of one."""

from dataclasses import dataclass
from typing import Final

YOURS: Final = "<<<<<<< yours"
BETWEEN: Final = "======="
OURS: Final = ">>>>>>> vaultgen"


@dataclass(frozen=True, slots=True)
class Merged:
    """Three texts, the same but where both sides changed the same."""

    mine: str
    """There the user's text."""
    theirs: str
    """There vaultgen's."""
    markers: str
    """There both, between lines of `<<<<<<<`, `=======` and `>>>>>>>`."""
    contested: tuple[str, ...] = ()
    """A phrase for each such place: a property, or a line of `mine`."""

    def __add__(self, other: "Merged") -> "Merged":
        return Merged(
            self.mine + other.mine,
            self.theirs + other.theirs,
            self.markers + other.markers,
            self.contested + other.contested,
        )


def settled(text: str) -> Merged:
    """What nobody contests."""
    return Merged(text, text, text)


def contested(mine: str, theirs: str, place: str, eol: str) -> Merged:
    """Two texts for one place; `eol` ends the lines of the markers."""
    parts = (YOURS + eol, _ended(mine, eol), BETWEEN + eol, _ended(theirs, eol), OURS + eol)
    return Merged(mine, theirs, "".join(parts), (place,))


def _ended(text: str, eol: str) -> str:
    return text if text.endswith("\n") or not text else text + eol
