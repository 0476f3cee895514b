"""One run at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from vaultgen.errors import VaultError


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the state's folder; the system lets go of it however the process ends.

    Raises VaultError while another process holds it, or when the folder cannot be used.
    """
    held = FileLock(folder / "lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held.acquire(timeout=0)
    except Timeout as error:
        raise VaultError(
            "another vaultgen is at work on this vault: wait until it is done, or stop it",
            path=str(folder),
        ) from error
    except OSError as error:
        raise VaultError(
            f"cannot be locked ({error.strerror}): make the folder writable", path=str(folder)
        ) from error
    try:
        yield
    finally:
        held.release()
