"""What the vault already knows: its notes are an input of the next run."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vaultgen import notefile, sync
from vaultgen.errors import VaultError
from vaultgen.fuse import KnownEpisode
from vaultgen.model import KnownEntity


def known_episodes(vault: Path, seen: sync.Snapshot) -> tuple[KnownEpisode, ...]:
    """The episodes that the vault has notes for, by id."""
    return tuple(_episodes(vault, seen))


def _episodes(vault: Path, seen: sync.Snapshot) -> Iterator[KnownEpisode]:
    for ident, path in sorted(seen.current.items()):
        if not ident.startswith("episode/"):
            continue
        try:
            properties, _ = notefile.parse((vault / path).read_text("utf-8", "replace"))
        except (OSError, VaultError):
            continue
        yield KnownEpisode(
            ident,
            notefile.texts(properties.get("media", ())),
            notefile.texts(properties.get("sources", ())),
        )


def known_entities(vault: Path, seen: sync.Snapshot) -> tuple[KnownEntity, ...]:
    """The entities that the vault has notes for: ours, and those that the user made."""
    ours = {path: i for i, path in seen.current.items() if not i.startswith("episode/")}
    found = sync.known_entities(vault, sorted([*ours, *seen.foreign]))
    left = {i for i, owned in seen.owned.items() if not owned.touched}
    return tuple(replace(k, stated=False) if ours.get(k.path) in left else k for k in found)
