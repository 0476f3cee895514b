"""What a person says about names, added to what was said before; the latest word holds.

Every function returns the rulings with one more in them, and without what contradicts it. Lists
of `same` and `different` keep their places: one that is taken away is left empty. `known` are the
notes of the vault, for the ids. Said twice, the second time changes nothing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from vaultgen import text
from vaultgen.errors import VaultgenError
from vaultgen.model import EntityType, KnownEntity
from vaultgen.resolve import spelling
from vaultgen.resolve.groups import Groups
from vaultgen.resolve.naming import naming
from vaultgen.resolve.rulings import Rulings

TWO_IDS: Final = "to make two things of it, give two ids, such as company/a and place/a"
"""The way out for who wants to split a name from itself."""
Known = Sequence[KnownEntity]
Key = Callable[[str], str]
Names = tuple[str, ...]
Value = TypeVar("Value", bound=str)


def merge(rulings: Rulings, names: Names, known: Known = ()) -> Rulings:
    """The names are one thing, and the first is what it is called.

    They join a list of `same` that holds one of them. Types and names that rulings gave to the
    others go; what those were called stays an alias.
    """
    key = naming(rulings, known).ruled
    first = names[0]
    keys = set(map(key, names))
    joined = [row for row in rulings.same if keys & set(map(key, row))]
    called = [p for p in rulings.name if key(p[1]) != key(first) and keys & set(map(key, p))]
    group = tuple(_distinct((first, *_flat(joined), *names[1:], *_flat(called))))
    keys = set(map(key, group))
    is_typed = any(key(name) == key(first) for name, _ in rulings.type)
    return replace(
        rulings,
        same=_with_row(rulings.same, joined, group),
        different=_no_longer_apart(rulings.different, keys, key),
        drop=tuple(name for name in rulings.drop if key(name) not in keys),
        type=tuple(
            (name, kind)
            for name, kind in rulings.type
            if not is_typed or key(name) not in keys or key(name) == key(first)
        ),
        name=tuple(pair for pair in rulings.name if pair not in called),
    )


def split(rulings: Rulings, first: str, second: str, known: Known = ()) -> Rulings:
    """The two are never one thing; the second leaves the lists that join it to the first.

    Raises VaultgenError for two spellings of one name that no ruling can tell apart.
    """
    key = naming(replace(rulings, different=(*rulings.different, (first, second))), known).ruled
    if key(first) == key(second):
        raise VaultgenError(f"“{first}” and “{second}” are one name: {TWO_IDS}")
    leaving = key(second)
    groups = _groups((*rulings.same, *rulings.name), key, without=leaving)
    near = groups.find(key(first))

    def joins(row: Names) -> bool:
        found = set(map(key, row))
        return leaving in found and near in map(groups.find, found - {leaving})

    same = (_without(row, leaving, key) if joins(row) else row for row in rulings.same)
    said = any({key(first), leaving} <= set(map(key, row)) for row in rulings.different)
    return replace(
        rulings,
        same=tuple(same),
        different=rulings.different if said else (*rulings.different, (first, second)),
        name=tuple(pair for pair in rulings.name if not joins(pair)),
    )


def drop(rulings: Rulings, name: str, known: Known = ()) -> Rulings:
    """The name is no name of anything.

    What a thing is called takes the whole thing with it, another name of it only itself.
    """
    key = naming(rulings, known).ruled
    gone = key(name)
    said = gone in map(key, rulings.drop)
    return replace(
        rulings,
        same=tuple(
            row if row and key(row[0]) == gone else _without(row, gone, key) for row in rulings.same
        ),
        drop=rulings.drop if said else (*rulings.drop, name),
        type=tuple(pair for pair in rulings.type if key(pair[0]) != gone),
        name=tuple(pair for pair in rulings.name if key(pair[0]) != gone),
    )


def retype(rulings: Rulings, name: str, kind: EntityType, known: Known = ()) -> Rulings:
    """What it is; an earlier word on it, under any of its names, is replaced."""
    key = naming(rulings, known).ruled
    thing = _thing((*rulings.same, *rulings.name, *map(_names, known)), key)
    return replace(
        rulings,
        drop=tuple(dropped for dropped in rulings.drop if key(dropped) != key(name)),
        type=_put(rulings.type, name, kind, thing),
    )


def rename(rulings: Rulings, name: str, new: str, known: Known = ()) -> Rulings:
    """What it is called; where it was renamed before, that ruling gets the new name.

    If something is called so already, the two are one, as `merge` makes them.
    """
    key = naming(rulings, known).ruled
    both = {key(name), key(new)}
    table = rulings.name
    for called in (name, new):  # what it was, then all that the new name joins it to
        thing = _thing((*rulings.same, *table, *map(_names, known)), key)
        table = _put(table, called, new, thing)
    return replace(
        rulings,
        different=_no_longer_apart(rulings.different, both, key),
        drop=tuple(dropped for dropped in rulings.drop if key(dropped) not in both),
        name=table,
    )


def voice(rulings: Rulings, episode: str, label: str, name: str) -> Rulings:
    """Who a voice of an episode is; an earlier word on it is replaced."""
    told = {text.fold(said): said for said, _ in rulings.speakers}
    episode = told.get(text.fold(episode), episode)
    tables = {said: dict(voices) for said, voices in rulings.speakers}
    table = tables.setdefault(episode, {})
    label = next((said for said in table if text.fold(said) == text.fold(label)), label)
    table[label] = name
    return replace(rulings, speakers=tuple((e, tuple(t.items())) for e, t in tables.items()))


def _with_row(rows: Sequence[Names], joined: Collection[Names], group: Names) -> tuple[Names, ...]:
    """The group in place of the first list that it joins, the others empty; else at the end."""
    if not joined:
        return (*rows, group)
    first = next(at for at, row in enumerate(rows) if row in joined)
    return tuple(
        group if at == first else () if row in joined else row for at, row in enumerate(rows)
    )


def _no_longer_apart(rows: Iterable[Names], keys: Collection[str], key: Key) -> tuple[Names, ...]:
    """Every list with at most one of the names: the first stays for all."""
    return tuple(_with_one(row, keys, key) for row in rows)


def _with_one(row: Names, keys: Collection[str], key: Key) -> Names:
    of_them = [name for name in row if key(name) in keys]
    return _row(name for name in row if name not in of_them[1:])


def _without(row: Names, gone: str, key: Key) -> Names:
    return _row(name for name in row if key(name) != gone)


def _row(names: Iterable[str]) -> Names:
    """A list with fewer than two names says nothing."""
    found = tuple(names)
    return found if len(found) > 1 else ()


def _put(
    table: Sequence[tuple[str, Value]], name: str, value: Value, thing: Key
) -> tuple[tuple[str, Value], ...]:
    """The table with a value for what the name names; `thing` is a name's key or its group's."""
    if all(thing(other) != thing(name) for other, _ in table):
        return (*table, (name, value))
    return tuple((n, value if thing(n) == thing(name) else old) for n, old in table)


def _thing(rows: Iterable[Sequence[str]], key: Key) -> Key:
    """The key of all that is joined to a name."""
    groups = _groups(rows, key)
    return lambda name: groups.find(key(name))


def _groups(rows: Iterable[Sequence[str]], key: Key, without: str | None = None) -> Groups:
    """What rulings join, but for what they join through one key."""
    groups = Groups()
    for row in rows:
        first, *others = [k for k in map(key, row) if k != without] or [""]
        for other in others:
            groups.force(first, other)
    return groups


def _names(note: KnownEntity) -> Names:
    return (note.name, *note.aliases)


def _flat(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        yield from row


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """Each spelling once."""
    seen = set()
    for name in names:
        if (spelled := spelling.apart(name)) not in seen:
            seen.add(spelled)
            yield name
