"""A plan done to the vault, all of it or, when killed, the rest at the next start."""

from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from vaultgen.model import Change, Contest
from vaultgen.sync import fingerprint
from vaultgen.sync.apply import apply
from vaultgen.sync.contests import show_contests
from vaultgen.sync.entry import Entry, Pending, Record
from vaultgen.sync.stage import around, clear_stage, flush, folders_of, stage_folder, staged
from vaultgen.sync.state import State, packed


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
    from concurrent.futures import ThreadPoolExecutor  # only now: most runs have nothing to do

    records, pending = state.records_of(change.id for change in todo), state.pending()
    first = max((e.number for e in state.done()), default=-1) + 1 if further else 0
    undone, texts = {entry.change.id: entry for entry in back}, _Texts()

    def decided() -> list[Entry]:
        return [
            _entry(number, change, records.get(change.id), pending.get(change.id), texts)
            for number, change in enumerate(todo, first)
        ]

    with ThreadPoolExecutor(1) as beside:
        # To compress all texts takes as long as to write them: both are done at once.
        ready = beside.submit(decided)
        with staged(todo, vault, first) as folders:
            entries = [_as_before(entry, undone.get(entry.change.id)) for entry in ready.result()]
            for entry in entries:
                texts.keep_file(entry, vault)
            state.begin(entries, texts.packed, folders, None if further else values or {})
    return _finish(entries, vault, state)


def recover(vault: Path, state: State) -> tuple[Change, ...]:
    """Finish what a killed run had decided, and remove what it had not; returns as `commit`."""
    entries = state.journal()
    if entries:
        return _finish(entries, vault, state)
    if stage_folder(vault).exists():
        clear_stage(vault)
    show_contests(state)
    return ()


class _Texts:
    """What has to be kept of a commit: new texts, and files that hold the user's words."""

    def __init__(self) -> None:
        self.packed: dict[str, bytes] = {}
        """By SHA-256."""

    def keep(self, text: str) -> str:
        """Keep a text; returns its SHA-256."""
        return self._keep(fingerprint.encoded(text))

    def keep_file(self, entry: Entry, vault: Path) -> None:
        """Keep the file that a change rests on, if it is another than our last rendering."""
        change = entry.change
        if change.seen and change.seen != (entry.before and entry.before.sha256):
            with suppress(FileNotFoundError):
                data = (vault / (change.old_path or change.path)).read_bytes()
                if fingerprint.of_bytes(data) == change.seen:
                    self._keep(data)

    def _keep(self, data: bytes) -> str:
        sha256 = fingerprint.of_bytes(data)
        if sha256 not in self.packed:
            self.packed[sha256] = packed(data)
        return sha256


def _entry(
    number: int,
    change: Change,
    before: Record | None,
    pending_before: Pending | None,
    texts: _Texts,
) -> Entry:
    text = None if change.text is None else texts.keep(change.text)
    contest = change.contest
    return Entry(
        number=number,
        change=replace(change, text=None, base=None, contest=None),
        text=text,
        base=text if change.base is None else texts.keep(change.base),
        pending=_pending(contest, text or str(change.seen), texts) if contest else None,
        before=before,
        pending_before=pending_before,
    )


def _as_before(entry: Entry, undone: Entry | None) -> Entry:
    return replace(entry, after=undone.before, pending=undone.pending_before) if undone else entry


def _pending(contest: Contest, file: str, texts: _Texts) -> Pending:
    return Pending(file, texts.keep(contest.mine), texts.keep(contest.theirs), contest.places)


def _finish(entries: Sequence[Entry], vault: Path, state: State) -> tuple[Change, ...]:
    outcome = apply(entries, vault, stage_folder(vault))
    touched = _touched(entries)
    emptied = _remove_empty(vault, touched & state.folders())
    folders = [vault / folder for folder in sorted(touched)]
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


def _remove_empty(vault: Path, ours: Set[str]) -> list[str]:
    """Remove those of our folders that lost their last file; returns those gone."""
    folders = sorted(ours, reverse=True)
    for folder in folders:
        with suppress(OSError):
            (vault / folder).rmdir()
    return [folder for folder in folders if not (vault / folder).exists()]
