"""What the tool remembers of a vault between two runs: `state.sqlite`.

SQLite keeps its rollback journal here, not WAL: a run writes three transactions, a run that
only reads leaves neither files nor times behind, and it works on network drives.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from vaultgen.errors import VaultError
from vaultgen.model import Change
from vaultgen.sync import fingerprint

NAME: Final = "state.sqlite"
_APPLICATION: Final = 0x76676E31
"""Marks the file as ours, in SQLite's own header."""
_SCHEMA: Final = 1
_TABLES: Final = f"""
BEGIN;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE notes (id TEXT PRIMARY KEY, path TEXT, sha256 TEXT, signature TEXT) WITHOUT ROWID;
CREATE TABLE renderings (sha256 TEXT PRIMARY KEY, text BLOB);
CREATE TABLE folders (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE journal (
    number INTEGER PRIMARY KEY, sha256 TEXT, kind TEXT, id TEXT, path TEXT, old_path TEXT, seen TEXT
);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_SCHEMA};
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class Record:
    """A note that we own, as the last commit left it."""

    id: str
    path: str
    sha256: str
    """Of the last rendering."""
    signature: str
    """Of the file that holds it; empty where it has to be read to be known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change that is decided and not yet done: a row of the journal."""

    number: int
    """Also the name of its file in the stage."""
    sha256: str | None
    """Of the new rendering."""
    change: Change
    """Without its text."""


class State:
    """Records, renderings, the journal of a commit, and a place for single values."""

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
        rows = self._all("SELECT id, path, sha256, signature FROM notes ORDER BY id")
        return {row[0]: Record(*row) for row in rows}

    def rendering(self, note: str) -> str | None:
        """The text that we wrote last for a note."""
        row = self._one("SELECT text FROM renderings JOIN notes USING (sha256) WHERE id = ?", note)
        return zlib.decompress(row[0]).decode() if row else None

    def folders(self) -> frozenset[str]:
        """The folders of the vault that we made."""
        return frozenset(row[0] for row in self._all("SELECT path FROM folders"))

    def journal(self) -> tuple[Entry, ...]:
        """What a commit has decided and not yet done, in its order."""
        rows = self._all(
            "SELECT number, sha256, kind, id, path, old_path, seen FROM journal ORDER BY number"
        )
        return tuple(
            Entry(number, sha256, Change(kind, note, path, None, old_path, seen))
            for number, sha256, kind, note, path, old_path, seen in rows
        )

    def begin(self, changes: Sequence[Change], folders: Iterable[str]) -> None:
        """Write down what is going to be done, and the renderings."""
        with self._transaction() as db:
            db.executemany("INSERT OR IGNORE INTO folders VALUES (?)", ((f,) for f in folders))
            for number, c in enumerate(changes):
                sha256 = _keep(db, c.text)
                row = (number, sha256, c.kind, c.id, c.path, c.old_path, c.seen)
                db.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def finish(
        self, records: Iterable[Record], gone: Iterable[str], folders: Iterable[str]
    ) -> None:
        """The journal is done: take over what it made, forget notes and folders that are gone."""
        rows = ((r.id, r.path, r.sha256, r.signature) for r in records)
        with self._transaction() as db:
            db.executemany("DELETE FROM notes WHERE id = ?", ((note,) for note in gone))
            db.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)", rows)
            db.executemany("DELETE FROM folders WHERE path = ?", ((f,) for f in folders))
            db.execute("DELETE FROM renderings WHERE sha256 NOT IN (SELECT sha256 FROM notes)")
            db.execute("DELETE FROM journal")

    def _all(self, query: str) -> list[tuple[Any, ...]]:
        with _explained(self.folder):
            return self._db.execute(query).fetchall()

    def _one(self, query: str, value: str) -> tuple[Any, ...] | None:
        with _explained(self.folder):
            found: tuple[Any, ...] | None = self._db.execute(query, (value,)).fetchone()
        return found

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _explained(self.folder), self._db:
            yield self._db


def open_state(folder: Path) -> State:
    """The state in a folder, made when there is none.

    One that cannot be used is moved aside, and `mishap` says so. Raises VaultError when the
    folder cannot be written.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise VaultError(f"cannot be made ({error.strerror})", path=str(folder)) from error
    with _explained(folder):
        db = sqlite3.connect(path)
        problem = _problem(db)
        if problem:
            db.close()
            problem = f"{path} {problem}; it was kept as {_move_aside(path)}, and a new one begun"
            db = sqlite3.connect(path)
        if not _is_made(db):
            db.executescript(_TABLES)
    return State(folder, db, problem)


def peek(folder: Path) -> State:
    """The state in a folder for reading; an empty one when there is none that can be used."""
    path = folder / NAME
    problem = None
    with _explained(folder):
        if path.is_file():
            db = sqlite3.connect(path)
            problem = _problem(db)
            if not problem and _is_made(db):
                return State(folder, db)
            db.close()
        db = sqlite3.connect(":memory:")
        db.executescript(_TABLES)
    return State(folder, db, problem and f"{path} {problem}")


def _keep(db: sqlite3.Connection, rendering: str | None) -> str | None:
    if rendering is None:
        return None
    sha256 = fingerprint.of_text(rendering)
    packed = zlib.compress(rendering.encode(), 1)
    db.execute("INSERT OR IGNORE INTO renderings VALUES (?, ?)", (sha256, packed))
    return sha256


def _is_made(db: sqlite3.Connection) -> bool:
    return bool(db.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION)


def _problem(db: sqlite3.Connection) -> str | None:
    """Why a database cannot be our state; `None` for ours and for an empty file."""
    try:
        tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if not tables:
            return None
        if not _is_made(db):
            return "is no state of vaultgen"
        return None if version == _SCHEMA else "is of another version of vaultgen"
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return "is damaged"


def _move_aside(path: Path) -> Path:
    """Rename the database, with its rollback journal, which must not meet the new one."""
    number = 1
    while (kept := path.with_name(f"{path.name}.{number}")).exists():
        number += 1
    hot = path.with_name(f"{path.name}-journal")
    if hot.exists():
        hot.rename(kept.with_name(f"{kept.name}-journal"))
    return path.rename(kept)


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise VaultError(
            f"the state cannot be used ({error}): free some space, or make the folder writable;"
            " if it is damaged, delete this file, your notes are not in it",
            path=str(folder / NAME),
        ) from error
