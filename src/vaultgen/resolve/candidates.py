"""Blocking: which names are worth comparing at all.

Two names meet when the consonants of their sounds agree but for one (deletion neighbourhood), or
when one of their longer words sounds the same. Words that very many names share do not count.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from vaultgen.resolve import sound
from vaultgen.resolve.compare import Profile

_LONG: Final = 4
"""Letters of a word by which names may meet."""
_CROWD: Final = 60
"""A word that more names share says nothing."""


class Blocks:
    """An index of names; ask `near` for those that one of them might be."""

    def __init__(self, profiles: Iterable[Profile], crowds: Collection[str]) -> None:
        """`crowds` are words that too many names share, as `crowded` gives them."""
        by_bones: dict[str, list[int]] = defaultdict(list)
        by_word: dict[str, list[int]] = defaultdict(list)
        self._groups: list[list[list[int]]] = []
        """Of each name: all that it shares something with."""
        for at, profile in enumerate(profiles):
            groups = [by_bones[bones] for bones in _bones(profile)]
            heard = long_words(profile.words)
            groups += (by_word[word] for word in heard if word not in crowds)
            for group in groups:
                group.append(at)
            self._groups.append(groups)

    def near(self, at: int) -> list[int]:
        """Positions of the names before this one to compare it with, ascending."""
        found: set[int] = set()
        for group in self._groups[at]:
            if len(group) > 1:
                found.update(group)
        return sorted(n for n in found if n < at)


def _bones(profile: Profile) -> Iterator[str]:
    return sound.with_one_deletion(sound.skeleton(profile.sound))


def long_words(words: Sequence[str]) -> set[str]:
    """The sounds of the words by which a name of several words may meet another one."""
    if len(words) < 2:
        return set()
    return {sound.heard(word) for word in words if len(word) >= _LONG}


def crowded(names: Iterable[Iterable[str]]) -> frozenset[str]:
    """The words, as `long_words` gives them for each name, that too many names share."""
    counts = Counter(word for words in names for word in words)
    return frozenset(word for word, count in counts.items() if count > _CROWD)
