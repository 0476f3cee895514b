"""What was heard for the names, counted over all episodes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vaultgen.model import Evidence, Heard
from vaultgen.resolve import spelling
from vaultgen.resolve.compare import Profile, residual, similarity, spelled_alike
from vaultgen.resolve.naming import Naming

_MARGIN: Final = 0.1
"""Of names with as many votes the one counts whose letters are by so much more like the form."""
_SAME: Final = 0.9
"""Likeness of the sounds of two names that one form was heard for, if they are but one name."""


Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """A form stands for a name."""

    name: str
    """As it is written where the form was heard."""
    form: str
    key: str
    """Of the name."""
    votes: int
    beside: int
    """Of these, right beside words that both readings have."""
    episodes: tuple[str, ...]

    def turned(self, key: str) -> "Vote":
        """The same, with the form as the name; `key` is that of the form."""
        return replace(self, name=self.form, form=self.name, key=key)


def votes_of(evidence: Iterable[Evidence], naming: Naming, known: Mapping[str, str]) -> list[Vote]:
    """For each form the name that it stands for most often, the surest first.

    Of as many votes those for the likest name count; without such a name none does.

    `known` has the keys of names. Where the form also stands for another name that sounds like the
    first, that one was misheard by the better source: it is a vote of its own.
    """
    by_form: dict[str, dict[str, Vote]] = defaultdict(dict)
    for episode in evidence:
        for heard in _whole(episode.heard, naming, known):
            key = naming.key(heard.name, None)
            before = by_form[heard.form].get(key)
            vote = Vote(heard.name, heard.form, key, heard.votes, heard.beside, (episode.episode,))
            by_form[heard.form][key] = _added(before, vote) if before else vote
    found = [vote for votes in by_form.values() for vote in _best(list(votes.values()))]
    return sorted(found, key=lambda v: (-v.votes, -v.beside, v.form, v.key))


def _added(a: Vote, b: Vote) -> Vote:
    episodes = tuple(sorted({*a.episodes, *b.episodes}))
    return Vote(a.name, a.form, a.key, a.votes + b.votes, a.beside + b.beside, episodes)


def _whole(heard: Sequence[Heard], naming: Naming, known: Mapping[str, str]) -> Iterator[Heard]:
    """What stands for names that are known; not for a part of such a name that is never alone.

    What exactly differs between a name and its form counts, too.
    """
    named = [
        h
        for h in heard
        if (key := naming.key(h.name, None)) in known and key != naming.key(h.form, None)
    ]
    totals, parts = Counter[Words](), Counter[Words]()
    for h in named:
        totals[spelling.words(h.name)] += h.votes
        for part in pieces(spelling.words(h.name), spelling.words(h.form)):
            parts[part] += h.votes
    for h in named:
        words = spelling.words(h.name)
        if totals[words] > parts[words]:
            yield h


def pieces(name: Words, form: Words) -> set[Words]:
    """The parts of a name that hold some of what differs, and more, or less, than that."""
    different, _ = residual(name, form)
    start = next((n for n, (a, b) in enumerate(zip(name, form, strict=False)) if a != b), 0)
    end = start + len(different)
    found = {
        name[a:b]
        for a in range(len(name))
        for b in range(a + 1, len(name) + 1)
        if a < end and b > start
    }
    return found - {name, different}


def _best(votes: Sequence[Vote]) -> Iterator[Vote]:
    """The vote for the name with most; votes for the names that are but it, misheard."""
    best, *others = sorted(votes, key=lambda v: (-v.votes, -_likeness(v), v.key))
    rivals = [v for v in others if similarity(Profile(v.name), Profile(best.name)) < _SAME]
    if any(v.votes == best.votes and _likeness(v) > _likeness(best) - _MARGIN for v in rivals):
        return
    yield best
    for other in others:
        if other not in rivals and other.votes < best.votes:
            yield replace(other, name=best.name, form=other.name, key=best.key)


def _likeness(vote: Vote) -> float:
    return spelled_alike(Profile(vote.name), Profile(vote.form))
