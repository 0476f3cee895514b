"""What the form of a name says about what it names."""

import re
from collections.abc import Mapping
from typing import Final

from vaultgen import text
from vaultgen.extract.cues import Votes
from vaultgen.extract.gazetteer import lists
from vaultgen.extract.vocabulary import HEADS, head_type

_CAMEL: Final = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}")
_DIGIT: Final = re.compile(r"\d")
_ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9&/]*[A-Z0-9]s?")
_CAPITAL: Final = r"(?:Mc|Mac|O['’]|D['’]|De|Di|Du|La|Le|Van)?[^\W\d_a-z][^\W\d_A-Z]+"
_INITIAL_OR_PARTICLE: Final = r"(?:[A-Z]\.?|van|von|der|den|de|du|di|da|del|la|le|bin|ibn|al)"
_PERSON: Final = re.compile(
    rf"{_CAPITAL}(?:-{_CAPITAL})?(?: {_INITIAL_OR_PARTICLE})*(?: {_CAPITAL}(?:-{_CAPITAL})?){{1,2}}"
)
_CONVENTION: Final = re.compile(r"[a-z]Con$")
_PRACTICE: Final = re.compile(r"[^\W\d_]Ops$")
_TRANSCRIBED: Final = re.compile(r"[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)+")
"""A foreign name in Chinese characters, its parts set apart by dots."""
SURE: Final = 2.0
"""Likeness of a name whose given name some list knows."""
HALF_KNOWN: Final = 0.5
"""Likeness of a name of which only one part looks like a person's."""
FORM_ALONE: Final = 0.3
"""Likeness of a name that no list knows; not enough for a vote."""
_HALF: Final = 0.15
"""Vote of a half-known name: any cue for another type outweighs it."""


def votes(name: str, common: Mapping[str, int]) -> Votes:
    """Votes that need no context: from the last word, the letters, and the world's lists.

    `common` counts the words that the episode has in lower case.
    """
    folded = text.fold(name)
    if head := head_type(name):
        return ((head, 3.0),)
    if folded in lists().places:
        return (("place", 3.0 * lists().places[folded]),)
    if folded in lists().companies and folded not in common:
        return (("company", 2.0),)
    if _TRANSCRIBED.fullmatch(name):
        return (("person", 2.0),)
    likeness = person_likeness(name, common)
    if likeness > FORM_ALONE:
        return (("person", likeness if likeness == SURE else _HALF),)
    if _CONVENTION.search(name):
        return (("event", 1.0),)
    if _PRACTICE.search(name):
        return (("concept", 1.0),)
    if _DIGIT.search(name) or _CAMEL.search(name):
        return (("company", 0.1), ("product", 0.15))
    if _ACRONYM.fullmatch(name):
        return (("concept", 0.15),)
    return (("person", 0.5),) if folded in lists().given_names else ()


def person_likeness(name: str, common: Mapping[str, int]) -> float:
    """How much a name of two or three words looks like a person's: 0 (not at all), or one of
    `FORM_ALONE`, `HALF_KNOWN`, `SURE`.

    People's names are written with one capital each, and are seldom words of the same text.
    """
    folded = text.fold(name)
    if _PERSON.fullmatch(name) is None or folded in lists().places or folded in lists().companies:
        return 0.0
    first, *rest = folded.split()
    given = first in lists().given_names and first not in lists().places
    if any(word in HEADS for word in rest) or (first in HEADS and not given):
        return 0.0
    family = rest[-1] in lists().family_names
    if given:
        return SURE if family or rest[-1] not in common else HALF_KNOWN
    if first in common or any(word in common for word in rest):
        return 0.0
    return HALF_KNOWN if family else FORM_ALONE
