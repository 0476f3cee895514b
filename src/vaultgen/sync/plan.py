"""What a sync will do, decided from values alone."""

from collections.abc import Iterable, Iterator, Set
from typing import Final

from vaultgen.errors import VaultError
from vaultgen.model import Change
from vaultgen.sync.rendering import Rendering
from vaultgen.sync.snapshot import Owned, Snapshot
from vaultgen.text import key

EDITED: Final = "you edited it and there is news: left as it is"
ORPHANED: Final = "no source mentions it any more, but you edited it: left as it is"
UNRECORDED: Final = (
    "it carries our id, differs, and the record of what was written is lost: left as it is;"
    " delete it to have it written anew"
)
IN_THE_WAY: Final = "a file that is not ours has its name: rename that file"


def plan(notes: Iterable[Rendering], seen: Snapshot) -> tuple[Change, ...]:
    """The changes that bring the vault from what was seen to the notes, sorted by path.

    A file that differs from its last rendering is left alone: a `conflict` when there is
    something new to write, nothing otherwise. A note that the user deleted stays deleted.
    Raises VaultError when two notes want one id or one path, or a path outside the vault.
    """
    staying = {key(path) for path in seen.foreign}
    staying |= {key(c.path) for found in seen.claims.values() for c in found}
    staying |= {key(o.record.path) for o in seen.owned.values() if o.found and o.touched}
    changes, rendered = [], set()
    for note in _unambiguous(notes):
        rendered.add(note.id)
        owned = seen.owned.get(note.id)
        change = _known(note, owned, staying) if owned else _unknown(note, seen, staying)
        if change:
            changes.append(change)
    changes += (
        _unrendered(o) for note, o in seen.owned.items() if note not in rendered and o.found
    )
    return tuple(sorted(changes, key=lambda change: (change.path, change.id)))


def _unambiguous(notes: Iterable[Rendering]) -> Iterator[Rendering]:
    ids: set[str] = set()
    paths: dict[str, str] = {}
    for note in notes:
        if not all(part and not part.startswith(".") for part in note.path.split("/")):
            raise VaultError(f"the note {note.id} must not be written there", path=note.path)
        other = paths.setdefault(key(note.path), note.id)
        if other != note.id:
            raise VaultError(f"two notes want this path: {other} and {note.id}", path=note.path)
        if note.id in ids:
            raise VaultError(f"two notes have the id {note.id}", path=note.path)
        ids.add(note.id)
        yield note


def _known(note: Rendering, owned: Owned, staying: Set[str]) -> Change | None:
    """What to do for a note that we wrote before."""
    old, new = owned.record, note.sha256
    moved = note.path != old.path
    if owned.found is None or (new == old.sha256 and not moved):
        return None
    if owned.found == new and not moved:
        return Change("adopt", note.id, note.path, note.text(), seen=new)
    if owned.touched:
        return Change("conflict", note.id, old.path, seen=owned.found, reason=EDITED)
    if not moved:
        return Change("update", note.id, note.path, note.text(), seen=owned.found)
    if key(note.path) in staying:
        return Change("conflict", note.id, note.path, reason=IN_THE_WAY)
    return Change("rename", note.id, note.path, note.text(), old.path, owned.found)


def _unknown(note: Rendering, seen: Snapshot, staying: Set[str]) -> Change:
    """What to do for a note that we have no record of."""
    claims = seen.claims.get(note.id, ())
    if len(claims) > 1:
        several = " and ".join(claim.path for claim in claims)
        reason = f"several files have its id: {several}; keep one of them"
        return Change("conflict", note.id, note.path, reason=reason)
    if claims:
        found = claims[0]
        if found.sha256 == note.sha256:
            return Change("adopt", note.id, found.path, note.text(), seen=found.sha256)
        return Change("conflict", note.id, found.path, seen=found.sha256, reason=UNRECORDED)
    if key(note.path) in staying:
        return Change("conflict", note.id, note.path, reason=IN_THE_WAY)
    return Change("create", note.id, note.path, note.text())


def _unrendered(owned: Owned) -> Change:
    """What to do for a note of ours that no source asks for."""
    old = owned.record
    if owned.touched:
        return Change("conflict", old.id, old.path, seen=owned.found, reason=ORPHANED)
    return Change("remove", old.id, old.path, seen=owned.found)
