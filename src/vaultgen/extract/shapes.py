"""What the form of a name says about what it names."""

import re
from collections.abc import Mapping
from typing import Final

from vaultgen import text
from vaultgen.extract.cues import Votes
from vaultgen.extract.gazetteer import english_names, family_names, given_names, places
from vaultgen.extract.vocabulary import HEADS, head_type

_CAMEL: Final = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}")
_DIGIT: Final = re.compile(r"\d")
_ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9&/]*[A-Z0-9]s?")
_CAPITAL: Final = r"(?:Mc|Mac|O['’]|D['’]|De|Di|Du|La|Le|Van)?[^\W\d_a-z][^\W\d_A-Z]+"
_INITIAL_OR_PARTICLE: Final = r"(?:[A-Z]\.?|van|von|der|den|de|du|di|da|del|la|le|bin|ibn|al)"
_PERSON: Final = re.compile(
    rf"{_CAPITAL}(?:-{_CAPITAL})?(?: {_INITIAL_OR_PARTICLE})*(?: {_CAPITAL}(?:-{_CAPITAL})?){{1,2}}"
)
_TRANSCRIBED: Final = re.compile(r"[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)+")
"""A foreign name in Chinese characters, its parts set apart by dots."""


def votes(name: str, common: Mapping[str, int]) -> Votes:
    """Votes that need no context: from the last word, the letters, and the world's lists.

    `common` counts the words that the episode has in lower case.
    """
    folded = text.fold(name)
    if head := head_type(name):
        return ((head, 3.0),)
    if folded in places():
        return (("place", 3.0 * places()[folded]),)
    if _TRANSCRIBED.fullmatch(name):
        return (("person", 2.0),)
    if likeness := person_likeness(name, common):
        return (("person", likeness),)
    if _DIGIT.search(name) or _CAMEL.search(name):
        return (("company", 0.4), ("product", 0.5))
    if _ACRONYM.fullmatch(name):
        return (("concept", 0.5),)
    return (("person", 0.5),) if folded in english_names() else ()


def person_likeness(name: str, common: Mapping[str, int]) -> float:
    """How much a name of two or three words looks like a person's: 0 (not at all) to 2.

    People's names are written with one capital each, and are seldom words of the same text.
    """
    if _PERSON.fullmatch(name) is None or text.fold(name) in places():
        return 0.0
    first, *rest = text.fold(name).split()
    if any(word in HEADS for word in (first, *rest)):
        return 0.0
    given = first in given_names() and first not in places()
    family = rest[-1] in family_names()
    if not given and (first in common or any(word in common for word in rest)):
        return 0.0
    if given:
        return 2.0 if family or rest[-1] not in common else 0.5
    return 0.8 if family else 0.3
