"""Extension points: entry-point groups, in which the built-ins and anybody's packages meet."""

from collections.abc import Mapping, Sequence
from importlib.metadata import entry_points
from typing import TypeVar

T = TypeVar("T")

READERS = "vaultgen.readers"
EXTRACTORS = "vaultgen.extractors"


def versions() -> tuple[str, ...]:
    """Name, object and version of everything that other packages register, sorted."""
    found = entry_points()
    points = (point for group in (READERS, EXTRACTORS) for point in found.select(group=group))
    return tuple(
        sorted(f"{p.group} {p.name} {p.value} {p.dist.version if p.dist else ''}" for p in points)
    )


def installed(group: str, built_in: Sequence[T]) -> tuple[T, ...]:
    """The built-ins in their order, then what other packages register, by name."""
    others: Mapping[str, T] = {point.name: point.load() for point in entry_points(group=group)}
    return (*built_in, *(others[name] for name in sorted(others)))
