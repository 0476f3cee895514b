"""Three front matters into one, by keys."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from vaultgen.errors import VaultError
from vaultgen.sync.merge.head import Head, Property, as_list, parse_head
from vaultgen.sync.merge.merged import Merged, contested, settled
from vaultgen.sync.merge.splice import spliced, united, with_items
from vaultgen.sync.merge.words import lost

_NOTHING: Final = settled("")


def merge_head(base: str, mine: str, new: str, eol: str) -> Merged:
    """Three-way merge of the front matter; `eol` ends the lines of `base` and `new` too.

    What the user did not touch is ours; what ours did not change stays as it is, to the byte;
    lists are sets. A key, or a whole head, that the user deleted stays deleted. A head that
    cannot be understood stays whole.
    """
    if mine == base:
        return settled(new)
    if new == base or not mine:
        return settled(mine)
    try:
        was, yours, ours = (parse_head(text) for text in (base, mine, new))
    except VaultError as error:
        place = f"front matter, line {error.line}: {error.message}"
        return contested(mine, new, place, eol)
    return sum(_merged(was, yours, ours, eol), start=_NOTHING)


def _merged(base: Head, mine: Head, new: Head, eol: str) -> Iterator[Merged]:
    was, yours, ours = ({p.key: p for p in head.properties} for head in (base, mine, new))
    added = _added(was, yours, ours)
    yield settled(mine.opening)
    for prop in mine.properties:
        if prop is yours[prop.key]:
            yield _property(was.get(prop.key), prop, ours.get(prop.key), eol)
            yield settled(added.pop(prop.key, ""))
        else:
            yield settled(prop.text)
        yield settled(prop.below)
    yield settled(added.get(None, ""))
    yield settled(mine.closing)


def _added(
    base: Mapping[str, Property], mine: Mapping[str, Property], new: Mapping[str, Property]
) -> dict[str | None, str]:
    """The lines that are new, by the key of the user's that they follow."""
    added: dict[str | None, str] = defaultdict(str)
    before = None
    for key, prop in new.items():
        if key in mine:
            before = key
        elif key not in base or _is_list(base[key]) != _is_list(prop):
            added[before] += prop.text
    return added


def _property(base: Property | None, mine: Property, new: Property | None, eol: str) -> Merged:
    """One property that the user's note has."""
    if _same(base, new) or _same(mine, new):
        return settled(mine.text)
    items = [as_list(prop) for prop in (base, mine, new)]
    if _same(base, mine):
        text = spliced(mine, new) if new else ""
    elif None not in items:
        found = united(*(item or () for item in items))
        text = with_items(mine, found) if new or found else ""
    else:
        text = None
    ours = new.text if new else ""
    if text is None or lost(base.text if base else "", mine.text, text):
        return contested(mine.text, ours if text is None else text, f"property `{mine.key}`", eol)
    return settled(text)


def _same(a: Property | None, b: Property | None) -> bool:
    if a is None or b is None:
        return a is b
    return a.text == b.text or (a.value is not None and a.value == b.value)


def _is_list(prop: Property) -> bool:
    return isinstance(prop.value, tuple)
