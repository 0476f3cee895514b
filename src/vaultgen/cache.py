"""Results of per-episode stages, kept between runs.

A key is a digest of everything that a result depends on, the code included; so an entry is
never wrong, only unused. The file may be deleted at any time.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache as once
from itertools import islice
from pathlib import Path
from typing import Any, Final, Self

from vaultgen.errors import VaultError

NAME: Final = "cache.sqlite"
_LARGE: Final = 1 << 19
"""Bytes from which a result is kept as it is: to pack the memory of a whole vault takes longer
than to write it."""
_AT_ONCE: Final = 500
"""Keys in one query; SQLite takes at most 999 on old systems."""
_PAGE: Final = 1 << 14
"""Bytes; memories of a whole vault are written in half the time that SQLite's 4,096 take."""
_SLACK: Final = 1.2
"""How much the file may grow before what is unused is looked for."""
_TABLE = "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, value BLOB)"
"""With row ids, so that the keys alone make a small index: they are looked up by the thousand."""


class Cache:
    """Bytes by key, in one SQLite file; readers in other processes see what was written.

    Everything raises VaultError when the file cannot be used: no space, no permission.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, made anew when there is none or it is damaged."""
        self.path = path
        self._used: set[str] = set()
        with _explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._db = _open(path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                path.unlink(missing_ok=True)
                self._db = _open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def get(self, key: str) -> bytes | None:
        """The bytes kept under a key."""
        self._used.add(key)
        with _explained(self.path):
            row = self._db.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
            return zlib.decompress(row[0]) if row else None

    def get_many(self, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """(key, bytes) of those keys that have a result, in their order."""
        for some in _chunks(keys):
            self._used.update(some)
            rows = self._rows("SELECT key, value FROM results WHERE key IN ({})", some)
            with _explained(self.path):
                found = {key: zlib.decompress(value) for key, value in rows}
            yield from ((key, found[key]) for key in some if key in found)

    def lacks(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that have no result."""
        missing: set[str] = set()
        for some in _chunks(keys):
            self._used.update(some)
            rows = self._rows("SELECT key FROM results WHERE key IN ({})", some)
            missing.update(some)
            missing.difference_update(key for (key,) in rows)
        return missing

    def hold(self, keys: Iterable[str]) -> None:
        """Count keys as asked for, so that `prune` leaves their results."""
        self._used.update(keys)

    def has(self, key: str) -> bool:
        """Is there a result under the key?"""
        self._used.add(key)
        with _explained(self.path):
            return bool(self._db.execute("SELECT 1 FROM results WHERE key = ?", (key,)).fetchone())

    def put(self, results: Iterable[tuple[str, bytes]]) -> None:
        """Keep results, in one transaction."""
        rows = [
            (key, zlib.compress(value, 1 if len(value) < _LARGE else 0)) for key, value in results
        ]
        self._used.update(key for key, _ in rows)
        with _explained(self.path), self._db:
            self._db.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)

    def drop(self, keys: Iterable[str]) -> None:
        """Forget these results."""
        with _explained(self.path), self._db:
            self._db.executemany("DELETE FROM results WHERE key = ?", [(key,) for key in keys])

    def prune(self) -> None:
        """Forget every result that was neither asked for nor kept since the cache was opened.

        Keys that are alike up to a `/` are parts of one result, and stay or go together. Nothing
        is done while the results fill little more of the file than those that were left last time.
        """
        with _explained(self.path), self._db:
            if self._pages() <= self._pragma("user_version") * _SLACK:
                return
            used = {_whole(key) for key in self._used}
            keys = [row[0] for row in self._db.execute("SELECT key FROM results")]
            unused = [(key,) for key in keys if _whole(key) not in used]
            self._db.executemany("DELETE FROM results WHERE key = ?", unused)
            self._db.execute(f"PRAGMA user_version = {self._pages()}")

    def _pages(self) -> int:
        """How much of the file is filled."""
        return self._pragma("page_count") - self._pragma("freelist_count")

    def _pragma(self, name: str) -> int:
        return int(self._db.execute(f"PRAGMA {name}").fetchone()[0])

    def _rows(self, query: str, keys: Sequence[str]) -> list[tuple[Any, ...]]:
        with _explained(self.path):
            return self._db.execute(query.format(", ".join("?" * len(keys))), keys).fetchall()


def _whole(key: str) -> str:
    return key.partition("/")[0]


def _chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _open(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=60)
    db.execute(f"PRAGMA page_size = {_PAGE}")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = OFF")
    db.execute(_TABLE)
    return db


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except (sqlite3.Error, OSError, zlib.error) as error:
        raise VaultError(
            f"the cache cannot be used ({error}): free some space, or make the folder writable;"
            " if it is damaged, delete it, it is made anew",
            path=str(path),
        ) from error


def digest(*parts: str | bytes) -> str:
    """SHA-256 of the parts; no two different sequences of parts look alike."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(b"%d:%b" % (len(data), data))
    return found.hexdigest()


@once
def code_version() -> str:
    """Digest of the package's own code: another version never finds this one's results."""
    here = Path(__file__).parent
    files = sorted(here.rglob("*.py"))
    return digest(
        *(part for f in files for part in (f.relative_to(here).as_posix(), f.read_bytes()))
    )
