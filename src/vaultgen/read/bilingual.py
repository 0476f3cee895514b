"""Names that a list states in two scripts: MIT / 麻省理工学院, 麻省理工学院（MIT）."""

import re
from dataclasses import replace
from typing import Final

from vaultgen.model import Declared
from vaultgen.text import language

_SLASH: Final = re.compile(r"([^/／|｜]{2,60}?)(?:\s[/|]\s|\s?[／｜]\s?)([^/／|｜]{2,60})")
_BRACKET: Final = re.compile(r"([^（()）]{2,60}?)\s?[（(]([^（()）]{2,60})[）)]")
_DOT: Final = re.compile(r"\w[·・‧•]\w")
_FEWEST: Final = 3
"""Characters; a shorter word in a bracket may say what it is: `OpenAI（公司）`."""


def named(stated: Declared) -> Declared:
    """The name in Latin letters, with the one in another script as its alias.

    A bracket after a person may hold a role or a firm: there a name must have its dot.
    """
    found = _SLASH.fullmatch(stated.name)
    if not found:
        found = _BRACKET.fullmatch(stated.name)
        named = stated.type not in (None, "person")
        if not found or not (_DOT.search(stated.name) or (named and len(found[2]) >= _FEWEST)):
            return stated
    name, other = sorted(found.groups(), key=_is_foreign)
    if _is_foreign(name) or language(other) in ("en", "und"):
        return stated
    return replace(stated, name=name, aliases=(*stated.aliases, other))


def _is_foreign(name: str) -> bool:
    return language(name) != "en"
