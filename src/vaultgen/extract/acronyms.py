"""Short forms that a text explains: `reinforcement learning (RL)`, `RL stands for …`."""

import re
from collections.abc import Iterator
from typing import Final

from vaultgen.extract.prose import passages
from vaultgen.extract.vocabulary import SMALL, head_type
from vaultgen.model import Candidate, Episode

_SHORT: Final = r"[A-Z][A-Za-z]?[A-Z0-9]{1,5}"
_AFTER_LONG: Final = re.compile(rf"(?: \(|,? or |,? abbreviated )(?P<short>{_SHORT})s?\b")
_BEFORE_LONG: Final = re.compile(
    rf"\b(?P<short>{_SHORT})s?"
    r"(?: \((?P<inner>[^()]{5,80})\)|,? (?:which )?stands for (?P<rest>.{5,80}))"
)
_WORD: Final = re.compile(r"[^\W_]+")
_BREAK: Final = re.compile(r"[.,;:!?()\"“”]")
_WEIGHT: Final = 3.0


def acronyms(episode: Episode) -> Iterator[Candidate]:
    """Each acronym whose long form the text states; the long form is its alias."""
    for passage in passages(episode):
        for short, long in _explained(passage.text):
            kind = head_type(long) or "concept"
            yield Candidate(short, "introduced", votes=((kind, _WEIGHT),), aliases=(long,))


def _explained(text: str) -> Iterator[tuple[str, str]]:
    """(acronym, long form) as often as the text explains one."""
    for found in _AFTER_LONG.finditer(text):
        before = text[max(0, found.start() - 100) : found.start()]
        if long := long_form(found["short"], before):
            yield found["short"], long
    for found in _BEFORE_LONG.finditer(text):
        words = list(_WORD.finditer(stated := found["inner"] or found["rest"]))
        for word in words[1 : len(found["short"]) + 4]:
            if long_form(found["short"], stated[: word.end()]) == stated[: word.end()]:
                yield found["short"], stated[: word.end()]
                break


def long_form(short: str, before: str) -> str | None:
    """The end of `before` whose initials spell the acronym, small words not counted.

    A stricter form of Schwartz and Hearst, "A simple algorithm for identifying abbreviation
    definitions in biomedical text" (2003): every letter must begin a word, or a part of a
    hyphenated one, and no other word may stand between.
    """
    words = list(_WORD.finditer(before))
    for letter in reversed(short.casefold()):
        while words and not words[-1][0].casefold().startswith(letter):
            start = words[-1].start()
            if words[-1][0] not in SMALL and before[start - 1 : start] != "-":
                return None
            words.pop()
        if not words:
            return None
        first = words.pop().start()
    long = before[first:].strip()
    return long if " " in long and not _BREAK.search(long) else None
