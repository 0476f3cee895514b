"""Names that sources state outside the running text."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Final

from vaultgen import text
from vaultgen.extract import shapes
from vaultgen.model import Candidate, Declared, Episode

_STATED: Final = 10.0
"""Weight of a type that a source states; context weighs 4 at most in one episode."""
_COPIED: Final = 1.0
"""Weight of a type in a list that was made from a transcript which misheard the names."""
_THEMATIC: Final = 1.5
"""Weight of `concept` for a topic or a tag, which may as well be a product's name."""
_CARELESS: Final = frozenset(("speaker label", "show notes", "handle", "byline"))


def declared(episode: Episode) -> Iterable[Candidate]:
    """Typed and untyped names, topics and tags."""
    return chain(
        map(_named, episode.declared),
        (_theme(topic, "topics") for topic in episode.topics),
        chain.from_iterable(map(_tagged, episode.tags)),
    )


def _named(stated: Declared) -> Candidate:
    """Where the source does not say what it is, the form of the name may."""
    weight = _COPIED if stated.heard else _STATED
    return Candidate(
        name=stated.name,
        how="declared",
        votes=((stated.type, weight),) if stated.type else shapes.votes(stated.name, {}),
        field=stated.field,
        aliases=stated.aliases,
        heard=stated.heard,
    )


def _theme(name: str, field: str) -> Candidate:
    return Candidate(name=name, how="declared", votes=(("concept", _THEMATIC),), field=field)


def _tagged(tag: str) -> Iterator[Candidate]:
    """A tag of several words is a concept; one lower-case word may be anything."""
    name = text.squeeze(tag.rsplit("/", 1)[-1].replace("-", " ").replace("_", " "))
    if " " in name or not name.islower():
        yield _theme(name, "tags")


def distinct(episode: Episode) -> tuple[tuple[str, ...], ...]:
    """Names that one list states side by side, so that no two of them mean the same.

    Sources come one after the other, so each stretch of one field is one list. Speaker labels are
    typed again and again, with errors, and show notes repeat themselves: they are no such list.
    """
    stretches = (
        tuple(dict.fromkeys(d.name for d in stretch))
        for field, stretch in groupby(episode.declared, key=lambda d: d.field)
        if field not in _CARELESS
    )
    return tuple(names for names in stretches if len(names) > 1)
