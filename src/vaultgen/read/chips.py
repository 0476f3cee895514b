"""Topic chips that a saved page glues together: `Agent BuilderContext EngineeringChatGPT`."""

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_LAST: Final = re.compile(r"[^\W_]*$")
_NEVER: Final = -10
"""Worth of a seam inside a word that the page writes in one piece."""


def split(line: str, count: int | None, page: str) -> tuple[str, ...]:
    """The chips of a line, `count` of them where the page states how many there are.

    A seam is where a capital follows a letter without a space. When there are more than needed,
    those come first whose two words stand elsewhere on the page; a word that the page itself
    writes with a capital inside (`ChatGPT`) is cut last, and never without a count.
    """
    known = frozenset(_WORD.findall(page.replace(line, " ")))
    seams = _seams(line)
    worth = {
        seam: _worth(line[before:seam], line[seam:after], known)
        for before, seam, after in zip([0, *seams], seams, [*seams[1:], len(line)], strict=False)
    }
    ranked = sorted(seams, key=lambda seam: (-worth[seam], seam))
    free = sum(1 for seam in seams if worth[seam] > _NEVER)
    chosen = sorted(ranked[: free if count is None else max(count - 1, 0)])
    chips = (line[a:b].strip(" ·•,") for a, b in pairwise([0, *chosen, len(line)]))
    return tuple(dict.fromkeys(chip for chip in chips if chip))


def _seams(line: str) -> list[int]:
    """Offsets at which a new chip may begin."""
    return [at for at in range(1, len(line)) if line[at].isupper() and _ends(line, at)]


def _ends(line: str, at: int) -> bool:
    """May a chip end before the capital at this offset? `API` and `APIs` are one word each."""
    before, after = line[at - 1], line[at + 1 : at + 3]
    if before.isupper():
        plural = after[:1] == "s" and not after[1:].islower()
        return after[:1].islower() and not plural
    return before.islower() or before in "0123456789)]”’"


def _worth(before: str, after: str, known: Collection[str]) -> int:
    """How well the page attests the words on both sides of a seam."""
    left, right = _LAST.findall(before)[0], _WORD.findall(after)[0]
    return _NEVER if left + right in known else (left in known) + (right in known)
