"""Entities that the vault has notes for."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from vaultgen.errors import VaultError
from vaultgen.model import TYPES, KnownEntity, Value
from vaultgen.notefile import parse, texts


def known_entities(vault: Path, paths: Iterable[str]) -> tuple[KnownEntity, ...]:
    """The entities among the notes at some paths of the vault, in the order of the paths.

    Files that are no notes, say no type of ours, or cannot be understood are passed over.
    """
    return tuple(_entities(vault, paths))


def _entities(vault: Path, paths: Iterable[str]) -> Iterator[KnownEntity]:
    for path in paths:
        properties = _properties(vault / path) if path.endswith(".md") else {}
        for kind in TYPES:
            if properties.get("type") == kind:
                name, note = PurePosixPath(path).stem, properties.get("id")
                ours = note if isinstance(note, str) and "vaultgen" in properties else None
                yield KnownEntity(
                    name=name.removesuffix(f" ({kind})"),
                    type=kind,
                    aliases=texts(properties.get("aliases", ())),
                    path=path,
                    id=ours,
                    heard_as=texts(properties.get("heard_as", ())),
                )


def _properties(path: Path) -> dict[str, Value]:
    try:
        data = path.read_bytes()
        text = data.decode(errors="replace") if b"type:" in data else ""
        return parse(text)[0]
    except (OSError, VaultError):
        return {}
