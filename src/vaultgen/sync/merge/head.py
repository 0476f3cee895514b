"""The front matter of a note ⇄ its properties, each with its own lines."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import yaml

from vaultgen.errors import VaultError
from vaultgen.notefile import HEAD, Loader

_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_NULL: Final = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Property:
    """A key with its lines."""

    key: str
    text: str
    """Its lines, with comments in them and line ends."""
    below: str
    """Comments at the margin and blank lines, up to the next key."""
    value: str | tuple[str, ...] | None
    """As text; `None` when it is nested, an alias, or the key is there twice."""
    colon: int
    """Offset in `text` of what follows the key's colon."""
    start: int
    """Offset in `text` of the value; of a list of one item a line, of its first dash."""
    end: int
    """Offset in `text` of what follows the value."""
    items: tuple[str, ...] = ()
    """The lines of each item of a list of one item a line."""


@dataclass(frozen=True, slots=True)
class Head:
    """A front matter; the texts of its parts are the whole, byte for byte."""

    opening: str
    """The `---` line and what stands before the first key."""
    properties: tuple[Property, ...]
    closing: str
    """The `---` line."""


def cut(text: str) -> tuple[str, str]:
    """(front matter or nothing, body) of a note without a byte-order mark."""
    found = HEAD.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)


def parse_head(text: str) -> Head:
    """The parts of a front matter, or of none.

    Raises VaultError with the line when it is no valid YAML, or not one property a line.
    """
    found = HEAD.match(text)
    if not found:
        return Head("", (), "")
    source = found["yaml"]
    nodes = _nodes(source)
    starts = [key.start_mark.index for key, _ in nodes]
    places = pairwise((*starts, len(source)))
    properties = [
        _property(source[start:end], start, key, value)
        for (start, end), (key, value) in zip(places, nodes, strict=True)
    ]
    times = Counter(p.key for p in properties)
    return Head(
        text[: found.start("yaml")] + source[: starts[0] if starts else len(source)],
        tuple(replace(p, value=None) if times[p.key] > 1 else p for p in properties),
        text[found.end("yaml") : found.end()],
    )


def as_list(prop: Property | None) -> tuple[str, ...] | None:
    """A property as a list, which nothing is too; None when it is another value."""
    value = prop.value if prop else ()
    return () if value == "" else value if isinstance(value, tuple) else None


def _nodes(source: str) -> list[tuple[yaml.Node, yaml.Node]]:
    """Key and value of each property, in order."""
    try:
        # The loader refuses bytes that are no text; a mark of the same length stands for each.
        root = yaml.compose(_SURROGATE.sub("\ufffd", source), Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise VaultError("no valid YAML", line=mark.line + 2 if mark else 2) from error
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise VaultError("no properties", line=2)
    nodes = root.value if root else []
    last = -1
    for key, _ in nodes:
        start = key.start_mark.index
        if start <= last or (start and source[start - 1] != "\n"):
            line = source.count("\n", 0, start) + 2
            raise VaultError("a property that does not begin its line", line=line)
        last = start
    return list(nodes)


def _property(lines: str, offset: int, key: yaml.Node, value: yaml.Node) -> Property:
    after_key = key.end_mark.index - offset
    start, end = value.start_mark.index - offset, value.end_mark.index - offset
    found = _value(value) if start >= after_key else None
    goes_on = isinstance(value, yaml.ScalarNode) and value.style not in ("|", ">")
    own = _own(lines, end if goes_on else 0)
    text = lines[:own]
    items: tuple[str, ...] | None = ()
    if isinstance(value, yaml.SequenceNode) and found and not value.flow_style:
        items = _items(text, [item.start_mark.index - offset for item in value.value])
    return Property(
        key=str(key.value),
        text=text,
        below=lines[own:],
        value=None if items is None else found,
        colon=text.index(":", after_key) + 1,
        start=start,
        end=min(end, own),
        items=items or (),
    )


def _value(node: yaml.Node) -> str | tuple[str, ...] | None:
    if isinstance(node, yaml.ScalarNode):
        return "" if node.tag == _NULL else str(node.value)
    if not isinstance(node, yaml.SequenceNode):
        return None
    start = node.start_mark.index
    plain = [
        n for n in node.value if isinstance(n, yaml.ScalarNode) and n.start_mark.index >= start
    ]
    return tuple(str(n.value) for n in plain) if len(plain) == len(node.value) else None


def _own(lines: str, least: int) -> int:
    """Offset of what follows the property: its value goes on to `least` at least."""
    end = len(lines)
    while end > least:
        start = lines.rfind("\n", 0, end - 1) + 1
        line = lines[start:end]
        if start < least or not start or (line.strip() and not line.startswith("#")):
            break
        end = start
    return end


def _items(text: str, starts: list[int]) -> tuple[str, ...] | None:
    """The lines of each item; None when an item does not stand beside its dash."""
    places = [text.rfind("\n", 0, start) + 1 for start in starts]
    if any(text[place:start].strip() != "-" for place, start in zip(places, starts, strict=True)):
        return None
    return tuple(text[start:end] for start, end in pairwise((*places, len(text))))
