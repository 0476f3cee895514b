"""How alike two names are, and what forbids to take one for the other.

The score is the normalised Indel similarity (rapidfuzz `fuzz.ratio`) of their sounds. It proposes;
the vetoes decide, word by word: a high score alone says that two names are confusable, not that
they are the same (`Claude 3`, `Claude 4`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz

from vaultgen import text
from vaultgen.model import EntityType
from vaultgen.resolve import sound, spelling

ALIKE: Final = 0.82
"""Least score of one name. Measured on recognisers' transcripts: no wrong pair from here on."""
WORD: Final = 0.7
"""Least score of two words that stand at the same place in two names."""
SHORT: Final = 5
"""Letters; a shorter word must sound the same, a shorter name must be the same."""
LETTERS: Final = 0.5
"""Least likeness of the letters: the sounds are coarse."""
_DERIVING: Final = ("able", "ed", "er", "ian", "ic", "ing", "ism", "ist")
_ROMAN: Final = frozenset("ii iii iv vi vii viii ix xi xii".split())
_ACRONYM: Final = re.compile(r"(?<![^\W\d_])[A-Z]{2,6}(?![^\W\d_])")
_FIRM: Final = frozenset(("person", "place", "concept"))
"""Types that a name of another type is never a garbled form of."""


@dataclass(frozen=True)
class Profile:
    """A name with what comparing needs."""

    name: str
    type: EntityType | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words and numbers, folded."""
        return spelling.words(self.name)

    @cached_property
    def sound(self) -> str:
        """Of the whole name, without spaces."""
        return "".join(map(sound.heard, self.words))

    @cached_property
    def letters(self) -> str:
        """Of the whole name, without spaces."""
        return "".join(self.words)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Numbers and versions, as digits where they are words; Roman ones as they are."""
        found = (text.NUMBERS.get(word, word) for word in self.words)
        return tuple(word for word in found if word.isdigit() or word in _ROMAN)

    @cached_property
    def initials(self) -> tuple[str, ...]:
        """Single letters: of `George W. Bush`, of `Series A`."""
        return tuple(word for word in self.words if len(word) == 1 and word.isalpha())

    @cached_property
    def acronyms(self) -> tuple[str, ...]:
        """Words in capitals."""
        return tuple(_ACRONYM.findall(self.name))


@dataclass(frozen=True, slots=True)
class Verdict:
    """May the two be one?"""

    score: float
    """0 to 1."""
    veto: str = ""
    """Why not, in words for the user; empty where nothing speaks against it."""


def compare(a: Profile, b: Profile) -> Verdict:
    """Score two names and name the first veto; order does not matter."""
    return Verdict(similarity(a, b), next((why for veto in _VETOES if (why := veto(a, b))), ""))


def similarity(a: Profile, b: Profile) -> float:
    """How alike two names sound, 0 to 1."""
    return fuzz.ratio(a.sound, b.sound) / 100


def are_alike(a: Profile, b: Profile) -> bool:
    """Do two names sound so much alike that they may be one?"""
    return fuzz.ratio(a.sound, b.sound, score_cutoff=99 * ALIKE) / 100 >= ALIKE


def contains(a: Profile, b: Profile) -> bool:
    """Is one the other with further words before or after it: `Microsoft Research`?"""
    rest_a, rest_b = residual(a.words, b.words)
    return not (rest_a and rest_b) and a.words != b.words


def spelled_alike(a: Profile, b: Profile) -> float:
    """How alike the letters of two names are, 0 to 1."""
    return fuzz.ratio(a.letters, b.letters) / 100


def is_plural(a: Profile, b: Profile) -> bool:
    """Does the last word of one only have an `s` more?"""
    short, long = sorted(("".join(a.words), "".join(b.words)), key=len)
    return long == f"{short}s" and len(short) > 3 and "person" not in (a.type, b.type)


def _differ_in_type(a: Profile, b: Profile) -> str:
    if a.type == b.type or not (a.type and b.type) or not {a.type, b.type} & _FIRM:
        return ""
    return f"one is a {a.type}, the other a {b.type}"


def _differ_in_numbers(a: Profile, b: Profile) -> str:
    return "the numbers differ" if a.numbers != b.numbers else ""


def _differ_in_initials(a: Profile, b: Profile) -> str:
    return "the single letters differ" if a.initials != b.initials else ""


def _differ_in_acronyms(a: Profile, b: Profile) -> str:
    return "the abbreviations differ" if a.acronyms != b.acronyms else ""


def _one_contains_the_other(a: Profile, b: Profile) -> str:
    inside = contains(a, b) and not is_plural(a, b)
    return "one is part of the other" if inside else ""


def _one_derives_from_the_other(a: Profile, b: Profile) -> str:
    short, long = sorted((a.letters, b.letters), key=len)
    derived = any(long == short + ending for ending in _DERIVING)
    return "one is a word made from the other" if derived else ""


def _too_short(a: Profile, b: Profile) -> str:
    if min(len(a.letters), len(b.letters)) >= SHORT:
        return ""
    return "so short a name proves nothing"


def _differ_in_letters(a: Profile, b: Profile) -> str:
    return "hardly a letter is the same" if spelled_alike(a, b) < LETTERS else ""


def _words_differ(a: Profile, b: Profile) -> str:
    """Word by word where both have as many words to compare, else what is left as one word."""
    if is_plural(a, b):
        return ""
    rest_a, rest_b = residual(a.words, b.words)
    if len(rest_a) != len(rest_b):
        rest_a, rest_b = ("".join(rest_a),), ("".join(rest_b),)
    for word_a, word_b in zip(rest_a, rest_b, strict=True):
        if not _confusable(word_a, word_b):
            return f"“{word_a}” is not “{word_b}”"
    return ""


def _only_inflection(a: Profile, b: Profile) -> str:
    """Places and terms are ordinary words that are spelled as heard: only a plural is the same."""
    if {a.type, b.type} & {"place", "concept"} and not is_plural(a, b) and a.sound != b.sound:
        return "two terms that are spelled differently"
    return ""


def _different_people(a: Profile, b: Profile) -> str:
    """Two people may share a first or a last name, so all words but one must sound the same."""
    if "person" not in (a.type, b.type):
        return ""
    same = sum(map(_sound_alike, a.words, b.words))
    if len(a.words) == len(b.words) > 1 and same >= len(a.words) - 1:
        return ""
    return "two people may share a name"


def _sound_alike(a: str, b: str) -> bool:
    return sound.heard(a) == sound.heard(b)


_VETOES: Final[tuple[Callable[[Profile, Profile], str], ...]] = (
    _differ_in_type,
    _differ_in_numbers,
    _differ_in_initials,
    _differ_in_acronyms,
    _one_contains_the_other,
    _one_derives_from_the_other,
    _too_short,
    _differ_in_letters,
    _words_differ,
    _only_inflection,
    _different_people,
)


def residual(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is left of two names without the words with which both begin and both end."""
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return a, b


def _confusable(a: str, b: str) -> bool:
    """May a recogniser write one word for the other? The first sound survives mishearing."""
    heard_a, heard_b = sound.heard(a), sound.heard(b)
    if heard_a == heard_b:
        return min(len(a), len(b)) >= 2
    if min(len(a), len(b)) < SHORT or not a.isascii() or not b.isascii():
        return False
    return heard_a[:1] == heard_b[:1] and fuzz.ratio(heard_a, heard_b) / 100 >= WORD
