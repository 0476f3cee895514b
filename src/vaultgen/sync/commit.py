"""A plan done to the vault, all of it or, when killed, the rest at the next start."""

from collections.abc import Iterable, Sequence, Set
from contextlib import suppress
from pathlib import Path, PurePosixPath

from vaultgen.model import Change
from vaultgen.sync.apply import apply
from vaultgen.sync.stage import clear_stage, flush, stage_folder, staged
from vaultgen.sync.state import Entry, State


def commit(changes: Iterable[Change], vault: Path, state: State) -> tuple[Change, ...]:
    """Do the changes: stage, sync, journal, replace, sync, state.

    Returns those that were left out because their file changed meanwhile or could not be
    written, as conflicts. Raises VaultError when nothing could be done; then nothing was.
    """
    todo = [change for change in changes if change.kind != "conflict"]
    if not todo:
        return ()
    with staged(todo, vault) as folders:
        state.begin(todo, folders)
    return _finish(state.journal(), vault, state)


def recover(vault: Path, state: State) -> tuple[Change, ...]:
    """Finish what a killed run had decided, and remove what it had not; returns as `commit`."""
    entries = state.journal()
    if entries:
        return _finish(entries, vault, state)
    if stage_folder(vault).exists():
        clear_stage(vault)
    return ()


def _finish(entries: Sequence[Entry], vault: Path, state: State) -> tuple[Change, ...]:
    outcome = apply(entries, vault, stage_folder(vault))
    emptied = _remove_empty(vault, state.folders(), entries)
    flush(stage_folder(vault))
    state.finish(outcome.records, outcome.gone, emptied)
    clear_stage(vault)
    return outcome.left


def _remove_empty(vault: Path, ours: Set[str], entries: Iterable[Entry]) -> list[str]:
    """Remove the folders that we made and that lost their last file; returns those gone."""
    paths = (entry.change.old_path or entry.change.path for entry in entries)
    parents = {p.as_posix() for path in paths for p in PurePosixPath(path).parents}
    folders = sorted(parents & ours, reverse=True)
    for folder in folders:
        with suppress(OSError):
            (vault / folder).rmdir()
    return [folder for folder in folders if not (vault / folder).exists()]
