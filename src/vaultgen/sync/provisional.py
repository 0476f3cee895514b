"""A run that comes to nothing leaves nothing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from vaultgen.sync.state import peek


@contextmanager
def provisional(folder: Path) -> Iterator[None]:
    """Take the state's folder away again if it was made inside and there is no note to remember.

    What an interrupted run has worked out is kept: it saves time in the next one.
    """
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        yield
    except KeyboardInterrupt:
        made = []
        raise
    finally:
        if made and not _remembers(folder):
            shutil.rmtree(folder, ignore_errors=True)
            for parent in made[1:]:
                with suppress(OSError):
                    parent.rmdir()


def _remembers(folder: Path) -> bool:
    with peek(folder) as state:
        return bool(state.records() or state.journal())
