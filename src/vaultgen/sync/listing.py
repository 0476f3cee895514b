"""Every file of a vault and what tells whether it changed, without opening one."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from vaultgen.errors import VaultError
from vaultgen.sync import fingerprint
from vaultgen.sync.database import NAME as STATE

Listing = Mapping[str, str]
"""{path in the vault, with POSIX separators: signature of the file}, sorted."""

_NOTHING: Final = "nothing"
"""Stands for the signature of a link that leads nowhere."""


def listing(vault: Path) -> Listing:
    """All files but hidden ones; links to folders are followed once.

    A folder with a state of its own is another vault, and passed over. Raises VaultError when a
    folder cannot be read.
    """
    with readable():
        found = dict(_walk(vault)) if vault.exists() else {}
    return {path: found[path] for path in sorted(found)}


@contextmanager
def readable() -> Iterator[None]:
    """Turn trouble with reading into a VaultError that says what to do."""
    try:
        yield
    except OSError as error:
        raise VaultError(
            f"cannot be read ({error.strerror}): make it readable", path=error.filename
        ) from error


def _walk(vault: Path) -> Iterator[tuple[str, str]]:
    """(path, signature) of every file."""
    folders, visited = [("", vault)], set[tuple[int, int]]()
    while folders:
        prefix, folder = folders.pop()
        where = folder.stat()
        if (where.st_dev, where.st_ino) in visited:
            continue
        visited.add((where.st_dev, where.st_ino))
        if prefix and (folder / ".vaultgen" / STATE).is_file():
            continue
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    folders.append((f"{prefix}{entry.name}/", Path(entry.path)))
                else:
                    yield prefix + entry.name, _signature(entry)


def _signature(file: "os.DirEntry[str]") -> str:
    try:
        return fingerprint.signature(file.stat())
    except FileNotFoundError:
        return _NOTHING
