"""What lies in the vault now, compared with what we remember of it."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from vaultgen.errors import VaultError
from vaultgen.notefile import parse
from vaultgen.sync import fingerprint
from vaultgen.sync.state import Record, State
from vaultgen.text import key


@dataclass(frozen=True, slots=True)
class Owned:
    """A note that we wrote, and its file now."""

    record: Record
    found: str | None
    """SHA-256 of the file; `None` when it is gone."""

    @property
    def touched(self) -> bool:
        """Does the file differ from the last rendering?"""
        return self.found != self.record.sha256


@dataclass(frozen=True, slots=True)
class Claim:
    """A file that says it is a note of ours, of which the state knows nothing."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The vault's files, by who they belong to. Paths are relative, with POSIX separators."""

    owned: Mapping[str, Owned]
    """By id."""
    claims: Mapping[str, tuple[Claim, ...]]
    """By the id in the front matter; looked for only when the state knows no note."""
    foreign: tuple[str, ...]
    """Everything else, sorted; dot folders are left out."""

    @property
    def current(self) -> dict[str, str]:
        """The path that each note has now, by id."""
        claimed = {note: found[0].path for note, found in self.claims.items()}
        owned = {note: o.record.path for note, o in self.owned.items() if o.found}
        return claimed | owned

    @property
    def deleted(self) -> frozenset[str]:
        """Ids of the notes that the user deleted: they are not written again."""
        return frozenset(note for note, owned in self.owned.items() if owned.found is None)

    @property
    def taken(self) -> dict[str, str]:
        """Path of the notes that are not ours, by the key of the name that links go by."""
        notes = (path for path in reversed(self.foreign) if path.endswith(".md"))
        return {key(PurePosixPath(path).stem): path for path in notes}


def snapshot(vault: Path, state: State) -> Snapshot:
    """Look at every file once, and into those of ours that do not look as we left them.

    A vault without any file is a new one, whatever the state says. Raises VaultError when a
    folder cannot be read.
    """
    try:
        files = dict(_walk(vault))
        records = state.records() if files else {}
        owned = {o.record.id: o for o in _compare(records.values(), files)}
        claims = {} if owned else _claims(files)
    except OSError as error:
        raise VaultError(
            f"cannot be read ({error.strerror}): make it readable", path=error.filename
        ) from error
    ours = {o.record.path for o in owned.values()}
    ours |= {claim.path for found in claims.values() for claim in found}
    return Snapshot(owned, claims, tuple(sorted(files.keys() - ours)))


def _walk(vault: Path) -> Iterator[tuple[str, str]]:
    """(path in the vault, path) of every file; links to folders are followed once."""
    if not vault.exists():
        return
    folders, visited = [("", str(vault))], set()
    while folders:
        prefix, folder = folders.pop()
        where = Path(folder).stat()
        if (where.st_dev, where.st_ino) in visited:
            continue
        visited.add((where.st_dev, where.st_ino))
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    folders.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    yield prefix + entry.name, entry.path


def _compare(records: Iterable[Record], files: Mapping[str, str]) -> Iterator[Owned]:
    lost = []
    for record in records:
        if record.path in files:
            yield _look(record, files[record.path])
        else:
            lost.append(record)
    # Some file systems change how a name is composed, some users only its capitals.
    alike = {key(path): path for path in files} if lost else {}
    for record in lost:
        path = alike.get(key(record.path))
        yield _look(replace(record, path=path), files[path]) if path else Owned(record, None)


def _look(record: Record, path: str) -> Owned:
    try:
        known = fingerprint.signature(Path(path).stat()) == record.signature
    except FileNotFoundError:
        return Owned(record, None)
    return Owned(record, record.sha256 if known else fingerprint.of_file(Path(path)))


def _claims(files: Mapping[str, str]) -> dict[str, tuple[Claim, ...]]:
    found = defaultdict(list)
    for path in sorted(files):
        if not path.endswith(".md"):
            continue
        data = _content(Path(files[path]))
        note = _id(data) if b"\nvaultgen:" in data else None
        if note:
            found[note].append(Claim(path, fingerprint.of_bytes(data)))
    return {note: tuple(claims) for note, claims in found.items()}


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _id(data: bytes) -> str | None:
    try:
        properties, _ = parse(data.decode(errors="replace"))
    except VaultError:
        return None
    note = properties.get("id")
    return note if "vaultgen" in properties and isinstance(note, str) else None
