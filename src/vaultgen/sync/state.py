"""What the tool remembers of a vault between two runs."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import msgspec

from vaultgen.errors import VaultError
from vaultgen.model import Change
from vaultgen.sync.database import NAME, explained, look, make

_BEFORE: Final = "before"
"""Key of the single values as they were before the last commit that changed them."""


@dataclass(frozen=True, slots=True)
class Record:
    """A note that we own, as the last commit left it."""

    id: str
    path: str
    sha256: str
    """Of the last rendering."""
    file: str
    """SHA-256 of the file; another than of the rendering where the user has written in it."""
    signature: str = ""
    """Of the file; empty where it has to be read to be known."""
    held: bool = False
    """Did the user choose where it lies and what it is called?"""


@dataclass(frozen=True, slots=True)
class Pending:
    """What the user has to settle in a note; texts by their SHA-256."""

    file: str
    """The file when the contest arose."""
    mine: str
    theirs: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A change that is decided and not yet done: a row of the journal, later of the undo log.

    Texts by their SHA-256.
    """

    number: int
    """Also the name of its file in the stage."""
    change: Change
    """Without its texts."""
    text: str | None = None
    """The new content; `None` where nothing is written."""
    base: str | None = None
    """The new rendering."""
    pending: Pending | None = None
    """What the user has to settle from now on."""
    before: Record | None = None
    """The note as the last commit left it."""
    pending_before: Pending | None = None
    after: Record | None = None
    """What is to be remembered of the note; `None` for what was done to it."""


