"""The file behind the state: made, checked, brought to the present layout, moved aside.

SQLite keeps its rollback journal here, not WAL: a run writes few transactions, a run that only
reads leaves neither files nor times behind, and it works on network drives.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from vaultgen.errors import VaultError

NAME: Final = "state.sqlite"
_APPLICATION: Final = 0x76676E31
"""Marks the file as ours, in SQLite's own header."""
_LAYOUTS: Final = (
    f"""
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE notes (id TEXT PRIMARY KEY, path TEXT, sha256 TEXT, signature TEXT) WITHOUT ROWID;
    CREATE TABLE renderings (sha256 TEXT PRIMARY KEY, text BLOB);
    CREATE TABLE folders (path TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE journal (
        number INTEGER PRIMARY KEY,
        sha256 TEXT, kind TEXT, id TEXT, path TEXT, old_path TEXT, seen TEXT
    );
    PRAGMA application_id = {_APPLICATION};
    """,
    """
    ALTER TABLE notes ADD COLUMN file TEXT;
    ALTER TABLE notes ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
    UPDATE notes SET file = sha256;
    ALTER TABLE renderings RENAME TO texts;
    CREATE TABLE contests (id TEXT PRIMARY KEY, file TEXT, mine TEXT, theirs TEXT, places TEXT)
        WITHOUT ROWID;
    CREATE TABLE undo (number INTEGER PRIMARY KEY, entry TEXT);
    ALTER TABLE journal RENAME TO old_journal;
    CREATE TABLE journal (number INTEGER PRIMARY KEY, entry TEXT);
    INSERT INTO journal SELECT number, json_object(
        'number', number, 'base', sha256, 'text', sha256,
        'change', json_object('kind', kind, 'id', id, 'path', path, 'old_path', old_path,
                              'seen', seen))
        FROM old_journal;
    DROP TABLE old_journal;
    """,
)
"""What makes each layout of the one before it; the number of the last is the schema's version."""


def make(path: Path) -> tuple[sqlite3.Connection, str | None]:
    """The database at a path, in the present layout, and what was wrong with the one found.

    Raises VaultError when it cannot be used.
    """
    with explained(path):
        db = sqlite3.connect(path)
        problem = _problem(db)
        if problem:
            db.close()
            problem = f"{path} {problem}; it was kept as {_move_aside(path)}, and a new one begun"
            db = sqlite3.connect(path)
        _bring_up(db)
    return db, problem


def look(path: Path) -> tuple[sqlite3.Connection, str | None]:
    """The same for reading only: what cannot be used, or is not there, is taken for empty."""
    problem = None
    with explained(path):
        copy = sqlite3.connect(":memory:")
        if path.is_file():
            db = sqlite3.connect(path)
            problem = _problem(db)
            if not problem and _version(db) == len(_LAYOUTS):
                return db, None
            if not problem:
                db.backup(copy)
            db.close()
        _bring_up(copy)
    return copy, problem and f"{path} {problem}"


def _bring_up(db: sqlite3.Connection) -> None:
    """Give the database the present layout, in one transaction."""
    version = _version(db)
    if version < len(_LAYOUTS):
        steps = "".join(_LAYOUTS[version:])
        db.executescript(f"BEGIN; {steps} PRAGMA user_version = {len(_LAYOUTS)}; COMMIT;")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _problem(db: sqlite3.Connection) -> str | None:
    """Why a database cannot be our state; `None` for ours and for an empty file."""
    try:
        if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return None
        if db.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            return "is no state of vaultgen"
        return None if _version(db) <= len(_LAYOUTS) else "is of a later version of vaultgen"
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
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a VaultError that says what to do."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise VaultError(
            f"the state cannot be used ({error}): free some space, or make the folder writable;"
            " if it is damaged, delete this file, your notes are not in it",
            path=str(path),
        ) from error
