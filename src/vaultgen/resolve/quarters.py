"""Quarters: names that some rule may bring together, so that each quarter is resolved by itself.

Each function here gives pairs of names that one of the rules may look at together; more pairs
cost time, a pair too few costs the right result. A law in the tests holds that what is resolved
quarter by quarter is what is resolved at once.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from typing import Final

from rapidfuzz import fuzz, process

from vaultgen.resolve.candidates import Blocks
from vaultgen.resolve.compare import ALIKE, Profile, are_alike, compare
from vaultgen.resolve.confused import sounds
from vaultgen.resolve.contained import LONG
from vaultgen.resolve.names import Name

Pair = tuple[str, str]
"""Keys of two names."""
Root = Callable[[str], str]
"""Gives the key that stands for the group of a name, by its key."""
FEW: Final = 64
"""So few names are compared with all others at once, more of them only where they meet."""


def tied(names: Iterable[Name]) -> Iterator[Pair]:
    """Names that share a tie: stated, heard and rendered forms, notes, rulings, ids."""
    first: dict[str, str] = {}
    for name in names:
        for tie in (name.key, *name.ties):
            if (other := first.setdefault(tie, name.key)) != name.key:
                yield other, name.key


def confusable(names: Collection[Name]) -> Iterator[Pair]:
    """What an episode says with words that it confuses, and what is called so."""
    asking = defaultdict[str, list[str]](list)
    for name in names:
        for way in name.ways:
            asking[way].append(name.key)
    for name in names if asking else ():
        for shown in name.spellings:
            for other in asking.get(" ".join(sounds(shown)), ()):
                yield other, name.key


def alike(
    some: Collection[Name], names: Collection[Name], crowds: Collection[str]
) -> Iterator[Pair]:
    """Names of which one may be the other, garbled; one of each pair is of the first ones."""
    profiles = [_profiles(name) for name in some]
    found = _nearest(profiles, names) if len(some) <= FEW else _meeting(profiles, names, crowds)
    for (a, one), (b, other) in found:
        if a != b and are_alike(one, other) and not compare(one, other).veto:
            yield a, b


Spelled = tuple[str, Profile]
"""The key of a name, and one of its spellings."""


def _profiles(name: Name) -> list[Spelled]:
    return [(name.key, Profile(shown, name.kind)) for shown in name.spellings]


def _nearest(
    some: Iterable[Iterable[Spelled]], names: Collection[Name]
) -> Iterator[tuple[Spelled, Spelled]]:
    there = [(name, at) for name in names for at in range(len(name.spellings))]
    heard = [name.sounds[at].replace(" ", "") for name, at in there]
    for one in chain.from_iterable(some):
        cutoff = 99 * ALIKE
        hits = process.extract(
            one[1].sound, heard, scorer=fuzz.ratio, processor=None, score_cutoff=cutoff, limit=None
        )
        for _, _, at in hits:
            name, number = there[at]
            yield one, (name.key, Profile(name.spellings[number], name.kind))


def _meeting(
    some: Collection[Iterable[Spelled]], names: Collection[Name], crowds: Collection[str]
) -> Iterator[tuple[Spelled, Spelled]]:
    asking = list(chain.from_iterable(some))
    mine = {key for key, _ in asking}
    order = [s for name in names if name.key not in mine for s in _profiles(name)]
    first = len(order)
    order += asking
    blocks = Blocks((profile for _, profile in order), crowds)
    for at in range(first, len(order)):
        yield from ((order[at], order[n]) for n in blocks.near(at))


Place = int | str
"""The number of an episode, or a folded show."""


def short(names: Collection[Name], group_of: Root, shows: Mapping[int, str]) -> Iterator[Pair]:
    """First names, and people of the same episodes, or stated by the same show, that bear them.

    `group_of` gives the group of a name, by its key, that may be one thing; `shows` are those of
    the episodes, by number.
    """
    asking = defaultdict[str, dict[Place, list[str]]](lambda: defaultdict(list))
    for key, group in _with_single_words(names, group_of).items():
        for word, place in _asked(group, shows):
            asking[word][place].append(key)
    people = {group_of(n.key) for n in names if n.is_person} if asking else set[str]()
    for name in names:
        if group_of(name.key) in people:
            for word, place in _borne(name, asking):
                yield from ((key, name.key) for key in asking[word].get(place, ()))


def _with_single_words(names: Collection[Name], group_of: Root) -> dict[str, list[Name]]:
    """The groups that have a name of one word."""
    groups = {
        group_of(name.key): list[Name]()
        for name in names
        if any(" " not in words for words in name.words)
    }
    for name in names:
        if (key := group_of(name.key)) in groups:
            groups[key].append(name)
    return groups


def _asked(group: Sequence[Name], shows: Mapping[int, str]) -> Iterator[tuple[str, Place]]:
    """The words by which bearers are looked for, and where: a short name may have been misheard,
    then it is whatever its group is called."""
    single = [n for n in group if any(" " not in words for words in n.words)]
    if not any(n.is_short for n in single) and not (single and len(group) > 1):
        return
    called = {words.split(" ")[0] for n in group for words in n.words}
    numbers = {number for n in single for number in n.episodes}
    places = [*sorted(numbers), *sorted({shows[number] for number in numbers} - {""})]
    yield from product(sorted(called), places)


def _borne(name: Name, asking: Container[str]) -> Iterator[tuple[str, Place]]:
    """The words of a full name that are asked for, and where it is told of."""
    full = {word for words in name.words if " " in words for word in words.split(" ")}
    asked = sorted(word for word in full if word in asking)
    yield from product(asked, (*name.episodes, *name.hosts))


def contained(names: Collection[Name]) -> Iterator[Pair]:
    """Names that an episode has beside one that begins or ends with them."""
    called = {words: name for name in names if name.episodes for words in name.words}
    for name in names:
        inner = filter(None, map(called.get, _beginnings_and_endings(name)))
        here = (one for one in inner if not set(one.episodes).isdisjoint(name.episodes))
        yield from ((name.key, one.key) for one in here)


def _beginnings_and_endings(name: Name) -> Iterator[str]:
    """Those of its words that are long enough for a name."""
    for shown in name.words:
        words = shown.split(" ")
        for at in range(1, len(words)):
            parts = (" ".join(words[:at]), " ".join(words[at:]))
            yield from (part for part in parts if len(part) >= LONG)
