"""A note from its properties and its body."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from vaultgen import notefile
from vaultgen.model import Field, Note, Value
from vaultgen.render.directory import Directory
from vaultgen.render.markdown import link
from vaultgen.render.views import Ref

SCHEMA: Final = 1
"""Version of the properties, kept in every note under `vaultgen`."""
_NOT_IN_TAGS: Final = re.compile(r"[^\w/-]+")
_WHOLE: Final = re.compile(r"0|[1-9]\d{0,14}")
_TRUTH: Final = {"true": True, "false": False}

Properties = Mapping[str, Value | None]


def compose(
    ident: str,
    kind: str,
    directory: Directory,
    body: str,
    further: Properties,
    aliases: Iterable[str] = (),
    tags: Iterable[str] = (),
) -> Note:
    """The note with this id; `further` are the properties that its type has beyond the common.

    What is empty or unknown is left out, but for `aliases` and `tags`, which every note has.
    An alias that is the note's own name says nothing and is left out too.
    """
    own = directory.note(ident)
    head: dict[str, Value] = {
        "id": ident,
        "type": kind,
        "aliases": tuple(dict.fromkeys(a for a in aliases if a and a != own)),
        "tags": tuple(dict.fromkeys(tag(t) for t in tags if t.strip())),
        "vaultgen": SCHEMA,
    }
    for key, value in further.items():
        if value is not None and value != () and value != "":
            head.setdefault(key, value)
    return Note(ident, directory.paths[ident], f"{notefile.front_matter(head)}\n{body}")


def declared(fields: Iterable[Field], ours: Iterable[str]) -> dict[str, Value]:
    """What sources declare beyond the model, as properties.

    A name that is one of `ours` or of the common properties gets the prefix `source_`.
    """
    taken = {*ours, "id", "type", "aliases", "tags", "vaultgen"}
    found: dict[str, Value] = {}
    for field in fields:
        key = f"source_{field.key}" if field.key.lower() in taken else field.key
        found[key] = _typed(field.values[0]) if len(field.values) == 1 else field.values
    return found


def links(refs: Iterable[Ref]) -> tuple[str, ...]:
    """Links to those that have a note, as a property."""
    return tuple(dict.fromkeys(f"[[{ref.note}]]" for ref in refs if ref.note))


def link_or_name(ref: Ref) -> str:
    """A link as a property; the bare name without a note."""
    return link(ref.note) if ref.note else ref.name


def seconds(value: float | None) -> int | float | None:
    """A duration as a property: no `.0`."""
    return int(value) if value is not None and value == int(value) else value


def tag(text: str) -> str:
    """A tag as Obsidian takes it: letters, digits, `_`, `-`, `/`, and not a mere number."""
    name = _NOT_IN_TAGS.sub("-", text.strip().lstrip("#")).strip("-")
    return f"_{name}" if not name or name.isdigit() else name


def _typed(text: str) -> Value:
    if _WHOLE.fullmatch(text):
        return int(text)
    return _TRUTH.get(text, text)
