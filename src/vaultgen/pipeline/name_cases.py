"""Same or not? Which type? One case for each doubt of stage `resolve`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import Final, cast

from vaultgen.export import ExportEntity
from vaultgen.model import EntityType
from vaultgen.pipeline.case import DIGITS, Case, Choice, Known, Subject, made_id
from vaultgen.resolve import Doubt, Rulings, ruling_edits, spelling

SAME: Final = "same"
DIFFERENT: Final = "different"
_UNKNOWN: Final = "no name of anything yet"


def name_cases(doubts: Iterable[Doubt], entities: Iterable[ExportEntity]) -> Iterator[Case]:
    """The cases of all doubts on names; those that only a change of the notes can settle are left
    out."""
    book = _Book(entities)
    for doubt in doubts:
        subjects = tuple(book.subjects(doubt))
        words = tuple(book.word(name) for name in doubt.names)
        if len(set(map(spelling.apart, words))) == len(words):
            yield Case(
                id=made_id(doubt.kind, *doubt.names),
                kind=doubt.kind,
                question=_question(doubt, subjects),
                subjects=subjects,
                choices=tuple(_choices(doubt, words)),
                weight=book.weight(doubt.names),
                about=doubt,
            )


class _Book:
    """The entities by what doubts call them."""

    def __init__(self, entities: Iterable[ExportEntity]) -> None:
        self._known = defaultdict[str, list[ExportEntity]](list)
        for made in entities:
            for name in (made.entity.id, made.entity.name):
                self._known[name].append(made)

    def weight(self, names: Iterable[str]) -> int:
        """Mentions of the one that is mentioned least: so many would move."""
        found = (self._known[name][0].mentions for name in names if name in self._known)
        return min(found, default=0)

    def word(self, name: str) -> str:
        """As rulings have it: the name, where it is enough."""
        found = self._known.get(name, [])
        called = found[0].entity.name if found else name
        return called if len(self._known.get(called, [])) < 2 else found[0].entity.id

    def subjects(self, doubt: Doubt) -> Iterator[Subject]:
        """What is known of the names; of one that is taken for several things, each of them."""
        for name in doubt.names:
            found = self._known.get(name, [])
            if not found:
                yield Subject(name, _UNKNOWN)
            for made in found if doubt.kind == "types" else found[:1]:
                noun = "mention" if made.mentions == 1 else "mentions"
                about = f"{made.entity.type}, {made.mentions} {noun}"
                yield Subject(made.entity.name, about, made.entity.id)


def _question(doubt: Doubt, subjects: Sequence[Subject]) -> str:
    name = subjects[0].name
    if doubt.kind == "types":
        return f"What is “{name}”?"
    if len(subjects) > 2:
        return f"Which of these is “{name}”?"
    return f"Is “{name}” the same as “{subjects[1].name}”?"


def _choices(doubt: Doubt, words: tuple[str, ...]) -> Iterator[Choice]:
    first, *others = words
    if doubt.kind == "types":
        yield from _types(doubt.names[0], doubt.types)
    elif len(others) == 1:
        yield Choice(
            "s", SAME, f"same, called “{others[0]}”", partial(_joined, first, others[0], ())
        )
        yield Choice("d", DIFFERENT, "different", partial(_apart, first, others))
    else:
        for number, other in enumerate(others):
            rest = [name for name in others if name != other]
            edit = partial(_joined, first, other, rest)
            yield Choice(DIGITS[number : number + 1], other, other, edit)
        yield Choice("d", DIFFERENT, "none of them", partial(_apart, first, others))


def _types(name: str, types: Sequence[str]) -> Iterator[Choice]:
    for number, kind in enumerate(types):
        yield Choice(DIGITS[number], kind, kind, partial(_typed, name, cast(EntityType, kind)))
    slug = re.sub(r"\s+", "-", name)
    if spelling.exact(slug) == spelling.exact(name):
        ids = [f"{kind}/{slug}" for kind in types]
        words = "different things with one name"
        yield Choice("d", DIFFERENT, words, partial(_split, ids))


def _joined(name: str, other: str, rest: Sequence[str], rulings: Rulings, known: Known) -> Rulings:
    """One with the other, which gives its name, and none of the rest."""
    for wrong in rest:
        rulings = ruling_edits.split(rulings, wrong, name, known)
    return ruling_edits.merge(rulings, (other, name), known)


def _apart(name: str, others: Sequence[str], rulings: Rulings, known: Known) -> Rulings:
    """One with none of the others."""
    for other in others:
        rulings = ruling_edits.split(rulings, other, name, known)
    return rulings


def _split(ids: Sequence[str], rulings: Rulings, known: Known) -> Rulings:
    """No two of them are one."""
    for one, other in combinations(ids, 2):
        rulings = ruling_edits.split(rulings, one, other, known)
    return rulings


def _typed(name: str, kind: EntityType, rulings: Rulings, known: Known) -> Rulings:
    return ruling_edits.retype(rulings, name, kind, known)
