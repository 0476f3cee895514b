"""What episodes have in common."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log
from typing import Final

from vaultgen.model import Evidence
from vaultgen.resolve import form as forms
from vaultgen.resolve import spelling

LEAST: Final = 4
"""Names without which episodes say nothing about what stands beside them."""


class Contexts:
    """What episodes name, and so how much they have in common; a rare name weighs more."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._names = {e.episode: frozenset(_named(e)) for e in evidence}
        counts = Counter(name for names in self._names.values() for name in names)
        self._weights = {name: log(1 + len(self._names) / n) for name, n in counts.items()}

    def tell(self, key: str, episodes: Iterable[str]) -> bool:
        """Is enough named beside the name `key` to say what the episodes are about?"""
        return len(self._around(key, episodes)) >= LEAST

    def likeness(self, key: str, a: Iterable[str], b: Iterable[str]) -> float:
        """0 to 1: how much of what is named beside `key` in some episodes is named in others, too.

        The share of the weight of those that name less: the overlap coefficient.
        """
        ours, theirs = self._around(key, a), self._around(key, b)
        shared = self._weight(ours & theirs)
        return shared / min(self._weight(ours), self._weight(theirs)) if shared else 0.0

    def _around(self, key: str, episodes: Iterable[str]) -> set[str]:
        return {name for episode in episodes for name in self._names[episode]} - {key}

    def _weight(self, names: Iterable[str]) -> float:
        return sum(self._weights[name] for name in sorted(names))


def _named(evidence: Evidence) -> Iterator[str]:
    """The names of an episode that have a second witness, and its show."""
    for candidate in evidence.candidates:
        if forms.rank(candidate) > forms.CAPITALISED:
            yield spelling.exact(candidate.name)
    if evidence.show:
        yield f"show|{spelling.exact(evidence.show)}"
