"""Where sources of one episode disagree."""

from collections.abc import Iterable, Iterator, Sequence

from vaultgen import text
from vaultgen.model import Contradiction, Source

SAME_DURATION = 0.02
"""Two durations that differ by a smaller share are one: players round, and trim silence."""


def contradictions(sources: Sequence[Source]) -> tuple[Contradiction, ...]:
    """Fields of which two sources state different values, in a fixed order."""
    found = (
        ("published", _distinct((s.published, s.ref.path) for s in sources)),
        ("show", _distinct((s.show, s.ref.path) for s in sources)),
        ("duration", list(_durations(sources))),
    )
    return tuple(Contradiction(name, tuple(vs)) for name, vs in found if len(vs) > 1)


def _distinct(stated: Iterable[tuple[str | None, str]]) -> list[tuple[str, str]]:
    first: dict[str, tuple[str, str]] = {}
    for value, path in stated:
        if value:
            first.setdefault(text.fold(value), (value, path))
    return list(first.values())


def _durations(sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    seen: list[float] = []
    for source in sources:
        length = source.duration
        if length and all(abs(length - other) > SAME_DURATION * other for other in seen):
            seen.append(length)
            yield text.clock(length), source.ref.path
