"""What the state holds: notes as they were left, and what is done to them."""

from collections.abc import Iterator
from dataclasses import dataclass

from vaultgen.model import Change


@dataclass(frozen=True, slots=True)
class Record:
    """A note that we own, as the last commit left it."""

    id: str
    path: str
    sha256: str
    """Of the last rendering."""
    file: str
    """SHA-256 of the file; another than of the rendering where the user has written in it."""
    signature: str = ""
    """Of the file; empty where it has to be read to be known."""
    held: bool = False
    """Did the user choose where it lies and what it is called?"""


@dataclass(frozen=True, slots=True)
class Pending:
    """What the user has to settle in a note; texts by their SHA-256."""

    file: str
    """The file when the contest arose."""
    mine: str
    theirs: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A change that is decided and not yet done: a row of the journal, later of the undo log.

    Texts by their SHA-256.
    """

    number: int
    """Also the name of its file in the stage."""
    change: Change
    """Without its texts."""
    text: str | None = None
    """The new content; `None` where nothing is written."""
    base: str | None = None
    """The new rendering."""
    pending: Pending | None = None
    """What the user has to settle from now on."""
    before: Record | None = None
    """The note as the last commit left it."""
    pending_before: Pending | None = None
    after: Record | None = None
    """What is to be remembered of the note; `None` for what was done to it."""


def texts_of(entry: Entry) -> Iterator[str]:
    """The texts that it takes to do an entry, or to undo it."""
    before = (entry.before.sha256,) if entry.before else ()
    for text in (entry.text, entry.base, entry.change.seen, *before):
        if text:
            yield text
    for pending in filter(None, (entry.pending, entry.pending_before)):
        yield from (pending.file, pending.mine, pending.theirs)
