"""Entities that the vault has notes for."""

import re
from collections.abc import Mapping
from posixpath import basename, splitext
from typing import Final

from vaultgen.model import TYPES, EntityType, KnownEntity, Value
from vaultgen.notefile import texts

_TYPES: Final[Mapping[Value | None, EntityType]] = {kind: kind for kind in TYPES}
_QUALIFIER: Final = re.compile(rf" \((?:{'|'.join(TYPES)})\)$")


def told_name(path: str) -> str:
    """The name that its note's path gives an entity, without what tells it from others."""
    stem, _ = splitext(basename(path))
    return _QUALIFIER.sub("", stem)


def known_entity(
    path: str, properties: Mapping[str, Value], ident: str | None = None
) -> KnownEntity | None:
    """The entity of a note at a path of the vault; `None` for what says no type of ours.

    `ident` is the id of a note of ours, which states nothing that we have not written.
    """
    kind = _TYPES.get(properties.get("type"))
    if kind is None:
        return None
    note = properties.get("id")
    told = note if isinstance(note, str) and "vaultgen" in properties else None
    return KnownEntity(
        name=told_name(path),
        type=kind,
        aliases=texts(properties.get("aliases", ())),
        path=path,
        id=ident or told,
        heard_as=texts(properties.get("heard_as", ())),
        stated=ident is None,
    )
