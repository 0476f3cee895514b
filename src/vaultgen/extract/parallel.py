"""The texts of an episode that have a translation."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from vaultgen import text
from vaultgen.extract.finder import Names
from vaultgen.extract.scripts import Run, runs
from vaultgen.model import Episode, Segment

ALIKE: Final = 0.6
"""Share of the shorter one's words from which two texts are the same sentence, heard or told
again."""
_MANY: Final = 10
"""Places that prove as much as more would."""


@dataclass(frozen=True)
class Pair:
    """A text and its translation."""

    said: str
    put: str
    names: frozenset[str]
    """Those that the text has."""
    kept: frozenset[str]
    """Those that the translation writes just so."""

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Of the translation."""
        return tuple(run for run in runs(self.put) if run.script)

    @cached_property
    def words(self) -> frozenset[str]:
        """Of the text, folded."""
        return frozenset(text.folded_tokens(self.said))


def transcripts(episode: Episode) -> tuple[tuple[Segment, ...], ...]:
    """The record, and the others."""
    return (episode.segments, *(reading.segments for reading in episode.readings))


def _translated(segments: Iterable[Segment]) -> Iterator[tuple[str, str]]:
    return ((segment.text, put.text) for segment in segments for put in segment.translations)


class Corpus:
    """All pairs of an episode, and how often something stands in them."""

    def __init__(self, episode: Episode, names: Names) -> None:
        """What several transcripts translate alike counts once."""
        found: dict[str, Pair] = {}
        for segment, put in _translated(chain.from_iterable(transcripts(episode))):
            if put not in found:
                found[put] = Pair(segment, put, names.within(segment), names.within(put))
        self.pairs = tuple(found.values())
        self._put = "\n".join(found)
        self._words = Counter(word for pair in self.pairs for word in pair.words)

    def forms(self, form: str) -> int:
        """Occurrences in the translations."""
        return self._put.count(form)

    def share(self, name: str, form: str) -> tuple[int, int]:
        """How many texts whose translation has the form say the name, and how many do not."""
        there = [name in pair.names for pair in self.pairs if form in pair.put]
        return sum(there), len(there) - sum(there)

    def rivals(self, name: str, places: Sequence[Pair], share: float) -> Iterable[str]:
        """Other words of all these texts, of whose texts at least such a share are these."""
        common = frozenset[str].intersection(*(pair.words for pair in places))
        own = set(text.folded_tokens(name))
        return [w for w in sorted(common - own) if self._words[w] * share <= len(places)]


def different(name: str, places: Iterable[Pair]) -> int:
    """How many of the texts say different things of a name; so many as prove anything."""
    own = frozenset(text.folded_tokens(name))
    kept: list[frozenset[str]] = []
    for pair in places:
        words = pair.words - own
        if len(kept) < _MANY and not any(_are_alike(words, other) for other in kept):
            kept.append(words)
    return len(kept)


def _are_alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= ALIKE * min(len(a), len(b))
