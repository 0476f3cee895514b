"""The notes as we would have them, where the user has to choose: `.vaultgen/conflicts/`."""

import shutil
from dataclasses import dataclass
from typing import Final

from vaultgen.sync import fingerprint
from vaultgen.sync.state import State

FOLDER: Final = "conflicts"
EVERYTHING: Final = "everything"
"""The place of a contest about a whole note: nobody knows any more who wrote what."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A note in which the user and we changed the same place."""

    path: str
    theirs: str
    """The note as we would have it."""
    places: tuple[str, ...]

    @property
    def reason(self) -> str:
        """What is to be done, in words for the user."""
        if self.is_unknown:
            what = (
                "it differs from what vaultgen would write, and the record of what it wrote is lost"
            )
        else:
            what = f"you and vaultgen changed the same ({', '.join(self.places)})"
        return f"{what}: yours stands; settle it with `vaultgen resolve NOTE mine|theirs`"

    @property
    def is_unknown(self) -> bool:
        """Is it only that nobody knows who wrote what?"""
        return self.places == (EVERYTHING,)


def unsettled(state: State) -> tuple[Unsettled, ...]:
    """What waits for the user, sorted by path."""
    contests = state.pending()
    records = state.records_of(contests) if contests else {}
    found = []
    for note, pending in contests.items():
        text = state.text(pending.theirs)
        if note in records and text is not None:
            found.append(Unsettled(records[note].path, text, pending.places))
    return tuple(sorted(found, key=lambda question: question.path))


def show_contests(state: State) -> None:
    """Make the folder hold just what is pending: each note whole, with our side.

    A view of the state for people, made anew at need; nothing reads it.
    """
    folder = state.folder / FOLDER
    wanted = {folder / q.path: fingerprint.encoded(q.theirs) for q in unsettled(state)}
    if not wanted:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for path in sorted(folder.rglob("*")) if folder.exists() else ():
        if path.is_file() and path not in wanted:
            path.unlink()
    for path, data in wanted.items():
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}")
            draft.write_bytes(data)
            draft.replace(path)
