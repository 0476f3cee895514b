"""Where sources of one episode disagree.

Titles differ by nature, and lists of topics or names add up; here are only the facts of which an
episode has one, and the lists of those who speak, where they cannot both be right.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from vaultgen import labels, text
from vaultgen.model import Contradiction, Source

T = TypeVar("T")
SAME_DURATION = 0.02
"""Two durations that differ by a smaller share are one: players round, and trim silence."""
_ROLES: Final = {"guests": labels.GUESTS, "hosts": labels.HOSTS, "speakers": {"speakers"}}
"""{what keys of headers say: those keys}."""


def contradictions(sources: Sequence[Source]) -> tuple[Contradiction, ...]:
    """Fields of which two sources state different values, in a fixed order.

    The sources come in their order of trust: the first one's value is the one that is used.
    """
    spoken = [source for source in sources if source.segments]
    durations = _stated(sources, lambda s: s.duration)
    found = (
        _disagreement("published", _stated(sources, lambda s: s.published), _same_text, str),
        _disagreement("show", _stated(sources, lambda s: s.show), _same_text, str),
        _disagreement("duration", durations, _same_length, text.clock),
        _disagreement("language", _stated(spoken, _language), _same_text, str),
        *(_on_people(role, sources) for role in _ROLES),
    )
    return tuple(filter(None, found))


def _stated(sources: Iterable[Source], value: Callable[[Source], T | None]) -> list[tuple[T, str]]:
    """(value, path) of the sources that state one."""
    found = ((value(source), source.ref.path) for source in sources)
    return [(stated, path) for stated, path in found if stated]


def _disagreement(
    field: str,
    stated: Iterable[tuple[T, str]],
    same: Callable[[T, T], bool],
    shown: Callable[[T], str],
) -> Contradiction | None:
    """The distinct values with all sources of each; `None` where there is only one."""
    groups: list[tuple[T, list[str]]] = []
    for value, path in stated:
        group = next((paths for first, paths in groups if same(first, value)), None)
        if group is None:
            groups.append((value, [path]))
        else:
            group.append(path)
    values = tuple((shown(value), tuple(paths)) for value, paths in groups)
    return Contradiction(field, values) if len(values) > 1 else None


def _same_text(a: str, b: str) -> bool:
    return text.fold(a) == text.fold(b)


def _same_length(a: float, b: float) -> bool:
    return abs(a - b) <= SAME_DURATION * a


def _language(source: Source) -> str | None:
    return source.language if source.language != "und" else None


def _on_people(role: str, sources: Iterable[Source]) -> Contradiction | None:
    """The lists of a role of which each has a name that another one lacks."""
    lists = [(names, path) for names, path in _stated(sources, lambda s: _people(s, role))]
    against = [
        (names, path)
        for names, path in lists
        if any(not _agree(names, others) for others, _ in lists)
    ]
    return _disagreement(role, against, _are_equal, ", ".join)


def _people(source: Source, role: str) -> tuple[str, ...]:
    keys = _ROLES[role]
    return tuple(dict.fromkeys(d.name for d in source.declared if labels.key_of(d.field) in keys))


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Can both lists be right? So it is where one holds all of the other, or one is translated."""
    if text.is_cjk(" ".join(one)) != text.is_cjk(" ".join(other)):
        return True
    return _holds(one, other) or _holds(other, one)


def _are_equal(one: Sequence[str], other: Sequence[str]) -> bool:
    return _holds(one, other) and _holds(other, one)


def _holds(longer: Iterable[str], shorter: Iterable[str]) -> bool:
    """Is every name of the shorter list in the longer one, in full or in part (`Dr. Ada Quill`)?"""
    known = [frozenset(_words(name)) for name in longer]
    asked = [frozenset(_words(name)) for name in shorter]
    return all(any(a <= b or b <= a for b in known) for a in asked)


def _words(name: str) -> Iterator[str]:
    yield from text.folded_tokens(name)
