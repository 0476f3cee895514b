"""What only the whole vault tells: counts over all episodes, kept from run to run."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from vaultgen import text
from vaultgen.model import Evidence
from vaultgen.resolve import form as forms
from vaultgen.resolve import spelling

OFTEN: Final = 0.1
"""Share of all episodes that also have a word in lower case, from which it is no name."""
STATING: Final = (forms.METADATA, forms.SPEAKER)
"""Ranks of what an episode states of the people in it."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of episodes."""

    episodes: int = 0
    lower: dict[str, int] = field(default_factory=dict)
    """By key of a single word: the episodes that also have it in lower case."""
    named: dict[str, int] = field(default_factory=dict)
    """By what tells what an episode is about, see `subjects`."""
    stating: dict[str, int] = field(default_factory=dict)
    """By folded show: its episodes that state somebody."""

    def is_frequent(self, word: str) -> bool:
        """Do so many episodes have a word, given by its key, in lower case that it is no name?"""
        count = self.lower.get(word, 0)
        return count > 0 and count >= OFTEN * self.episodes

    def changed(self, gone: Iterable[Evidence], come: Iterable[Evidence]) -> "Statistics":
        """The counts when episodes go and come; one that changes does both."""
        total, lower = self.episodes, Counter(self.lower)
        named, stating = Counter(self.named), Counter(self.stating)
        for sign, episodes in ((-1, gone), (1, come)):
            for evidence in episodes:
                total += sign
                for counter, found in (
                    (lower, lower_words(evidence)),
                    (named, subjects(evidence)),
                    (stating, _stating(evidence)),
                ):
                    for one in found:
                        counter[one] += sign
        return Statistics(total, dict(+lower), dict(+named), dict(+stating))


def lower_words(evidence: Evidence) -> frozenset[str]:
    """Keys of the names that an episode also has as words in lower case."""
    return frozenset(map(spelling.exact, evidence.lower))


def subjects(evidence: Evidence) -> frozenset[str]:
    """The names of an episode that have a second witness, and its show."""
    return frozenset(_subjects(evidence))


def _subjects(evidence: Evidence) -> Iterator[str]:
    for candidate in evidence.candidates:
        if forms.rank(candidate) > forms.CAPITALISED:
            yield spelling.exact(candidate.name)
    if evidence.show:
        yield f"show|{spelling.exact(evidence.show)}"


def _stating(evidence: Evidence) -> tuple[str, ...]:
    """The show of an episode that states a person."""
    if evidence.show and any(
        kind == "person"
        for candidate in evidence.candidates
        if forms.rank(candidate) in STATING
        for kind, _ in candidate.votes
    ):
        return (text.fold(evidence.show),)
    return ()
