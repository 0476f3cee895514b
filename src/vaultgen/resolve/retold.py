"""The names of which something else is told than before: by episodes, by notes of the vault."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from vaultgen.model import KnownEntity
from vaultgen.resolve.memory import Memory, News, Places
from vaultgen.resolve.names import Keys, Name, Told, name, told
from vaultgen.resolve.naming import naming
from vaultgen.resolve.nodes import former, of_note, of_rulings
from vaultgen.resolve.rulings import Rulings


def retold(
    before: Memory,
    news: News,
    known: Mapping[str, KnownEntity],
    rulings: Rulings,
    places: Places,
    keys: Keys,
) -> dict[str, Name | None]:
    """Those names as they are now, by key; none for what is gone.

    `known` are the notes by path, `places` the episodes as they are now.
    """
    first = () if before.names else of_rulings(rulings)
    return {
        **_of_episodes(before, news, places, keys, rulings),
        **_of_notes(before.known, known),
        **{node.key: node for node in first},
    }


def _of_episodes(
    before: Memory, news: News, places: Places, keys: Keys, rulings: Rulings
) -> dict[str, Name | None]:
    """The names of which something else is told now, by key; none for those that are gone."""
    was = {e.episode: told(e, keys) for e in news.gone}
    now = {e.episode: told(e, keys) for e in news.come}
    differing = set(_differing(was, now))
    found = defaultdict[str, list[tuple[int, Told]]](list)
    mentioning = {n for key in differing if key in before.names for n in before.names[key].episodes}
    others = [i for i, (n, _) in before.places.items() if n in mentioning and i not in was]
    elsewhere = ((e.episode, told(e, keys, differing)) for e in news.others(others))
    for episode, names in chain(now.items(), elsewhere):
        for key in names.keys() & differing:
            found[key].append((places[episode][0], names[key]))
    ruled = naming(rulings, ())
    split = {*ruled.types, *(shown.partition("|")[0] for shown in ruled.spellings)}
    return {key: name(key, found[key], split) if key in found else None for key in differing}


def _differing(
    was: Mapping[str, Mapping[str, Told]], now: Mapping[str, Mapping[str, Told]]
) -> Iterator[str]:
    for episode in was.keys() | now.keys():
        a, b = was.get(episode, {}), now.get(episode, {})
        yield from (key for key in a.keys() | b.keys() if a.get(key) != b.get(key))


def _of_notes(
    before: Mapping[str, KnownEntity], now: Mapping[str, KnownEntity]
) -> dict[str, Name | None]:
    """The notes that are not as they were, as names; what they were, too, for this time."""
    paths = [path for path in before.keys() | now.keys() if before.get(path) != now.get(path)]
    old = [of_note(before[path]) for path in paths if path in before]
    new = [of_note(now[path]) for path in paths if path in now]
    found: dict[str, Name | None] = {node.key: None for node in old}
    return {**found, **{former(node).key: former(node) for node in old}, **{n.key: n for n in new}}