class State:
    """Records, texts, the journal of a commit and how to undo it, and single values.

    Everything raises VaultError when the database cannot be used.
    """

    def __init__(self, folder: Path, db: sqlite3.Connection, mishap: str | None = None) -> None:
        self.folder = folder
        self.mishap = mishap
        """What was wrong with the state that was found, in words for the user."""
        self._db = db

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def get(self, key: str) -> str | None:
        """A single value that the pipeline or a stage keeps here."""
        row = self._one("SELECT value FROM meta WHERE key = ?", key)
        return row[0] if row else None

    def put(self, key: str, value: str) -> None:
        """Keep a single value."""
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def records(self) -> dict[str, Record]:
        """All notes that we own, by id."""
        rows = self._all("SELECT id, path, sha256, file, signature, held FROM notes ORDER BY id")
        return {
            note: Record(note, path, sha256, file, signature, bool(held))
            for note, path, sha256, file, signature, held in rows
        }

    def text(self, sha256: str) -> str | None:
        """A text that is kept: a last rendering, a side of a contest, what can be brought back."""
        row = self._one("SELECT text FROM texts WHERE sha256 = ?", sha256)
        return zlib.decompress(row[0]).decode(errors="surrogateescape") if row else None

    def pending(self) -> dict[str, Pending]:
        """What the user has to settle, by the id of the note."""
        rows = self._all("SELECT id, file, mine, theirs, places FROM contests ORDER BY id")
        return {row[0]: Pending(row[1], row[2], row[3], tuple(json.loads(row[4]))) for row in rows}

    def folders(self) -> frozenset[str]:
        """The folders of the vault that we made."""
        return frozenset(row[0] for row in self._all("SELECT path FROM folders"))

    def journal(self) -> tuple[Entry, ...]:
        """What a commit has decided and not yet done, in its order."""
        return self._entries("SELECT entry FROM journal ORDER BY number")

    def done(self) -> tuple[Entry, ...]:
        """What the last commit did, in its order."""
        return self._entries("SELECT entry FROM undo ORDER BY number")

    def values_before(self) -> dict[str, str | None]:
        """Single values as they were before the last commit changed them."""
        found: dict[str, str | None] = json.loads(self.get(_BEFORE) or "{}")
        return found

    def begin(
        self,
        entries: Sequence[Entry],
        texts: Iterable[tuple[str, bytes]],
        folders: Iterable[str],
        values: Mapping[str, str | None] | None,
    ) -> None:
        """Write down what is going to be done, (sha256, content) of all texts that it is about,
        and single values that are true from now on; `None` forgets one."""
        rows = [(entry.number, msgspec.json.encode(entry).decode()) for entry in entries]
        if values is not None:
            values = {**values, _BEFORE: json.dumps({key: self.get(key) for key in values})}
        with self._transaction() as db:
            db.executemany("INSERT OR IGNORE INTO folders VALUES (?)", ((f,) for f in folders))
            packed = ((sha256, zlib.compress(text, 1)) for sha256, text in texts)
            db.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", packed)
            db.executemany("INSERT INTO journal VALUES (?, ?)", rows)
            for key, value in (values or {}).items():
                if value is None:
                    db.execute("DELETE FROM meta WHERE key = ?", (key,))
                else:
                    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def finish(
        self,
        records: Iterable[Record],
        gone: Iterable[str],
        pending: Mapping[str, Pending | None],
        folders: Iterable[str],
        left: Iterable[int],
    ) -> None:
        """The journal is done but for the entries that were `left`: take over what it made,
        forget notes and folders that are gone, remember how to undo it."""
        rows = ((r.id, r.path, r.sha256, r.file, r.signature, r.held) for r in records)
        contests = (
            (note, p.file, p.mine, p.theirs, json.dumps(p.places))
            for note, p in pending.items()
            if p
        )
        with self._transaction() as db:
            db.executemany("DELETE FROM notes WHERE id = ?", ((note,) for note in gone))
            db.executemany(
                "INSERT OR REPLACE INTO notes (id, path, sha256, file, signature, held)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )
            db.executemany("DELETE FROM contests WHERE id = ?", ((note,) for note in pending))
            db.executemany("INSERT INTO contests VALUES (?, ?, ?, ?, ?)", contests)
            db.executemany("DELETE FROM folders WHERE path = ?", ((f,) for f in folders))
            # Numbers that begin anew begin a new log; others go on with that of the last commit.
            db.execute("DELETE FROM undo WHERE number >= (SELECT min(number) FROM journal)")
            db.executemany("DELETE FROM journal WHERE number = ?", ((number,) for number in left))
            db.execute("INSERT INTO undo SELECT number, entry FROM journal")
            db.execute("DELETE FROM journal")
            self._forget_unused(db)

    def _forget_unused(self, db: sqlite3.Connection) -> None:
        """Drop the texts that no record, contest or entry of the undo log speaks of."""
        used = {sha256 for entry in self.done() for sha256 in _texts_of(entry)}
        for pending in self.pending().values():
            used.update((pending.file, pending.mine, pending.theirs))
        kept = {sha256 for (sha256,) in db.execute("SELECT sha256 FROM notes")} | used
        unused = [row for row in db.execute("SELECT sha256 FROM texts") if row[0] not in kept]
        db.executemany("DELETE FROM texts WHERE sha256 = ?", unused)

    def _entries(self, query: str) -> tuple[Entry, ...]:
        return tuple(msgspec.json.decode(row[0], type=Entry) for row in self._all(query))

    def _all(self, query: str) -> list[tuple[Any, ...]]:
        with explained(self.folder / NAME):
            return self._db.execute(query).fetchall()

    def _one(self, query: str, value: str) -> tuple[Any, ...] | None:
        with explained(self.folder / NAME):
            found: tuple[Any, ...] | None = self._db.execute(query, (value,)).fetchone()
        return found

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with explained(self.folder / NAME), self._db:
            yield self._db


def open_state(folder: Path) -> State:
    """The state in a folder, made when there is none.

    One that cannot be used is moved aside, and `mishap` says so. Raises VaultError when the
    folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise VaultError(f"cannot be made ({error.strerror})", path=str(folder)) from error
    return State(folder, *make(folder / NAME))


def peek(folder: Path) -> State:
    """The state in a folder for reading; an empty one when there is none that can be used."""
    return State(folder, *look(folder / NAME))


def _texts_of(entry: Entry) -> Iterator[str | None]:
    """The texts that it takes to undo an entry."""
    yield entry.text
    yield entry.base
    yield entry.change.seen
    if entry.before:
        yield entry.before.sha256
    if entry.pending_before:
        yield from (entry.pending_before.mine, entry.pending_before.theirs)
        yield entry.pending_before.file
