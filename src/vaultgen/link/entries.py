"""Which surface forms of an entity the linker may look for, and how strictly."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from vaultgen import text as texts
from vaultgen.model import Entity, LexiconEntry

HEARD: Final = 0.8
"""A form that only speech recognition produced is so much less certain than the name."""
LOCAL: Final = 0.9
"""So is a first name in an episode where one person bears it."""
_ARTICLE: Final = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_UNMISTAKABLE: Final = re.compile(r"[a-z][A-Z]|[^\W\d_]{2}.*\d|\d.*[^\W\d_]{2}")
_PLURAL: Final = re.compile(r"(?<=[^\W\d_])(?<![suiSUI])s$")


def entries_of(entities: Iterable[Entity]) -> tuple[LexiconEntry, ...]:
    """The forms that name the entities wherever they stand, by entity, the name first.

    Single letters are left out, and single names of people that are known to hold only in some
    episodes: a vault has more than one Mark.
    """
    return tuple(entry for entity in entities for entry in _entries(entity))


def local_entries(entities: Iterable[Entity], episode_id: str) -> tuple[LexiconEntry, ...]:
    """The short forms that name the entities in this episode only."""
    return tuple(
        LexiconEntry(short, entity.id, "local", entity.confidence * LOCAL)
        for entity in entities
        for episode, short in entity.local
        if episode == episode_id
    )


def _entries(entity: Entity) -> Iterator[LexiconEntry]:
    said: Literal["declared", "lexicon"] = "declared" if entity.declared else "lexicon"
    local = {texts.fold(short) for _, short in entity.local}
    weights = dict.fromkeys(entity.heard_as, HEARD)
    weights |= dict.fromkeys((entity.name, *entity.aliases), 1.0)
    if entity.type == "concept":
        weights = {form: w for name, w in weights.items() for form in _numbers(name)}
    for surface in sorted(weights, key=lambda s: (-weights[s], s != entity.name, s)):
        folded = texts.fold(surface)
        if (len(folded) > 1 or surface.endswith(("+", "#"))) and folded not in local:
            shown = surface.lower() if _is_ordinary(entity, surface) else surface
            exact = needs_capitals(surface)
            by = "heard" if weights[surface] == HEARD and _is_misheard(entity, surface) else said
            yield LexiconEntry(shown, entity.id, by, entity.confidence * weights[surface], exact)


def _numbers(name: str) -> Iterator[str]:
    """The name, and the singular of a term of several words: `AI Agents`, `AI Agent`."""
    yield name
    if " " in name and _PLURAL.search(name):
        yield name[:-1]


def _is_misheard(entity: Entity, surface: str) -> bool:
    """Is the form more than the plural or the singular of a name? Those somebody really said, but
    Edward is not Edwards."""
    if entity.type == "person":
        return True
    heard = "".join(texts.folded_tokens(surface))
    for name in (entity.name, *entity.aliases):
        short, long = sorted((heard, "".join(texts.folded_tokens(name))), key=len)
        if long in (f"{short}s", f"{short}es", f"{short[:-1]}ies"):
            return False
    return True


def _is_ordinary(entity: Entity, surface: str) -> bool:
    """Is it a term of one word without capitals of its own? Its first capital proves nothing."""
    return entity.type == "concept" and surface.isalpha() and surface[1:].islower()


def needs_capitals(surface: str) -> bool:
    """Could the form be a common word, so that only its capitals make it a name?

    Not when it has several words of two letters or more, a capital after a small letter, a digit
    beside two letters (not `A 100`), or Chinese characters.
    """
    if texts.is_cjk(surface) or _UNMISTAKABLE.search(surface):
        return False
    found = _ARTICLE.match(surface)
    bare = surface[found.end() :] if found else surface
    return sum(len(token) > 1 for token in texts.folded_tokens(bare)) < 2
