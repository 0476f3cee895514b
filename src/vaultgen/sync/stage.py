"""Everything that may fail is tried beside the notes, before one of them is touched."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final

from vaultgen.errors import VaultError
from vaultgen.model import Change
from vaultgen.sync import fingerprint

_FEW: Final = 32
"""Files and folders that are synced one by one."""


def stage_folder(vault: Path) -> Path:
    """In the vault, so that a rename out of it is atomic; hidden from note applications."""
    return vault / ".vaultgen" / "stage"


@contextmanager
def staged(changes: Sequence[Change], vault: Path, first: int) -> Iterator[tuple[str, ...]]:
    """Write each new text to a file named by its number, and make the folders of the notes.

    Numbers begin with `first`. Yields the folders that were made, relative to the vault. When
    something fails here or in the body (no space, no permission, a file in place of a folder)
    everything is taken back, and VaultError says why.
    """
    made: list[str] = []
    try:
        _write(changes, vault, first, made)
        yield tuple(made)
    except (OSError, VaultError) as error:
        for folder in reversed(made):
            with suppress(OSError):
                (vault / folder).rmdir()
        clear_stage(vault)
        if isinstance(error, VaultError):
            raise
        raise VaultError(
            f"cannot be written ({error.strerror}); nothing in the vault was changed:"
            " free some space, or make it a folder that you may write to, then run again",
            path=error.filename or str(vault),
        ) from error


def flush(files: Sequence[Path], folders: Sequence[Path]) -> None:
    """Wait until the disk has the content of files, and the names that folders hold.

    Many at once are one sync of everything, which is faster by far, where the system has one. A
    few are not: they would wait for whatever other programs have written.
    """
    if len(files) + len(folders) > _FEW and hasattr(os, "sync"):
        os.sync()
        return
    for file in files:
        _sync(file, os.O_RDWR)
    for folder in folders:
        with suppress(OSError):  # it is gone, or the file system syncs no folders
            _sync(folder, os.O_RDONLY)


def _sync(path: Path, how: int) -> None:
    opened = os.open(path, how)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def around(stage: Path) -> list[Path]:
    """The stage and the folders that have to last for it to last."""
    return [stage, stage.parent, stage.parent.parent]


def clear_stage(vault: Path) -> None:
    """Remove the stage, and the folder around it unless the state lives there."""
    shutil.rmtree(stage_folder(vault), ignore_errors=True)
    with suppress(OSError):
        stage_folder(vault).parent.rmdir()


def _parents(changes: Iterable[Change]) -> list[str]:
    """The folders that changes write to, outer ones first; `.` is the vault."""
    paths = (path for c in changes for path in (c.path, c.old_path) if path)
    return sorted(folders_of(paths))


def folders_of(paths: Iterable[str]) -> set[str]:
    """The folders that paths of a vault lie in, and those around them; `.` is the vault."""
    folders = {path.rpartition("/")[0] for path in paths}
    return {p.as_posix() for folder in folders for p in (PurePosixPath(folder, "_").parents)}


def _check_writable(folder: Path) -> None:
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _write(changes: Sequence[Change], vault: Path, first: int, made: list[str]) -> None:
    folder = stage_folder(vault)
    folder.mkdir(parents=True, exist_ok=True)
    for parent in _parents(changes):
        if not (vault / parent).is_dir():
            (vault / parent).mkdir()
            made.append(parent)
        _check_writable(vault / parent)
    written = []
    for number, change in enumerate(changes, first):
        if change.text is not None:
            path = folder / str(number)
            path.write_bytes(fingerprint.encoded(change.text))
            written.append(path)
    flush(written, around(folder))
