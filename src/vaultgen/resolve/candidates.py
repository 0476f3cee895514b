"""Blocking: which names are worth comparing at all.

Two names meet when the consonants of their sounds agree but for one (deletion neighbourhood), or
when one of their longer words sounds the same. Words that very many names share do not count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from vaultgen.resolve import sound
from vaultgen.resolve.compare import Profile

_LONG: Final = 4
"""Letters of a word by which names may meet."""
_CROWD: Final = 60
"""A word that more names share says nothing."""


class Blocks:
    """An index of names; ask `near` for those that a name might be."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._by_bones: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, profile in enumerate(profiles):
            for bones in _bones(profile):
                self._by_bones[bones].append(at)
            for word in _long_words(profile):
                self._by_word[word].append(at)

    def near(self, profile: Profile) -> list[int]:
        """Positions of the names to compare with, ascending."""
        found: set[int] = set()
        for bones in _bones(profile):
            found.update(self._by_bones.get(bones, ()))
        for word in _long_words(profile):
            crowd = self._by_word.get(word, ())
            if len(crowd) <= _CROWD:
                found.update(crowd)
        return sorted(found)


def _bones(profile: Profile) -> Iterator[str]:
    return sound.with_one_deletion(sound.skeleton(profile.sound))


def _long_words(profile: Profile) -> Iterator[str]:
    if len(profile.words) > 1:
        yield from {sound.heard(word) for word in profile.words if len(word) >= _LONG}
