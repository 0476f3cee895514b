"""What lies in the vault now, compared with what we remember of it."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from vaultgen.errors import VaultError
from vaultgen.notefile import parse
from vaultgen.sync import fingerprint
from vaultgen.sync.entry import Record
from vaultgen.sync.listing import Listing, listing, readable
from vaultgen.sync.state import State
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
    def altered(self) -> dict[str, Owned]:
        """Of ours those that are not plainly what and where we wanted them, by id: hardly any."""
        return {
            note: owned
            for note, owned in self.owned.items()
            if owned.found != owned.record.sha256
            or owned.found != owned.record.file
            or owned.path != owned.record.path
            or owned.record.held
        }

    @cached_property
    def deleted(self) -> frozenset[str]:
        """Ids of the notes that the user deleted: they are not written again."""
        return frozenset(note for note, owned in self.altered.items() if owned.found is None)

    @cached_property
    def held(self) -> frozenset[str]:
        """Ids of the notes whose place the user chose."""
        return frozenset(note for note, owned in self.altered.items() if owned.held)

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


def snapshot(vault: Path, state: State, files: Listing | None = None) -> Snapshot:
    """Look at every file once, and into those that do not lie as we left them.

    A note is known by the id in its front matter wherever it lies; one whose id the user took
    away is known by its place. A vault without any file is a new one, whatever the state says.
    `files` is a listing made before. Raises VaultError when a folder or a file cannot be read.
    """
    files = listing(vault) if files is None else files
    records = state.records() if files else {}
    places = _places(records, files)
    still = {note: path for note, path in places.items() if files[path] == records[note].signature}
    known = set(still.values())
    rest = [path for path in files if path not in known]
    with readable():
        found = [_read(vault, path, records) for path in rest if path.endswith(".md")]
    return _sorted_out(records, places, still, {f.path: f for f in found if f}, rest)


def renewed(seen: Snapshot, files: Listing) -> tuple[Record, ...]:
    """The notes that lie as we left them, with other times, as in a copy of the vault.

    With the signatures of their files the next run need not read them. `files` is the listing that
    the snapshot was made from.
    """
    return tuple(
        replace(owned.record, signature=files[owned.path])
        for owned in seen.owned.values()
        if owned.found == owned.record.file
        and owned.path == owned.record.path
        and files.get(owned.path, owned.record.signature) != owned.record.signature
    )


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


def _read(vault: Path, path: str, records: Collection[str]) -> _Found | None:
    try:
        data = (vault / path).read_bytes()
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
    still: Mapping[str, str],
    read: Mapping[str, _Found],
    rest: Sequence[str],
) -> Snapshot:
    """`still` are the notes that lie as we left them, `rest` the paths of all other files."""
    bearers = _bearers(places, still, read)

    def digest(note: str, path: str) -> str:
        return read[path].sha256 if path in read else records[note].file

    owned = {}
    for note, record in records.items():
        if where := bearers.get(note):
            path = record.path if record.path in where else where[0]
            owned[note] = Owned(record, path, digest(note, path))
        elif note in still:
            owned[note] = Owned(record, still[note], record.file)
        else:
            owned[note] = Owned(record, record.path, None)
    ours = {path for where in bearers.values() for path in where}
    return Snapshot(
        owned,
        {n: Claim(min(w), digest(n, min(w))) for n, w in bearers.items() if n not in records},
        tuple(path for path in rest if path not in ours),
        {n: tuple(sorted(where)) for n, where in sorted(bearers.items()) if len(where) > 1},
    )


def _bearers(
    places: Mapping[str, str], still: Mapping[str, str], read: Mapping[str, _Found]
) -> Mapping[str, Sequence[str]]:
    """{id: the files that bear it} of the files that were read; with them those left as they
    were, where they bear the same."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for path, found in read.items():
        if found.note:
            bearers[found.note].append(path)
    for note in bearers.keys() & still.keys():
        bearers[note].insert(0, still[note])
    for note, path in places.items():
        here = read.get(path)
        if here and here.note is None and note not in bearers:
            bearers[note].append(path)
    return bearers
