"""What all occurrences of a name in an episode add up to."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from typing import Final

from vaultgen import text
from vaultgen.extract import cues
from vaultgen.extract.gazetteer import lists
from vaultgen.extract.prose import Passage
from vaultgen.extract.runs import Run, runs
from vaultgen.model import EntityType

_LINKS: Final = frozenset((", ", " and ", ", and ", " or ", ", or ", " & "))
"""What stands between the members of an enumeration."""
_THE: Final = re.compile(r"\b[Tt]he $")
_COUNTED: Final = re.compile(r"\b(?:an?|any|each|every|my|one|our|per|two|your) $", re.IGNORECASE)
_ACRONYMS: Final = re.compile(r"[A-Z][A-Z0-9&]+s")
_DETERMINER: Final = 7
"""Characters before a name in which its determiner stands."""
_TITLED: Final = 2.0
_ENUMERATED: Final = 0.5


@dataclass(slots=True)
class Tally:
    """The occurrences of one folded name."""

    spellings: Counter[str] = field(default_factory=Counter)
    spoken: int = 0
    """Occurrences in transcripts."""
    told: int = 0
    """Occurrences in transcripts, outlines and articles: everything but descriptions."""
    misheard: int = 0
    """Occurrences in what a lesser transcript adds."""
    within: int = 0
    """Occurrences inside a sentence, where the capital is a choice."""
    sources: set[str] = field(default_factory=set)
    definite: int = 0
    """Occurrences after `the`."""
    counted: int = 0
    """Occurrences in the plural, or after `a`, `my`, `each` …"""
    votes: dict[EntityType, float] = field(default_factory=dict)
    """What the contexts say, summed."""
    context: str = ""
    """The sentence of the first occurrence."""
    plural: str = ""
    """How the plural is written."""

    @property
    def count(self) -> int:
        """All occurrences."""
        return sum(self.spellings.values())

    @property
    def name(self) -> str:
        """The most frequent spelling."""
        return max(sorted(self.spellings), key=self.spellings.__getitem__)

    def leanings(self) -> dict[EntityType, float]:
        """The votes divided by the root of the number of contexts.

        A cue in half of the contexts says much, one in a hundredth of them is chance.
        """
        return {kind: weight / sqrt(self.count) for kind, weight in self.votes.items()}

    def vote(self, kind: EntityType, weight: float) -> None:
        """A context speaks for a type."""
        self.votes[kind] = self.votes.get(kind, 0.0) + weight

    def add(self, run: Run, passage: Passage) -> None:
        """Count one occurrence."""
        self.spellings[run.name] += 1
        self.spoken += passage.spoken
        self.told += passage.told
        self.misheard += passage.misheard
        self.within += not run.opening
        self.sources.add(passage.source)
        before = passage.text[max(0, run.start - _DETERMINER) : run.start]
        self.definite += _THE.search(before) is not None
        self.counted += _COUNTED.search(before) is not None
        for kind, weight in cues.votes(passage.text, run.start, run.end):
            self.vote(kind, weight)
        if run.titled:
            self.vote("person", _TITLED)
        self.context = self.context or _sentence(passage.text, run.start, run.end)

    def absorb(self, plural: "Tally") -> None:
        """Count the occurrences of the plural as those of the singular."""
        self.plural = plural.name
        self.spellings[plural.name[:-1]] += plural.count
        self.spoken += plural.spoken
        self.told += plural.told
        self.misheard += plural.misheard
        self.within += plural.within
        self.definite += plural.definite
        self.counted += plural.count
        self.sources |= plural.sources
        for kind, weight in plural.votes.items():
            self.vote(kind, weight)
        self.context = self.context or plural.context


def tallies(
    prose: Sequence[Passage], common: Mapping[str, int], is_part: Callable[[str, Run], bool]
) -> dict[str, Tally]:
    """The capitalised names of the prose by folded name; plurals are counted with the singular.

    `is_part` tells the runs that are but a part of a name which a source states.
    """
    found = [(p, [run for run in runs(p.text) if not is_part(p.text, run)]) for p in prose]
    sure = {run.name for _, some in found for run in some if not run.opening}
    counted: dict[str, Tally] = {}
    lists: list[list[str]] = []
    for passage, some in found:
        mended = [_without_opener(run, sure, common) for run in some]
        for run in mended:
            if folded := text.fold(run.name):
                counted.setdefault(folded, Tally()).add(run, passage)
        lists.extend(_enumerations(passage.text, mended))
    _spread(lists, counted)
    _join_plurals(counted)
    return counted


def _without_opener(run: Run, sure: set[str], common: Mapping[str, int]) -> Run:
    """`Suddenly Ada` at the start of a sentence is `Ada`, when `suddenly` is a common word."""
    while run.opening and " " in run.name and run.name not in sure:
        first, rest = run.name.split(" ", 1)
        if (
            rest[0].islower()
            or text.fold(run.name) in lists().places
            or text.fold(first) in lists().given_names
        ):
            break
        if first.casefold() not in common and rest not in sure:
            break
        run = Run(rest, run.end - len(rest), run.end, opening=False)
    return run


def _enumerations(passage: str, some: Sequence[Run]) -> Iterable[list[str]]:
    """`Ada, Bert and Carl` as one list of folded names; names that stand alone make none."""
    members: list[str] = []
    for before, after in pairwise(some):
        if passage[before.end : after.start] in _LINKS:
            members = members or [text.fold(before.name)]
            members.append(text.fold(after.name))
        elif members:
            yield members
            members = []
    if members:
        yield members


def _spread(lists: Iterable[list[str]], counted: Mapping[str, Tally]) -> None:
    """What is enumerated together is of one type: each member votes for the others."""
    gains: list[tuple[str, EntityType, float]] = []
    for members in lists:
        for name in members:
            for kind, weight in counted[name].leanings().items():
                share = _ENUMERATED * min(weight, 2.0) / len(members)
                gains.extend((other, kind, share) for other in members if other != name)
    for name, kind, share in gains:
        counted[name].vote(kind, share)


def _join_plurals(counted: dict[str, Tally]) -> None:
    """Count `GPUs` as `GPU`, and other plurals where the singular prevails."""
    for name in [name for name in counted if name.endswith("s")]:
        plural, one = counted[name], name[:-1]
        if _ACRONYMS.fullmatch(plural.name):
            counted.setdefault(one, Tally()).absorb(counted.pop(name))
        elif one in counted and counted[one].count >= plural.count:
            counted[one].absorb(counted.pop(name))


def _sentence(passage: str, start: int, end: int) -> str:
    """The sentence around a name, at most some 200 characters to each side."""
    first = max(0, start - 200)
    window = passage[first : end + 200]
    for begins, ends in text.sentences(window):
        if begins <= start - first < ends:
            return window[begins:ends]
    return window.strip()
