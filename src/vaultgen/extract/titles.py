"""Books, papers, films and songs that are quoted by their titles."""

import re
from collections.abc import Iterator
from typing import Final

from vaultgen.extract.prose import passages
from vaultgen.extract.vocabulary import SMALL
from vaultgen.model import Candidate, Episode

_QUOTED: Final = re.compile(r"[\"“](?P<title>[A-Z0-9][^\"“”.?!]{2,80}?)[,.]?[\"”]")
_WORK: Final = re.compile(
    r"\b(?:book|paper|article|essay|novel|film|movie|documentary|song|album|series|show|podcast|talk"
    r"|post|report|thesis|study|story|poem|game|magazine|newsletter|column|course|author)s?\b"
    r"[^.?!\"“”]{0,40}$",
    re.IGNORECASE,
)
_WEIGHT: Final = 4.0


def titles(episode: Episode) -> Iterator[Candidate]:
    """`a book called "The Art of War"`: quoted, in title case, and said to be a work."""
    for passage in passages(episode):
        for found in _QUOTED.finditer(passage.text):
            before = passage.text[max(0, found.start() - 60) : found.start()]
            if _WORK.search(before) and _is_title_case(found["title"]):
                yield Candidate(found["title"], "introduced", votes=(("work", _WEIGHT),))


def _is_title_case(title: str) -> bool:
    """Two words or more, all with capitals but the small ones."""
    words = title.split()
    return len(words) > 1 and all(
        not word[0].islower() or word.casefold() in SMALL for word in words
    )
