"""Entities that the vault has notes for."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from vaultgen.model import TYPES, KnownEntity, Value
from vaultgen.notefile import texts

_QUALIFIER: Final = re.compile(rf" \((?:{'|'.join(TYPES)})\)$")


def told_name(path: str) -> str:
    """The name that its note's path gives an entity, without what tells it from others."""
    return _QUALIFIER.sub("", PurePosixPath(path).stem)


def known_entity(path: str, properties: Mapping[str, Value]) -> KnownEntity | None:
    """The entity of a note at a path of the vault; `None` for what says no type of ours."""
    for kind in TYPES:
        if properties.get("type") == kind:
            note = properties.get("id")
            ours = note if isinstance(note, str) and "vaultgen" in properties else None
            return KnownEntity(
                name=told_name(path),
                type=kind,
                aliases=texts(properties.get("aliases", ())),
                path=path,
                id=ours,
                heard_as=texts(properties.get("heard_as", ())),
            )
    return None
