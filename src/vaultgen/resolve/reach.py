"""Which names a change reaches: what is told of them is not what it was, or of their neighbours."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from vaultgen import text
from vaultgen.model import KnownEntity
from vaultgen.resolve.candidates import crowded
from vaultgen.resolve.groups import Groups
from vaultgen.resolve.memory import Memory, News, Places
from vaultgen.resolve.names import Keys, Name
from vaultgen.resolve.quarters import Pair, alike, confusable, contained, short, tied
from vaultgen.resolve.retold import retold
from vaultgen.resolve.rulings import Rulings
from vaultgen.resolve.statistics import Statistics


@dataclass(frozen=True, slots=True)
class Reach:
    """The vault's names as they are now, and which of them have to be resolved."""

    names: dict[str, Name]
    keys: Keys
    places: Places
    statistics: Statistics
    crowds: frozenset[str]
    groups: dict[str, str]
    quarters: dict[str, str]
    reached: frozenset[str]
    """Keys of the names to be resolved."""
    outdated: frozenset[str]
    """Keys of the names whose former results do not hold, those that are gone included."""


def reach(before: Memory, news: News, known: Mapping[str, KnownEntity], rulings: Rulings) -> Reach:
    """What the news reach, and notes (by path) that are not as they were.

    `rulings` are those that the memory was made with.
    """
    told_of = (n for n in before.names.values() if n.episodes)
    keys = Keys((shown, n.key) for n in told_of for shown in n.spellings)
    places = _places(before.places, news)
    statistics = before.statistics.changed(news.gone, news.come)
    anew = retold(before, news, known, rulings, places, keys)
    names = {key: n for key, n in before.names.items() if key not in anew}
    names |= {key: n for key, n in anew.items() if n}
    crowds = crowded(n.long for n in names.values())
    changed = {*anew, *_having(crowds ^ before.crowds, names.values())}
    touched = changed.union(_elsewhere(before, news, statistics, names, places))
    dissolved = _members(before.quarters, touched)
    free = [n for n in names.values() if n.key in dissolved or n.key not in before.names]
    groups = _grouped(before.groups, dissolved, _one_thing(names, changed, free, crowds))
    beside = _beside(names.values(), groups, places)
    quarters = _grouped(before.quarters, dissolved, beside)
    reached = _members(quarters, (n.key for n in free)) & names.keys()
    outdated = reached | dissolved
    return Reach(names, keys, places, statistics, crowds, groups, quarters, reached, outdated)


def _places(before: Places, news: News) -> Places:
    gone = {e.episode for e in news.gone} - {e.episode for e in news.come}
    places = {ident: place for ident, place in before.items() if ident not in gone}
    further = count(1 + max((number for number, _ in before.values()), default=0))
    for evidence in news.come:
        known = before.get(evidence.episode)
        number = known[0] if known else next(further)
        places[evidence.episode] = (number, text.fold(evidence.show or ""))
    return places


def _elsewhere(
    before: Memory, news: News, now: Statistics, names: Mapping[str, Name], places: Places
) -> Iterator[str]:
    """Names of which the same is told, but it means something else in the whole vault.

    What a context says hangs on all episodes, so names of several things are always looked at.
    """
    was = before.statistics
    if news.come or news.gone:
        yield from (n.key for n in names.values() if n.is_mixed)
    words = was.lower.keys() | now.lower.keys()
    yield from (w for w in words if was.is_frequent(w) != now.is_frequent(w))
    shows = was.stating.keys() | now.stating.keys()
    shows = {show for show in shows if was.stating.get(show) != now.stating.get(show)}
    numbers = {number for number, show in places.values() if show in shows}
    for n in names.values() if numbers else ():
        if any(" " not in words for words in n.words) and not numbers.isdisjoint(n.episodes):
            yield n.key


def _having(words: frozenset[str], names: Iterable[Name]) -> frozenset[str]:
    return frozenset(n.key for n in names if words and not words.isdisjoint(n.long))


def _members(groups: Mapping[str, str], keys: Iterable[str]) -> frozenset[str]:
    """All keys of the groups of some."""
    roots = {groups.get(key, key) for key in keys}
    return frozenset(roots.union(key for key, root in groups.items() if root in roots))


def _one_thing(
    names: Mapping[str, Name], changed: Container[str], free: Iterable[Name], crowds: frozenset[str]
) -> Iterator[Pair]:
    """Names that may be one thing; those that did not change are like those that they were."""
    new = [n for n in free if n.key in changed]
    same = [n for n in free if n.key not in changed]
    yield from tied(names.values())
    yield from confusable(names.values())
    yield from alike(new, names.values(), crowds)
    yield from alike(same, same, crowds)


def _beside(names: Collection[Name], groups: Mapping[str, str], places: Places) -> Iterator[Pair]:
    """Names that are looked at together; first of all what may be one thing."""
    yield from ((group, key) for key, group in groups.items())
    yield from short(names, lambda key: groups.get(key, key), dict(places.values()))
    yield from contained(names)


def _grouped(
    before: Mapping[str, str], dissolved: Container[str], pairs: Iterable[Pair]
) -> dict[str, str]:
    """The groups that stay, joined by the pairs: {key: the root of its group}, without roots."""
    stay = {key: group for key, group in before.items() if key not in dissolved}
    groups = Groups(joined=stay)
    for a, b in pairs:
        groups.force(a, b)
    return groups.joined()
