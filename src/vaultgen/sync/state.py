"""What the tool remembers of a vault between two runs."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self

import msgspec

from vaultgen.errors import VaultError
from vaultgen.sync.database import NAME, explained, look, make
from vaultgen.sync.entry import Entry, Pending, Record, texts_of

_RECORDS: Final = "SELECT id, path, sha256, file, signature, held FROM notes"
_LISTED: Final = "(SELECT value FROM json_each(?))"
"""The items of a list in JSON: any number of them is one parameter."""
_OF_LAST: Final = "number >= (SELECT min(number) FROM journal)"
"""Numbers that begin anew begin a new undo log; others go on with that of the last commit."""
_BEFORE: Final = "before"
"""Key of the single values as they were before the last commit that changed them."""


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
        self.put_all({key: value})

    def put_all(self, values: Mapping[str, str]) -> None:
        """Keep single values, all or none; what is kept already costs nothing."""
        new = [(key, value) for key, value in values.items() if self.get(key) != value]
        if new:
            with self._transaction() as db:
                db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", new)

    def records(self) -> dict[str, Record]:
        """All notes that we own, by id."""
        return _records(self._all(f"{_RECORDS} ORDER BY id"))

    def records_of(self, notes: Iterable[str]) -> dict[str, Record]:
        """Those of some ids that are notes that we own, by id."""
        ids = json.dumps(sorted(notes))
        return _records(self._all(f"{_RECORDS} WHERE id IN {_LISTED} ORDER BY id", ids))

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
        texts: Mapping[str, bytes],
        folders: Iterable[str],
        values: Mapping[str, str | None] | None,
    ) -> None:
        """Write down what is going to be done, all texts that it is about, `packed` and by their
        SHA-256, and single values that are true from now on; `None` forgets one."""
        rows = [(entry.number, msgspec.json.encode(entry).decode()) for entry in entries]
        if values is not None:
            values = {**values, _BEFORE: json.dumps({key: self.get(key) for key in values})}
        with self._transaction() as db:
            db.executemany("INSERT OR IGNORE INTO folders VALUES (?)", ((f,) for f in folders))
            db.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", texts.items())
            db.executemany("INSERT INTO journal VALUES (?, ?)", rows)
            for key, value in (values or {}).items():
                if value is None:
                    db.execute("DELETE FROM meta WHERE key = ?", (key,))
                else:
                    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def renew(self, records: Iterable[Record]) -> None:
        """Keep the signatures of files that are as they were."""
        rows = [(record.signature, record.id) for record in records]
        if rows:
            with self._transaction() as db:
                db.executemany("UPDATE notes SET signature = ? WHERE id = ?", rows)

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
            spoken_of = _texts_of((), self.pending())
            db.executemany("DELETE FROM contests WHERE id = ?", ((note,) for note in pending))
            db.executemany("INSERT INTO contests VALUES (?, ?, ?, ?, ?)", contests)
            db.executemany("DELETE FROM folders WHERE path = ?", ((f,) for f in folders))
            spoken_of |= _texts_of(self._move_journal(db, left), {})
            self._forget_unused(db, spoken_of)

    def _move_journal(self, db: sqlite3.Connection, left: Iterable[int]) -> tuple[Entry, ...]:
        """Make the journal, but for what was left, the undo log; returns what is in neither now."""
        numbers = json.dumps(sorted(left))
        undone = self._entries(f"SELECT entry FROM journal WHERE number IN {_LISTED}", numbers)
        forgotten = self._entries(f"SELECT entry FROM undo WHERE {_OF_LAST}")
        db.execute(f"DELETE FROM undo WHERE {_OF_LAST}")
        db.execute(f"DELETE FROM journal WHERE number IN {_LISTED}", (numbers,))
        db.execute("INSERT INTO undo SELECT number, entry FROM journal")
        db.execute("DELETE FROM journal")
        return (*undone, *forgotten)

    def _forget_unused(self, db: sqlite3.Connection, texts: set[str]) -> None:
        """Drop those of some texts of which nothing speaks any more."""
        if not texts:
            return
        unused = texts - _texts_of(self.done(), self.pending())
        some = json.dumps(sorted(unused))
        kept = self._all(f"SELECT sha256 FROM notes WHERE sha256 IN {_LISTED}", some)
        unused.difference_update(row[0] for row in kept)
        db.executemany("DELETE FROM texts WHERE sha256 = ?", ((text,) for text in unused))

    def _entries(self, query: str, *values: str) -> tuple[Entry, ...]:
        return tuple(msgspec.json.decode(row[0], type=Entry) for row in self._all(query, *values))

    def _all(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with explained(self.folder / NAME):
            return self._db.execute(query, values).fetchall()

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


def packed(content: bytes) -> bytes:
    """A text in the form in which the state keeps it."""
    return zlib.compress(content, 1)


def _texts_of(entries: Iterable[Entry], contests: Mapping[str, Pending]) -> set[str]:
    """All that entries and contests speak of."""
    found = {text for entry in entries for text in texts_of(entry)}
    for pending in contests.values():
        found.update((pending.file, pending.mine, pending.theirs))
    return found


def _records(rows: Iterable[tuple[Any, ...]]) -> dict[str, Record]:
    return {
        note: Record(note, path, sha256, file, signature, bool(held))
        for note, path, sha256, file, signature, held in rows
    }
