"""The changes of a journal, done to the files of the vault.

Every step leaves a trace by which it is known to be done, so the same call finishes what a killed
one began: a staged file is gone once it was placed, and an old file lies in the stage once its
place was cleared.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

from vaultgen.model import Change
from vaultgen.sync import fingerprint
from vaultgen.sync.entry import Entry, Record
from vaultgen.sync.plan import IN_THE_WAY
from vaultgen.text import key

CHANGED: Final = "it was changed while vaultgen was at work: left as it is, run again"
LOST: Final = "its new text was lost in a run that was cut short: run again"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the entries of a journal."""

    records: tuple[Record, ...]
    """Of the notes that were written."""
    gone: tuple[str, ...]
    """Ids of the notes that have no file any more."""
    left: Mapping[int, Change]
    """By number: the changes that could not be done, as conflicts with their reasons."""


@dataclass(frozen=True)
class _Job:
    """An entry and the files it is about."""

    entry: Entry
    vault: Path
    stage: Path
    is_staged: bool
    """Does its new text wait in the stage?"""

    @cached_property
    def target(self) -> Path:
        return self.vault / self.change.path

    @cached_property
    def old(self) -> Path:
        """Where the note was; the target, unless it moves."""
        return self.vault / (self.change.old_path or self.change.path)

    @cached_property
    def staged(self) -> Path:
        return self.stage / str(self.number)

    @cached_property
    def away(self) -> Path:
        """Where the old file of a note that moves or goes is put."""
        return self.stage / f"{self.number}.old"

    @property
    def number(self) -> int:
        return self.entry.number

    @property
    def change(self) -> Change:
        return self.entry.change

    @property
    def leaves(self) -> bool:
        """Is the old file to be taken away?"""
        return self.change.kind in ("rename", "remove")


class _RefusalError(Exception):
    """A change must not be done; the message says why."""


def apply(entries: Sequence[Entry], vault: Path, stage: Path) -> Outcome:
    """Clear the places of notes that move or go, then put every staged file in its place.

    Hence notes can swap names. Right before a file is replaced it is compared with what the
    change rests on. What cannot be done is left as it was and reported.
    """
    there = _names(stage)
    jobs = [_Job(entry, vault, stage, str(entry.number) in there) for entry in entries]
    left = _blocked(jobs)
    for job in jobs:
        if job.leaves and job.number not in left:
            _try(_clear, job, left)
    records: list[Record] = []
    gone: list[str] = []
    for job in jobs:
        if job.number in left or job.change.kind == "remove":
            continue
        if record := _try(_place, job, left):
            records.append(record)
        elif not _put_back(job):
            gone.append(job.change.id)
    removed = set(_removed(jobs, left))
    records += (e.after for e in entries if e.after and e.change.id in removed)
    gone += sorted(removed.difference(record.id for record in records))
    return Outcome(tuple(records), tuple(gone), left)


def _names(folder: Path) -> Set[str]:
    """Of the files in a folder, if there is one."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        return {entry.name for entry in entries}
    return frozenset()


def _removed(jobs: Iterable[_Job], left: dict[int, Change]) -> Iterator[str]:
    """Ids of the notes that are gone; one whose words found no other place is put back."""
    stuck = {change.id for change in left.values()}
    for job in jobs:
        if job.change.kind != "remove" or job.number in left:
            continue
        if job.change.needs in stuck and _put_back(job):
            left[job.number] = _conflict(job, CHANGED)
        else:
            yield job.change.id


def _blocked(jobs: Sequence[_Job]) -> dict[int, Change]:
    """Those that leave and must not, by number; where one stays, the next cannot follow."""
    left: dict[int, Change] = {}
    leaving = {key(str(job.old)) for job in jobs if job.leaves}
    coming = {key(str(job.target)): job for job in jobs if job.change.kind == "rename"}
    for first in jobs:
        job: _Job | None = first if first.leaves else None
        why = _hindrance(job, leaving) if job else None
        while why and job and job.number not in left:
            left[job.number] = _conflict(job, why)
            job, why = coming.get(key(str(job.old))), IN_THE_WAY
    return left


def _hindrance(job: _Job, leaving: Set[str]) -> str | None:
    if job.away.exists():
        return None
    taken = job.change.kind == "rename" and os.path.lexists(job.target)
    if taken and key(str(job.target)) not in leaving:
        return IN_THE_WAY
    try:
        _check_leaving(job)
    except (OSError, _RefusalError) as why:
        return _reason(why)
    return None


def _clear(job: _Job) -> None:
    """Take the old file away, unless that was done."""
    if job.away.exists():
        return
    _check_leaving(job)
    if job.old.exists():
        job.old.replace(job.away)


def _place(job: _Job) -> Record:
    """Put the staged file in its place, unless that was done."""
    change, target, staged = job.change, job.target, job.staged
    if job.entry.text is None:
        if job.entry.before and change.seen is None:
            return job.entry.before
        _compare(target, change)
    elif not job.is_staged:
        _check_placed(job)
        return _record(job.entry, "")
    else:
        if change.kind == "rename" or change.seen is None:
            if os.path.lexists(target):
                raise _RefusalError(IN_THE_WAY)
        else:
            _compare(target, change)
            shutil.copymode(target, staged)
        _move(staged, target)
    return _record(job.entry, fingerprint.signature(target.stat()))


def _move(staged: Path, target: Path) -> None:
    try:
        staged.replace(target)
    except FileNotFoundError:  # somebody took the folder away
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(target)


def _record(entry: Entry, signature: str) -> Record:
    """The note as it is now; what is only remembered keeps its last rendering."""
    change, before = entry.change, entry.before
    if entry.after:
        return replace(entry.after, signature="")
    base = entry.base or (before.sha256 if before else change.seen)
    file = entry.text or change.seen
    return Record(change.id, change.path, str(base), str(file), signature, change.held)


def _put_back(job: _Job) -> bool:
    """Undo `_clear`; False when the place is taken, so that the note has to begin anew."""
    if not job.away.exists():
        return True
    if os.path.lexists(job.old):
        return False
    job.away.replace(job.old)
    return True


def _check_leaving(job: _Job) -> None:
    if job.change.kind == "rename" or job.old.exists():
        _compare(job.old, job.change)


def _check_placed(job: _Job) -> None:
    """The staged file is gone: into its place, where the user may have edited it since, or lost."""
    if fingerprint.of_file(job.target) in (None, job.change.seen):
        raise _RefusalError(LOST)


def _compare(path: Path, change: Change) -> None:
    if fingerprint.of_file(path) != change.seen:
        raise _RefusalError(CHANGED)


def _try(step: Callable[[_Job], T], job: _Job, left: dict[int, Change]) -> T | None:
    try:
        return step(job)
    except (OSError, _RefusalError) as why:
        left[job.number] = _conflict(job, _reason(why))
        return None


def _reason(why: OSError | _RefusalError) -> str:
    return f"cannot be written: {why.strerror}" if isinstance(why, OSError) else str(why)


def _conflict(job: _Job, why: str) -> Change:
    path = job.change.old_path or job.change.path
    return replace(job.change, kind="conflict", path=path, old_path=None, reason=why)
