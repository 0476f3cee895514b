"""Files that are offered once and are the user's from then on."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from vaultgen.errors import VaultError
from vaultgen.sync.stage import clear_stage, stage_folder
from vaultgen.sync.state import State

_SEEDED: Final = "seeded"


def seed_once(files: Iterable[tuple[str, str]], vault: Path, state: State) -> tuple[str, ...]:
    """Write the (path, text) pairs that are not there and never were written; returns the paths.

    A file that the user deletes does not come back. Raises VaultError when one cannot be written.
    """
    known = frozenset(json.loads(state.get(_SEEDED) or "[]"))
    new = [(path, text) for path, text in files if path not in known]
    if not new:
        return ()
    written = tuple(path for path, text in new if _write(vault / path, text, stage_folder(vault)))
    clear_stage(vault)
    state.put(_SEEDED, json.dumps(sorted(known.union(path for path, _ in new))))
    return written


def _write(path: Path, text: str, stage: Path) -> bool:
    """Write a file unless there is one, whole or not at all."""
    if os.path.lexists(path):
        return False
    try:
        stage.mkdir(parents=True, exist_ok=True)
        staged = stage / path.name
        staged.write_bytes(text.encode())
        path.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(path)
    except OSError as error:
        raise VaultError(
            f"cannot be written ({error.strerror}): make the folder writable, then run again",
            path=str(path),
        ) from error
    return True
