"""How well transcripts spell the names of their episode.

The judges are the sources that have no transcript themselves, such as show notes: people wrote
their names, and they favour no transcript.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from vaultgen import text
from vaultgen.model import Source

LEAST_LETTERS: Final = 4
"""Shorter words are too often in a text by chance."""
_WORD: Final = re.compile(r"[^\W\d_][^\W_]*")


def written_names(sources: Iterable[Source]) -> frozenset[str]:
    """Folded words that sources without a transcript write with a capital, and never without."""
    judges = [source for source in sources if not source.segments]
    return frozenset(_capitalised(said for source in judges for said in _written(source)))


def well_spelt(source: Source, names: Collection[str]) -> int:
    """How many of the names a transcript has."""
    return len(set(_capitalised(s.text for s in source.segments)).intersection(names))


def _written(source: Source) -> Iterator[str]:
    yield from (title.text for title in source.titles)
    yield from (description.text for description in source.descriptions)
    yield from (block.text for block in source.outline)
    yield from source.topics
    yield from (declared.name for declared in source.declared)


def _capitalised(texts: Iterable[str]) -> Iterator[str]:
    found = {word for said in texts for word in _WORD.findall(said)}
    for word in found:
        if len(word) >= LEAST_LETTERS and word != word.lower() and word.lower() not in found:
            yield text.fold(word)
