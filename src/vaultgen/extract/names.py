"""Capitalised names in running text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from vaultgen import text
from vaultgen.extract import shapes
from vaultgen.extract.cues import Votes
from vaultgen.extract.gazetteer import long_form
from vaultgen.extract.prose import lower_case, passages
from vaultgen.extract.stated import within_stated
from vaultgen.extract.tally import Tally, tallies
from vaultgen.extract.vocabulary import head_type, is_no_name
from vaultgen.model import TYPES, Candidate, EntityType, Episode

_WEIGHT: Final = 4.0
"""All votes of one episode together weigh at most this much."""
_KNOWN: Final = 2.0
"""From this weight on a form settles the type and vouches for the name: `Ada Lovelace`, `Peru`."""
_OFTEN: Final = 5
"""Occurrences from which a name is one although nothing tells what it names."""
_GUESS: Final = 0.05
"""Weight of what names without any sign mostly are."""
_DEFINITE: Final = 0.7
"""Share of the occurrences of an acronym after `the`, from which it is an agency's."""
_ECHO: Final = 2.0
"""Weight of being a part of a full name of the same episode."""
_BODY: Final = 1.0
"""Weight of an acronym that takes `the`, as agencies do and devices do not."""
_KIND: Final = 1.5
"""Weight of an acronym that can be counted: it names a kind of thing."""
_ACRONYM: Final = re.compile(r"[A-Z]{2,5}")
_UNMISTAKABLE: Final = re.compile(r"[a-z][A-Z]|[A-Za-z]{2}.*\d")


def names(episode: Episode) -> Iterator[Candidate]:
    """Every capitalised name with its count, its votes, and whether it is corroborated."""
    prose = passages(episode)
    common = lower_case(prose)
    written = lower_case(passage for passage in prose if not passage.misheard)
    counted = tallies(prose, common, within_stated(episode))
    words = common | _things(counted)
    echoes = _echoes(episode, counted, words)
    careful = episode.edited or not episode.segments
    usual = _usual(counted)
    for folded, tally in counted.items():
        if not _is_name(tally, written if tally.told else common):
            continue
        votes = _weighed(tally, (*_shape(tally, words), *echoes.get(folded, ())))
        votes = votes or ((_guess(tally, common, usual), _GUESS),)
        full = long_form(tally.name)
        sure = _is_corroborated(tally, careful) or (careful and _is_known(tally, votes))
        yield Candidate(
            name=full or tally.name,
            how="corroborated" if sure and _is_told(tally, votes) else "capitalised",
            votes=votes,
            count=tally.spoken,
            sources=len(tally.sources),
            aliases=tuple(form for form in (tally.plural, full and tally.name) if form),
            context=tally.context,
            heard=tally.count == (tally.misheard if careful else tally.spoken),
        )


def _things(counted: Mapping[str, Tally]) -> Counter[str]:
    """Single words that name no person: what follows one of them is no family name."""
    things: Counter[str] = Counter()
    for name, tally in counted.items():
        best = max(tally.votes.values(), default=0.0)
        if " " not in name and tally.votes.get("person", 0.0) < best:
            things[name] = tally.count
    return things


def _echoes(
    episode: Episode, counted: Mapping[str, Tally], common: Mapping[str, int]
) -> dict[str, Votes]:
    """Votes for the folded words of full names; such a word alone means the same."""
    full: dict[str, EntityType] = {
        t.name: "person"
        for t in counted.values()
        if shapes.person_likeness(t.name, common) >= shapes.SURE
    }
    full |= {t.name.split()[0]: "company" for t in counted.values() if _is_firm(t.name)}
    full |= {stated.name: stated.type for stated in episode.declared if stated.type}
    full |= {speaker.name: "person" for speaker in episode.speakers if speaker.name}
    kinds: defaultdict[str, set[EntityType]] = defaultdict(set)
    for name, kind in full.items():
        for word in text.fold(name).split():
            kinds[word].add(kind)
    return {
        word: tuple((kind, _ECHO) for kind in TYPES if kind in found)
        for word, found in kinds.items()
    }


def _is_firm(name: str) -> bool:
    """Does it say that it is a company, after a word of its own: `Nimbus Robotics Inc`?"""
    return head_type(name) == "company"


def _is_name(tally: Tally, common: Mapping[str, int]) -> bool:
    """Neither a word that anything may be called, nor one that merely begins sentences."""
    name = tally.name
    if long_form(name):
        return True
    if is_no_name(name):
        return False
    return " " in name or (tally.within > 0 and common.get(text.fold(name), 0) <= tally.count)


def _is_corroborated(tally: Tally, careful: bool) -> bool:
    """In two sources, twice in a careful text, or three times in what a poor recogniser heard."""
    if len(tally.sources) > 1 and tally.told:
        return True
    often, within = (2, 1) if careful else (3, 2)
    return tally.told >= often and tally.within >= within


def _is_known(tally: Tally, votes: Votes) -> bool:
    """Is it told, and do its letters or the words around it leave no doubt about it?"""
    if not tally.told:
        return False
    unmistakable = _UNMISTAKABLE.search(tally.name) is not None
    return unmistakable or any(weight >= _KNOWN for _, weight in votes)


def _is_told(tally: Tally, votes: Votes) -> bool:
    """Does something tell what it names, or do many occurrences or two sources vouch for it?"""
    if tally.told >= _OFTEN or len(tally.sources) > 1:
        return True
    return any(weight > _GUESS for _, weight in votes)


def _shape(tally: Tally, common: Mapping[str, int]) -> Votes:
    """What the form says, together with the words that it is made of and its determiners."""
    shape = shapes.votes(tally.name, common)
    if 2 * (tally.definite + tally.counted) > tally.count:
        shape = tuple((kind, weight) for kind, weight in shape if kind != "person")
    if _ACRONYM.fullmatch(tally.name) and tally.counted:
        return (("concept", _KIND),)
    if _ACRONYM.fullmatch(tally.name) and tally.definite >= _DEFINITE * max(tally.count, 2):
        return (("company", _BODY),)
    return shape


def _guess(tally: Tally, common: Mapping[str, int], usual: EntityType) -> EntityType:
    """What a name of which nothing else is known is most often."""
    words = text.fold(tally.name).split()
    return "concept" if all(word in common for word in words) else usual


def _usual(counted: Mapping[str, Tally]) -> EntityType:
    """Does the episode speak of companies far more than of products?"""
    companies = sum(tally.votes.get("company", 0.0) for tally in counted.values())
    products = sum(tally.votes.get("product", 0.0) for tally in counted.values())
    return "company" if companies > 2 * products else "product"


def _weighed(tally: Tally, shape: Votes) -> Votes:
    """What the name's form and its contexts say, in the order of `TYPES`.

    An acronym that says or thinks something is a body, no person.
    """
    votes = dict.fromkeys(TYPES, 0.0)
    for kind, weight in (*shape, *tally.leanings().items()):
        votes[kind] += weight
    if _ACRONYM.fullmatch(tally.name):
        votes["company"] += votes["person"]
        votes["person"] = 0.0
    scale = _WEIGHT / max(sum(votes.values()), _WEIGHT)
    return tuple((kind, round(weight * scale, 3)) for kind, weight in votes.items() if weight)
