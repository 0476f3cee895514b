"""What the vault already knows: its notes are an input of the next run."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from vaultgen import notefile, sync
from vaultgen.errors import VaultError
from vaultgen.fuse import KnownEpisode
from vaultgen.model import TYPES, KnownEntity
from vaultgen.pipeline.rendered import Head, head


class Known:
    """The notes of a vault by what their front matter says.

    A file that is as we wrote it is not read: `heads` are those of earlier renderings, by SHA-256.
    """

    def __init__(
        self, vault: Path, seen: sync.Snapshot, texts: sync.Texts, heads: Mapping[str, Head]
    ) -> None:
        self._vault = vault
        self._seen = seen
        self._texts = texts
        self._heads = heads

    def episodes(self) -> tuple[KnownEpisode, ...]:
        """The episodes that the vault has notes for, by id."""
        return tuple(self._episodes())

    def _episodes(self) -> Iterator[KnownEpisode]:
        for ident, path in sorted(self._seen.current.items()):
            if ident.startswith("episode/"):
                says = self._head(ident, path)
                media, sources = says.get("media", ()), says.get("sources", ())
                yield KnownEpisode(ident, notefile.texts(media), notefile.texts(sources))

    def entities(self) -> tuple[KnownEntity, ...]:
        """The entities that the vault has notes for: ours, and those that the user made."""
        return tuple(self._entities())

    def _entities(self) -> Iterator[KnownEntity]:
        current = self._seen.current
        ours = {path: i for i, path in current.items() if i.partition("/")[0] in TYPES}
        for path in sorted([*ours, *self._seen.foreign]):
            ident = ours.get(path)
            says = self._head(ident, path) if path.endswith(".md") else {}
            copied = ident is None and "vaultgen" in says  # of ours, and without its id
            found = None if copied else sync.known_entity(path, says, ident)
            if found:
                yield found

    def _head(self, ident: str | None, path: str) -> Head:
        """What a note says; one of ours whose head the user broke says what we wrote last."""
        owned = self._seen.owned.get(ident or "")
        known = self._heads.get(owned.found or "") if owned else None
        says = said(self._vault / path) if known is None else known
        return head(self._texts.base(owned) or "") if owned and not says else says


def said(file: Path) -> Head:
    """What a note says; nothing where it cannot be understood."""
    try:
        data = file.read_bytes()
        return head(data.decode(errors="replace")) if b"type:" in data else {}
    except (OSError, VaultError):
        return {}
