"""A property with another value; what else stands on its lines stays."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from vaultgen.notefile import quoted
from vaultgen.sync.merge.head import Property


def spliced(prop: Property, wanted: Property) -> str:
    """The lines of `prop` with the value of `wanted`."""
    if prop.value is None:
        return wanted.text
    if isinstance(wanted.value, tuple):
        return with_items(prop, wanted.value)
    if not prop.items and "\n" not in prop.text[prop.start : prop.end]:
        value = wanted.text[wanted.start : wanted.end]
        return f"{prop.text[: prop.colon]} {value}{prop.text[prop.end :]}"
    return wanted.text


def with_items(prop: Property, items: Sequence[str]) -> str:
    """The lines of `prop` with these items, one a line; those that it has keep their lines."""
    eol = "\r\n" if prop.text.endswith("\r\n") else "\n"
    first = len(prop.text) - sum(map(len, prop.items))
    behind = prop.text[prop.colon : first] if prop.items else prop.text[prop.end :] or eol
    if not items:
        return f"{prop.text[: prop.colon]} []{behind}"
    dash = prop.items[0].partition("-")[0] if prop.items else "  "
    lines = defaultdict(list)
    for item, line in zip(prop.value or (), prop.items, strict=False):
        lines[item].append(line)
    written = (lines[i].pop(0) if lines[i] else f"{dash}- {quoted(i)}{eol}" for i in items)
    return "".join((prop.text[: prop.colon], behind, *written))


def united(base: Collection[str], mine: Sequence[str], new: Sequence[str]) -> list[str]:
    """What either side has added to a list of the base, without what either has taken out.

    In the user's order; what ours added follows what it follows in `new`, and stands before all
    that is in `new` where it follows nothing.
    """
    was, yours, ours = set(base), set(mine), set(new)
    kept = [item for item in mine if item not in was or item in ours]
    first = next((item for item in kept if item in ours), None)
    behind: dict[str | None, list[str]] = {None: []}
    before = None
    for item in new:
        if item in yours:
            before = item
        elif item not in was:
            behind.setdefault(before, []).append(item)
    found: list[str] = []
    for item in kept:
        found += behind.pop(None) if item == first and None in behind else ()
        found += (item, *behind.pop(item, ()))
    return found + behind.get(None, [])
