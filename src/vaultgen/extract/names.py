"""Capitalised names in running text."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from vaultgen import text
from vaultgen.extract import shapes
from vaultgen.extract.cues import Votes
from vaultgen.extract.prose import lower_case, passages
from vaultgen.extract.tally import Tally, tallies
from vaultgen.extract.vocabulary import is_no_name
from vaultgen.model import TYPES, Candidate, Episode

_WEIGHT: Final = 4.0
"""All votes of one episode together weigh at most this much."""
_KNOWN: Final = 2.0
"""From this weight on a form settles the type and vouches for the name: `Ada Lovelace`, `Peru`."""
_ECHO: Final = 2.0
"""Weight of being a part of a full name of the same episode."""


def names(episode: Episode) -> Iterator[Candidate]:
    """Every capitalised name with its count, its votes, and whether it is corroborated."""
    prose = passages(episode)
    common = lower_case(prose)
    counted = tallies(prose, common)
    usual = common | _things(counted)
    people = _parts_of_people(episode, counted, usual)
    careful = episode.edited or not episode.segments
    for folded, tally in counted.items():
        if not _is_name(tally, common):
            continue
        shape = shapes.votes(tally.name, usual)
        sure = _is_corroborated(tally, careful) or (careful and _is_known(shape))
        echo: Votes = (("person", _ECHO),) if folded in people else ()
        yield Candidate(
            name=tally.name,
            how="corroborated" if sure else "capitalised",
            votes=_weighed(tally, (*shape, *echo)),
            count=tally.spoken,
            sources=len(tally.sources),
            context=tally.context,
        )


def _things(counted: Mapping[str, Tally]) -> Counter[str]:
    """Single words that name no person: what follows one of them is no family name."""
    things: Counter[str] = Counter()
    for name, tally in counted.items():
        best = max(tally.votes.values(), default=0.0)
        if " " not in name and tally.votes.get("person", 0.0) < best:
            things[name] = tally.count
    return things


def _parts_of_people(
    episode: Episode, counted: Mapping[str, Tally], common: Mapping[str, int]
) -> frozenset[str]:
    """Folded words of people's full names; said alone, such a word means the person."""
    full = [
        *(speaker.name for speaker in episode.speakers if speaker.name),
        *(stated.name for stated in episode.declared if stated.type == "person"),
        *(t.name for t in counted.values() if shapes.person_likeness(t.name, common) >= _KNOWN),
    ]
    return frozenset(word for name in full for word in text.fold(name).split())


def _is_name(tally: Tally, common: Mapping[str, int]) -> bool:
    """Neither a word that anything may be called, nor one that merely begins sentences."""
    name = tally.name
    if is_no_name(name):
        return False
    return " " in name or (tally.within > 0 and common.get(text.fold(name), 0) <= tally.count)


def _is_corroborated(tally: Tally, careful: bool) -> bool:
    """In two sources, twice in a careful text, or three times in what a poor recogniser heard."""
    if len(tally.sources) > 1 and tally.told:
        return True
    often, within = (2, 1) if careful else (3, 2)
    return tally.told >= often and tally.within >= within


def _is_known(shape: Votes) -> bool:
    return any(weight >= _KNOWN for _, weight in shape)


def _weighed(tally: Tally, shape: Votes) -> Votes:
    """What the name's form and its contexts say, in the order of `TYPES`."""
    votes = dict.fromkeys(TYPES, 0.0)
    for kind, weight in (*shape, *tally.leanings().items()):
        votes[kind] += weight
    scale = _WEIGHT / max(sum(votes.values()), _WEIGHT)
    return tuple((kind, round(weight * scale, 3)) for kind, weight in votes.items() if weight)
