"""People and companies that somebody introduces."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from vaultgen.extract.prose import Passage, lower_case, passages
from vaultgen.extract.runs import Run, runs
from vaultgen.extract.shapes import FORM_ALONE, person_likeness, votes
from vaultgen.extract.vocabulary import OFFICES, is_no_name
from vaultgen.model import Candidate, EntityType, Episode

_OFFICE: Final = rf"(?:{'|'.join(sorted(OFFICES, key=len, reverse=True))})s?"
_PRESENTS: Final = re.compile(
    r"(?:joined (?:\w+ ){0,3}by|my name(?:['’]s| is)|I['’]m|the line(?: of)?|welcome back,?"
    r"|(?:guest|co-?host|speaker)s?(?: \w+){0,2}(?: is|,)|with me(?: today)? (?:is|are)"
    rf"|questions? (?:\w+ ){{0,2}}(?:from|is)|\b{_OFFICE},)(?: our| the)? $",
    re.IGNORECASE,
)
_MAY_PRESENT: Final = re.compile(
    r"(?:welcom(?:e|ing)|here with|over to|introduce(?: you to)?|I am|this is|we have"
    r"|(?:speak|talk|chat)(?:ing)? (?:to|with)|interview(?:ed|ing)?(?: with)?|joined with"
    r"|(?:friend|colleague|boss)s?,?|by),?(?: our| the)? $",
    re.IGNORECASE,
)
_IN_OFFICE: Final = re.compile(
    r",? (?:(?:who(?:['’]s| is| was)|is|our|the|an?|also|your|my|and) ){0,3}"
    rf"(?:[\w-]+ ){{0,3}}?(?:{_OFFICE}|head of)\b",
    re.IGNORECASE,
)
_EMPLOYS: Final = re.compile(
    rf"(?:\b{_OFFICE}(?: (?:and|&) (?:[\w-]+ ){{0,3}}{_OFFICE})?(?: (?:of|for) [\w ]{{3,30}})? at"
    rf"|\b(?!developer){_OFFICE} with"
    r"|\b(?:co-?)?(?:founder|ceo|cto|president|chairman)(?: and \w+)? of"
    r"|\bwork(?:s|ed|ing)? (?:over |here |there )?(?:at|for)"
    r"|\b(?:start-?up|company|firm) (?:called|named))(?: the)? $",
    re.IGNORECASE,
)
_FILLER: Final = re.compile(r",? (?:uh|um|er|you know),?(?= )")
_FROM: Final = re.compile(r",? (?:over )?(?:from|with|of|at)(?: the)? ")
_CORPORATE: Final = ("company", "product", "concept", "unknown")
_AFFILIATED: Final = (*_CORPORATE, "person")
"""Firms are called after people, and nobody is introduced as from a person."""
_WEIGHT: Final = 5.0


def introductions(episode: Episode) -> Iterator[Candidate]:
    """`my guest is Ada Roe`, `Ada Roe, an engineer at Acme`, `Dr. Ada Roe`, `I work at Acme`."""
    prose = passages(episode)
    common = lower_case(prose)
    found: dict[tuple[str, EntityType], bool] = {}
    for passage in prose:
        misheard = passage.spoken and not episode.edited
        for pair in _introduced(passage, common) if not passage.misheard else ():
            found[pair] = found.get(pair, True) and misheard
    for (name, kind), misheard in found.items():
        yield Candidate(name, "introduced", votes=((kind, _WEIGHT),), heard=misheard)


def _introduced(passage: Passage, common: Mapping[str, int]) -> Iterator[tuple[str, EntityType]]:
    person: Run | None = None
    for run in runs(passage.text):
        kind = _kind(passage, run, person, common)
        if kind:
            yield run.name, kind
        person = run if kind == "person" else None


def _kind(
    passage: Passage, run: Run, person: Run | None, common: Mapping[str, int]
) -> EntityType | None:
    """What the words around a run introduce it as; `person` is who was introduced just before."""
    before = _FILLER.sub("", passage.text[max(0, run.start - 80) : run.start])
    shape = _shape(run, common)
    if person and shape in _AFFILIATED and _FROM.fullmatch(passage.text, person.end, run.start):
        return "company"
    if _is_presented(passage.text, run, before, person_likeness(run.name, common)):
        return "person"
    return "company" if shape in _CORPORATE and _EMPLOYS.search(before) else None


def _shape(run: Run, common: Mapping[str, int]) -> EntityType | Literal["unknown", "no name"]:
    """The type that the form of the name speaks for most."""
    if is_no_name(run.name) or run.name.casefold() in common:
        return "no name"
    weighed = votes(run.name, common)
    return max(weighed, key=lambda vote: vote[1])[0] if weighed else "unknown"


def _is_presented(passage: str, run: Run, before: str, likeness: float) -> bool:
    """Is the run a person's name, and do the words around it say so?

    Of names that no list knows, two signs are asked, or a clear one.
    """
    if not likeness:
        return False
    if run.titled or _PRESENTS.search(before):
        return True
    signs = (_MAY_PRESENT.search(before), _IN_OFFICE.match(passage, run.end))
    return sum(map(bool, signs)) >= (1 if likeness > FORM_ALONE else 2)
