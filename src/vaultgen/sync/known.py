"""Entities that the vault has notes for."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from vaultgen.model import TYPES, KnownEntity, Value
from vaultgen.notefile import texts


def known_entity(path: str, properties: Mapping[str, Value]) -> KnownEntity | None:
    """The entity of a note at a path of the vault; `None` for what says no type of ours."""
    for kind in TYPES:
        if properties.get("type") == kind:
            name, note = PurePosixPath(path).stem, properties.get("id")
            ours = note if isinstance(note, str) and "vaultgen" in properties else None
            return KnownEntity(
                name=name.removesuffix(f" ({kind})"),
                type=kind,
                aliases=texts(properties.get("aliases", ())),
                path=path,
                id=ours,
                heard_as=texts(properties.get("heard_as", ())),
            )
    return None
