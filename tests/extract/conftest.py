"""Episodes made of a few sentences."""

from collections.abc import Callable

import pytest

from vaultgen.model import Episode, Segment


def _say(*texts: str) -> Episode:
    return Episode(
        id="episode/tides",
        title="Tides",
        sources=(),
        segments=tuple(Segment(text) for text in texts),
        edited=True,
    )


@pytest.fixture
def say() -> Callable[..., Episode]:
    """An episode whose carefully made transcript has these paragraphs."""
    return _say
