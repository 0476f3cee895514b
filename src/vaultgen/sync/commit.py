"""A plan done to the vault, all of it or, when killed, the rest at the next start."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from vaultgen.model import Change, Contest
from vaultgen.sync import fingerprint
from vaultgen.sync.apply import apply
from vaultgen.sync.contests import show_contests
from vaultgen.sync.entry import Entry, Pending, Record
from vaultgen.sync.stage import around, clear_stage, flush, folders_of, stage_folder, staged
from vaultgen.sync.state import State


def commit(
    changes: Iterable[Change],
    vault: Path,
    state: State,
    values: Mapping[str, str | None] | None = None,
    *,
    further: bool = False,
    back: Iterable[Entry] = (),
) -> tuple[Change, ...]:
    """Do the changes: stage, sync, journal, replace, sync, state.

    `values` are single values of the state that become true with it; with `further` it is undone
    together with the commit before. `back` is what an undo takes back: its notes are remembered as
    they were before it, so the user's edits count as new again. Returns the changes that were left
    out because their file changed meanwhile or could not be written, as conflicts. Raises
    VaultError when nothing could be done; then nothing was.
    """
    todo = [change for change in changes if change.is_to_be_done]
    if not todo:
        return ()
    records, pending = state.records_of(change.id for change in todo), state.pending()
    first = max((e.number for e in state.done()), default=-1) + 1 if further else 0
    entries = [
        _entry(number, change, records.get(change.id), pending.get(change.id))
        for number, change in enumerate(todo, first)
    ]
    undone = {entry.change.id: entry for entry in back}
    entries = [_as_before(e, undone[i]) if (i := e.change.id) in undone else e for e in entries]
    with staged(todo, vault, first) as folders:
        known = None if further else values or {}
        state.begin(entries, _texts(zip(todo, entries, strict=True), vault), folders, known)
    return _finish(state.journal(), vault, state)


def recover(vault: Path, state: State) -> tuple[Change, ...]:
    """Finish what a killed run had decided, and remove what it had not; returns as `commit`."""
    entries = state.journal()
    if entries:
        return _finish(entries, vault, state)
    if stage_folder(vault).exists():
        clear_stage(vault)
    show_contests(state)
    return ()


def _entry(
    number: int, change: Change, before: Record | None, pending_before: Pending | None
) -> Entry:
    base = change.text if change.base is None else change.base
    text = None if change.text is None else fingerprint.of_text(change.text)
    contest = change.contest
    return Entry(
        number=number,
        change=replace(change, text=None, base=None, contest=None),
        text=text,
        base=text if base is change.text else base and fingerprint.of_text(base),
        pending=_pending(contest, text or str(change.seen)) if contest else None,
        before=before,
        pending_before=pending_before,
    )


def _as_before(entry: Entry, undone: Entry) -> Entry:
    return replace(entry, after=undone.before, pending=undone.pending_before)


def _pending(contest: Contest, file: str) -> Pending:
    mine, theirs = fingerprint.of_text(contest.mine), fingerprint.of_text(contest.theirs)
    return Pending(file, mine, theirs, contest.places)


def _texts(entries: Iterable[tuple[Change, Entry]], vault: Path) -> Iterator[tuple[str, bytes]]:
    """(sha256, content) of what has to be kept: new texts, and files that hold the user's words."""
    for change, entry in entries:
        told = [(entry.text, change.text), (entry.base, change.base)]
        if change.contest and entry.pending:
            told += [(entry.pending.mine, change.contest.mine)]
            told += [(entry.pending.theirs, change.contest.theirs)]
        for sha256, text in told:
            if sha256 is not None and text is not None:
                yield sha256, fingerprint.encoded(text)
        if change.seen and change.seen != (entry.before and entry.before.sha256):
            with suppress(FileNotFoundError):
                data = (vault / (change.old_path or change.path)).read_bytes()
                if fingerprint.of_bytes(data) == change.seen:
                    yield change.seen, data


def _finish(entries: Sequence[Entry], vault: Path, state: State) -> tuple[Change, ...]:
    outcome = apply(entries, vault, stage_folder(vault))
    emptied = _remove_empty(vault, state.folders(), entries)
    folders = [vault / folder for folder in sorted(_touched(entries))]
    flush((), [*folders, *around(stage_folder(vault))])
    settled = {e.change.id: e.pending for e in entries if e.number not in outcome.left}
    state.finish(outcome.records, outcome.gone, settled, emptied, outcome.left)
    show_contests(state)
    clear_stage(vault)
    return tuple(outcome.left.values())


def _touched(entries: Iterable[Entry]) -> set[str]:
    """The folders that changes add files to or take them from, and those around them."""
    changes = [entry.change for entry in entries]
    return folders_of(path for c in changes for path in (c.path, c.old_path) if path)


def _remove_empty(vault: Path, ours: Set[str], entries: Iterable[Entry]) -> list[str]:
    """Remove the folders that we made and that lost their last file; returns those gone."""
    folders = sorted(_touched(entries) & ours, reverse=True)
    for folder in folders:
        with suppress(OSError):
            (vault / folder).rmdir()
    return [folder for folder in folders if not (vault / folder).exists()]
