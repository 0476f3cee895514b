"""What lies in the vault now, compared with what we remember of it."""

import os
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from vaultgen.errors import VaultError
from vaultgen.notefile import parse
from vaultgen.sync import fingerprint
from vaultgen.sync.database import NAME as STATE
from vaultgen.sync.state import Record, State
from vaultgen.text import key


@dataclass(frozen=True, slots=True)
class Owned:
    """A note that we wrote, and its file now."""

    record: Record
    path: str
    """Where it lies now, or lay when it was deleted."""
    found: str | None
    """SHA-256 of the file; `None` when it is gone."""

    @property
    def touched(self) -> bool:
        """Does the file differ from the last rendering?"""
        return self.found != self.record.sha256

    @property
    def edited(self) -> bool:
        """Did the user write in it since the last commit?"""
        return self.found is not None and self.found != self.record.file

    @property
    def moved(self) -> bool:
        """Did the user move or rename it since the last commit?"""
        paths = (self.path, self.record.path)
        return paths[0] != paths[1] and len({unicodedata.normalize("NFC", p) for p in paths}) == 2

    @property
    def held(self) -> bool:
        """Is it where the user wants it to be?"""
        return self.record.held or self.moved


@dataclass(frozen=True, slots=True)
class Claim:
    """A file that says it is a note of ours, of which the state knows nothing."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """The vault's files, by who they belong to. Paths are relative, with POSIX separators."""

    owned: Mapping[str, Owned]
    """By id."""
    claims: Mapping[str, Claim]
    """By the id in the front matter."""
    foreign: tuple[str, ...]
    """Everything else, sorted; dot folders are left out."""
    doubled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """{id: paths of the files that bear it}, where there are several."""

    @cached_property
    def current(self) -> dict[str, str]:
        """The path that each note has now, by id."""
        claimed = {note: claim.path for note, claim in self.claims.items()}
        return claimed | {note: o.path for note, o in self.owned.items() if o.found}

    @cached_property
    def deleted(self) -> frozenset[str]:
        """Ids of the notes that the user deleted: they are not written again."""
        return frozenset(note for note, owned in self.owned.items() if owned.found is None)

    @cached_property
    def held(self) -> frozenset[str]:
        """Ids of the notes whose place the user chose."""
        return frozenset(note for note, owned in self.owned.items() if owned.held)

    @cached_property
    def taken(self) -> dict[str, str]:
        """Path of the notes that are not ours, by the key of the name that links go by."""
        notes = (path for path in reversed(self.foreign) if path.endswith(".md"))
        return {key(PurePosixPath(path).stem): path for path in notes}


@dataclass(frozen=True, slots=True)
class _Found:
    """A file that has to be read to be known."""

    path: str
    sha256: str
    note: str | None
    """The id that it bears."""


def snapshot(vault: Path, state: State) -> Snapshot:
    """Look at every file once, and into those that do not lie as we left them.

    A note is known by the id in its front matter wherever it lies; one whose id the user took
    away is known by its place. A vault without any file is a new one, whatever the state says.
    Raises VaultError when a folder or a file cannot be read.
    """
    try:
        files = dict(_walk(vault))
        records = state.records() if files else {}
        places = _places(records, files)
        still = {note for note, path in places.items() if _is_as_left(records[note], files[path])}
        known = {places[note] for note in still}
        rest = [path for path in sorted(files) if path not in known]
        read = {path: _read(path, files[path], records) for path in rest if path.endswith(".md")}
    except OSError as error:
        raise VaultError(
            f"cannot be read ({error.strerror}): make it readable", path=error.filename
        ) from error
    return _sorted_out(records, places, still, read, sorted(files))


def _walk(vault: Path) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """(path in the vault, entry) of every file; links to folders are followed once.

    A folder with a state of its own is another vault, and passed over.
    """
    if not vault.exists():
        return
    folders, visited = [("", str(vault))], set()
    while folders:
        prefix, folder = folders.pop()
        where = Path(folder).stat()
        if (where.st_dev, where.st_ino) in visited:
            continue
        visited.add((where.st_dev, where.st_ino))
        if prefix and Path(folder, ".vaultgen", STATE).is_file():
            continue
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    folders.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    yield prefix + entry.name, entry


def _places(records: Mapping[str, Record], files: Collection[str]) -> dict[str, str]:
    """{id: the file at its place}.

    Some file systems change how a name is composed, some users only its capitals.
    """
    found = {note: r.path for note, r in records.items() if r.path in files}
    lost = [note for note in records if note not in found]
    free = sorted(set(files) - set(found.values())) if lost else ()
    alike = {key(path): path for path in free}
    places = ((note, alike.get(key(records[note].path))) for note in lost)
    return found | {note: path for note, path in places if path}


def _is_as_left(record: Record, file: "os.DirEntry[str]") -> bool:
    """Is it surely the file that the last commit left? Told without reading it."""
    try:
        return fingerprint.signature(file.stat()) == record.signature
    except FileNotFoundError:
        return False


def _read(path: str, file: "os.DirEntry[str]", records: Collection[str]) -> _Found | None:
    try:
        data = Path(file.path).read_bytes()
    except FileNotFoundError:
        return None
    return _Found(path, fingerprint.of_bytes(data), _id(data, records))


def _id(data: bytes, records: Collection[str]) -> str | None:
    """The id in the front matter, if it is one of ours."""
    if b"\nid:" not in data:
        return None
    try:
        properties, _ = parse(fingerprint.decoded(data))
    except VaultError:
        return None
    note = properties.get("id")
    ours = isinstance(note, str) and (note in records or "vaultgen" in properties)
    return str(note) if ours else None


def _sorted_out(
    records: Mapping[str, Record],
    places: Mapping[str, str],
    still: Collection[str],
    read: Mapping[str, _Found | None],
    files: Sequence[str],
) -> Snapshot:
    bearers: dict[str, list[str]] = defaultdict(list)
    for note in sorted(still):
        bearers[note].append(places[note])
    for path, found in read.items():
        if found and found.note:
            bearers[found.note].append(path)
    for note, path in sorted(places.items()):
        here = read.get(path)
        if note not in bearers and here and here.note is None:
            bearers[note].append(path)
    untouched = {places[note]: records[note].file for note in still}

    def digest(path: str) -> str | None:
        found = read.get(path)
        return found.sha256 if found else untouched.get(path)

    owned, claims = {}, {}
    for note, record in records.items():
        where = bearers.get(note, [])
        path = where[0] if where and record.path not in where else record.path
        owned[note] = Owned(record, path, digest(path) if where else None)
    for note, where in bearers.items():
        sha256 = digest(min(where))
        if note not in records and sha256:
            claims[note] = Claim(min(where), sha256)
    ours = {path for where in bearers.values() for path in where}
    return Snapshot(
        owned,
        claims,
        tuple(path for path in files if path not in ours),
        {n: tuple(sorted(where)) for n, where in sorted(bearers.items()) if len(where) > 1},
    )
