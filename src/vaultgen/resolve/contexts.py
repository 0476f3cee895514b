"""What episodes have in common."""

from collections.abc import Iterable
from math import log
from typing import Final

from vaultgen.model import Evidence
from vaultgen.resolve.statistics import Statistics, subjects

LEAST: Final = 4
"""Names without which episodes say nothing about what stands beside them."""


class Contexts:
    """What episodes name, and so how much they have in common; a rare name weighs more."""

    def __init__(self, evidence: Iterable[Evidence], statistics: Statistics) -> None:
        """`evidence` is that of the episodes to be compared, the statistics are of all."""
        self._evidence = {e.episode: e for e in evidence}
        self._statistics = statistics
        self._named: dict[str, frozenset[str]] = {}

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
        return {name for episode in episodes for name in self._subjects(episode)} - {key}

    def _subjects(self, episode: str) -> frozenset[str]:
        if episode not in self._named:
            self._named[episode] = subjects(self._evidence[episode])
        return self._named[episode]

    def _weight(self, names: Iterable[str]) -> float:
        total, named = self._statistics.episodes, self._statistics.named
        return sum(log(1 + total / named[name]) for name in sorted(names))
