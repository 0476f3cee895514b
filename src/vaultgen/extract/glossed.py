"""Terms that a source explains: **RL**（Reinforcement Learning: 强化学习）.

What stands in the bracket is another name, the long form or one in another script, or it says
what the term means: **tidal fence** (a row of turbines across a strait).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from vaultgen import text
from vaultgen.extract.acronyms import long_form
from vaultgen.extract.scripts import LATIN, is_foreign, script
from vaultgen.model import Candidate, Episode, Gloss, Text

_STATED: Final = 10.0
"""Weight of `concept`, as of every type that a source states."""
_LONGEST: Final = 12
"""Words, or Chinese characters, of another name."""
_CALLED: Final = re.compile(
    r"(?:(?:also|sometimes) (?:called|known as)|a\.?k\.?a\.?|short for)\s+(?:the )?"
    r"|又称|也叫|也称|亦称|简称",
    re.IGNORECASE,
)
_EXPLAINING: Final = re.compile(r"一[种个所家款类名位项台]|指|用[来于以]|.*的.*")
"""How an explanation begins in Chinese, or what it holds."""


def glossed(episode: Episode) -> Iterator[Candidate]:
    """Each term that has other names; one in another script is called as the episode has it."""
    for gloss in episode.glosses:
        names = _names(gloss)
        own = (name for name in names if text.language(name) == episode.language)
        name = gloss.term if script(gloss.term) == LATIN else next(own, gloss.term)
        if len(names) > 1:
            yield Candidate(
                name=name,
                how="declared",
                votes=(("concept", _STATED),),
                field="gloss",
                aliases=tuple(dict.fromkeys(other for other in names if other != name)),
            )


def with_meanings(
    candidates: Iterable[Candidate], glosses: Iterable[Gloss]
) -> tuple[Candidate, ...]:
    """The candidates with what sources say that they mean."""
    meanings: dict[str, list[str]] = {}
    for gloss in glosses:
        said = [meaning.text for meaning in gloss.meanings if not list(_name(gloss, meaning))]
        for name in _names(gloss):
            meanings.setdefault(text.fold(name), []).extend(said)
    found = ((c, meanings.get(text.fold(c.name))) for c in candidates)
    return tuple(replace(c, meanings=tuple(dict.fromkeys(m))) if m else c for c, m in found)


def _names(gloss: Gloss) -> list[str]:
    """The term, and what else it is called."""
    return [gloss.term, *(name for meaning in gloss.meanings for name in _name(gloss, meaning))]


def _name(gloss: Gloss, meaning: Text) -> Iterator[str]:
    """The other name that a meaning is, if it is one."""
    term, said = gloss.term, meaning.text
    if called := _CALLED.match(said):
        yield said[called.end() :]
    elif is_foreign(term, said, _LONGEST):
        yield from () if _EXPLAINING.match(said) else (said,)
    elif said == long_form(term, said) or term == long_form(said, term):
        yield said
