"""When two spellings are one name without any doubt."""

import re
from functools import lru_cache
from typing import Final

from vaultgen import text

_PART: Final = re.compile(r"[^\W\d_]+|\d+")
_POSSESSIVE: Final = re.compile(r"['’](?:[sS])?$")
_SIGNS: Final = (("++", " plusplus"), ("#", " sharp"), (" & ", " and "))
_LEGAL: Final = frozenset("inc incorporated corp corporation ltd limited llc plc gmbh".split())
_TITLES: Final = frozenset("mr mrs ms dr prof professor sir".split())
_CACHE: Final = 1 << 17


def plain(name: str) -> str:
    """The name as written, white space folded, without possessive."""
    return _POSSESSIVE.sub("", text.squeeze(name))


@lru_cache(maxsize=_CACHE)
def words(name: str) -> tuple[str, ...]:
    """Folded words and numbers of a name: `("gpt", "4", "o")` for `GPT-4o`.

    Without possessive, leading article or title, and form of company; signs become words, and
    numbers that are spelled out digits (`GPT five`, `GPT-5`), but not the first word.
    """
    shown = plain(name)
    for sign, word in _SIGNS:
        shown = shown.replace(sign, word)
    parts = _PART.findall(text.fold(shown))
    while len(parts) > 1 and parts[-1] in _LEGAL:
        parts.pop()
    if len(parts) > 2 and parts[0] in _TITLES:
        parts.pop(0)
    if len(parts) > 1 and parts[0] == "the" and _stands_alone(shown, parts[1:]):
        parts.pop(0)
    return (*parts[:1], *(text.NUMBERS.get(part, part) for part in parts[1:]))


def _stands_alone(shown: str, rest: list[str]) -> bool:
    """Is it the same name without `the`? `The Verge` and `the US` are, `The Who` is not."""
    return len("".join(rest)) > 3 or shown.split()[-1].isupper()


@lru_cache(maxsize=_CACHE)
def exact(name: str) -> str:
    """The key of a name: names with one key are the same name.

    Hyphens, spaces and capitals do not count (`Chat GPT`, `ChatGPT`; `Fine-Tuning`, `fine tuning`),
    only two numbers are kept apart (`3.5` is not `35`).
    """
    key = ""
    for word in words(name):
        key += f".{word}" if key[-1:].isdigit() and word[0].isdigit() else word
    return key or text.key(name)


def apart(name: str) -> str:
    """The key of a spelling, where a ruling separates names that `exact` makes one."""
    return f"{exact(name)}|{text.key(text.squeeze(name))}"
