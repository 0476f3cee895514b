"""Names that another reading of the same words misheard: a second witness that one was said."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from vaultgen import text
from vaultgen.model import Candidate, Episode, Heard

LEAST_LETTERS: Final = 5
"""A shorter name is misheard by chance, unless it stands beside words that both readings have."""
LEAST_LIKENESS: Final = 60.0
"""0–100, of the letters."""


def witnessed(candidates: Iterable[Candidate], episode: Episode) -> Iterator[Candidate]:
    """The candidates; what is seen once and misheard elsewhere is corroborated.

    What a good recogniser knows as words it hardly mishears; it fails at names.
    """
    names = {text.fold(heard.name) for heard in episode.heard if _is_witness(heard)}
    for candidate in candidates:
        seen_once = candidate.how == "capitalised" and not candidate.heard
        if seen_once and text.fold(candidate.name) in names:
            yield replace(candidate, how="corroborated", sources=candidate.sources + 1)
        else:
            yield candidate


def _is_witness(heard: Heard) -> bool:
    """Is it the whole name, and heard as something else, not as another form of the word?"""
    name, form = (text.fold(n).replace(" ", "") for n in (heard.name, heard.form))
    if name.startswith(form) or form.startswith(name):
        return False
    if fuzz.ratio(name, form) < LEAST_LIKENESS and " " not in heard.name:
        return False
    return heard.beside > 0 or len(name) >= LEAST_LETTERS
