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
    """An index of names; ask `near` for those that one of them might be."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        by_bones: dict[str, list[int]] = defaultdict(list)
        by_word: dict[str, list[int]] = defaultdict(list)
        self._crowds: list[list[list[int]]] = []
        """Of each name: all that it shares something with."""
        for at, profile in enumerate(profiles):
            crowds = [by_bones[bones] for bones in _bones(profile)]
            crowds += (by_word[word] for word in _long_words(profile))
            for crowd in crowds:
                crowd.append(at)
            self._crowds.append(crowds)
        self._too_many = {id(crowd) for crowd in by_word.values() if len(crowd) > _CROWD}

    def near(self, at: int) -> list[int]:
        """Positions of the names before this one to compare it with, ascending."""
        found: set[int] = set()
        for crowd in self._crowds[at]:
            if len(crowd) > 1 and id(crowd) not in self._too_many:
                found.update(crowd)
        return sorted(n for n in found if n < at)


def _bones(profile: Profile) -> Iterator[str]:
    return sound.with_one_deletion(sound.skeleton(profile.sound))


def _long_words(profile: Profile) -> set[str]:
    if len(profile.words) < 2:
        return set()
    return {sound.heard(word) for word in profile.words if len(word) >= _LONG}
