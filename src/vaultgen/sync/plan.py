"""What a sync will do, decided from values alone."""

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

from vaultgen.model import Change, Kind
from vaultgen.sync import fingerprint
from vaultgen.sync.contests import Unsettled
from vaultgen.sync.entry import Record
from vaultgen.sync.heirs import Heirs
from vaultgen.sync.links import renamings
from vaultgen.sync.orphan import is_orphaned, orphaned
from vaultgen.sync.reconcile import Side, reconcile
from vaultgen.sync.rendering import Rendering, by_id
from vaultgen.sync.snapshot import Owned, Snapshot
from vaultgen.sync.texts import Texts
from vaultgen.text import key

ORPHANED: Final = "no source mentions it any more; it is kept, as you wrote in it"
CARRIED: Final = "what you wrote in it is now in"
IN_THE_WAY: Final = "a file that is not ours has its name: rename that file"


def plan(
    renderings: Iterable[Rendering],
    seen: Snapshot,
    texts: Texts,
    *,
    side: Side = "mine",
    merged: Mapping[str, str] | None = None,
    misplaced: Collection[str] = (),
) -> tuple[Change, ...]:
    """The changes that bring the vault from what was seen to the renderings, sorted by path.

    What the user wrote in a note stays in it; `side` says what becomes of a place that we want to
    change as well. A note that the user deleted stays deleted. `merged` are notes that became
    one with another: {id: id of the other}; `misplaced` are claims (ids) that lie elsewhere than we
    would put them. Raises VaultError when two renderings want one id or one path, or a path
    outside the vault.
    """
    wanted = by_id(renderings)
    heirs = Heirs(wanted.keys(), merged or {}, seen, texts)
    planner = _Planner(wanted, seen, texts, side, heirs, misplaced)
    stuck = {change.id for change in planner.wanted if not change.is_to_be_done}
    unwanted = filter(None, map(planner.unwanted, seen.owned.values()))
    changes = (*planner.wanted, *(change for change in unwanted if change.needs not in stuck))
    return tuple(sorted(changes, key=lambda change: (change.path, change.id)))


@dataclass(frozen=True)
class _Planner:
    """Decides for one note at a time."""

    notes: Mapping[str, Rendering]
    seen: Snapshot
    texts: Texts
    side: Side
    heirs: Heirs
    misplaced: Collection[str]

    @cached_property
    def _staying(self) -> frozenset[str]:
        """Keys of the paths where files lie that will not make room."""
        paths = [*self.seen.foreign, *(claim.path for claim in self.seen.claims.values())]
        paths += (path for found in self.seen.doubled.values() for path in found)
        paths += (
            owned.path
            for ident, owned in self.seen.altered.items()
            if owned.found and (owned.touched or owned.held) and not self.heirs.of(ident)
        )
        return frozenset(map(key, paths))

    @cached_property
    def _there(self) -> frozenset[str]:
        """Keys of the names that the vault's notes will have."""
        paths = [*self.seen.foreign, *(claim.path for claim in self.seen.claims.values())]
        paths += (path for found in self.seen.doubled.values() for path in found)
        paths += (o.path for ident, o in self.seen.owned.items() if not self._goes(ident, o))
        paths += (c.path for c in self.wanted if c.kind in ("create", "rename"))
        return frozenset(key(PurePosixPath(path).stem) for path in paths)

    def _goes(self, ident: str, owned: Owned) -> bool:
        """Is a note deleted, or to be removed? Once kept as an orphan it stays."""
        if owned.found is None:
            return True
        if ident in self.notes or ident in self.seen.doubled:
            return False
        if self.heirs.of(ident):
            return True
        return not owned.touched and not is_orphaned(self.texts.base(owned) or "")

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        """{key of the name that a note went by: the name that the user gave it}."""
        found = (o for o in self.seen.altered.values() if o.found and o.moved)
        return renamings((o.record.path, o.path) for o in found)

    @cached_property
    def _followed(self) -> Mapping[str, str]:
        """The same, and the names that we give."""
        ours = ((c.old_path, c.path) for c in self.wanted if c.old_path)
        return {**self._renamed, **renamings(ours)}

    @cached_property
    def wanted(self) -> tuple[Change, ...]:
        """What to do for the notes that the vault should have."""
        notes = (note for note in self.notes.values() if not self._stands(note))
        return tuple(filter(None, map(self._wanted, notes)))

    def _stands(self, note: Rendering) -> bool:
        """Is the note plainly there as it should be? So is nearly every one in nearly every run."""
        owned = self.seen.owned.get(note.id)
        there = owned is not None and note.sha256 == owned.found and note.path == owned.path
        return there and note.id not in self._peculiar

    @cached_property
    def _peculiar(self) -> Set[str]:
        """Ids of notes about which there is more to know than their files."""
        return {
            *self.seen.altered,
            *self.seen.doubled,
            *self.texts.pending,
            *self.heirs.taking,
        }

    def _wanted(self, note: Rendering) -> Change | None:
        several = self.seen.doubled.get(note.id)
        if several:
            reason = (
                f"several files have its id ({note.id}): {' and '.join(several)}; keep one, or"
                " delete the line `id` in the others"
            )
            return Change("conflict", note.id, several[0], reason=reason)
        owned, claim = self.seen.owned.get(note.id), self.seen.claims.get(note.id)
        if owned:
            change = self._known(note, owned)
        elif claim:
            record = Record(note.id, claim.path, "", "", held=note.id in self.misplaced)
            change = self._claimed(note, Owned(record, claim.path, claim.sha256))
        elif key(note.path) in self._staying:
            return Change("conflict", note.id, note.path, reason=IN_THE_WAY)
        else:
            change = Change("create", note.id, note.path, note.text())
        if change is None and owned and note.id in self.texts.pending and owned.found:
            change = self._reconciled(owned, note.text()) if note.id in self.heirs.taking else None
        return self.heirs.with_words(note, owned, change)

    def _known(self, note: Rendering, owned: Owned) -> Change | None:
        """What to do for a note that we wrote before."""
        if owned.found is None:
            return self._deleted(owned)
        if owned.touched and owned.found != note.sha256:
            return self._edited(note, owned)
        news, moves = owned.found != note.sha256, not owned.held and note.path != owned.path
        if moves and key(note.path) in self._staying:
            return Change("conflict", note.id, note.path, reason=IN_THE_WAY)
        if moves:
            return Change("rename", note.id, note.path, note.text(), owned.path, owned.found)
        if news:
            return _change("update", owned, text=note.text())
        settled = note.id in self.texts.pending
        return self._remembered(note, owned) if owned.touched or settled else self._as_it_is(owned)

    def _edited(self, note: Rendering, owned: Owned) -> Change | None:
        """What to do for a note that the user wrote in; it may move, but keeps its words."""
        same = note.sha256 == owned.record.sha256
        change = self._as_it_is(owned) if same else self._reconciled(owned, note.text())
        waits = note.id in self.texts.pending or (change and change.contest)
        if owned.held or note.path == owned.path or waits:
            return change
        if key(note.path) in self._staying:
            return Change("conflict", note.id, note.path, reason=IN_THE_WAY)
        text = change.text if change and change.text is not None else self.texts.mine(owned.path)
        return Change("rename", note.id, note.path, text, owned.path, owned.found, base=note.text())

    def _claimed(self, note: Rendering, owned: Owned) -> Change:
        """What to do for a note of ours that we have no record of."""
        if owned.found == note.sha256:
            return self._remembered(note, owned)
        return self._reconciled(owned, note.text())

    def _remembered(self, note: Rendering, owned: Owned) -> Change:
        """For a file that is what we would write."""
        return _change("adopt", owned, base=note.text())

    def _reconciled(self, owned: Owned, new: str) -> Change:
        text, contest = reconcile(owned, new, self.texts, self.side, self._renamed)
        written = None if fingerprint.of_text(text) == owned.found else text
        kind: Kind = "update" if written is not None else "adopt"
        if contest is None:
            return _change(kind, owned, text=written, base=new)
        reason = Unsettled(owned.path, contest.theirs, contest.places).reason
        change = _change("conflict", owned, text=written, base=new)
        return replace(change, contest=contest, reason=reason)

    def unwanted(self, owned: Owned) -> Change | None:
        """What to do for a note of ours that no source asks for."""
        ident = owned.record.id
        if ident in self.notes or ident in self.seen.doubled:
            return None
        if owned.found is None:
            return self._deleted(owned)
        into = self.heirs.of(ident) if owned.touched else None
        if self._goes(ident, owned):
            reason = f"{CARRIED} {self.notes[into].path}" if into else ""
            return Change("remove", ident, owned.path, seen=owned.found, reason=reason, needs=into)
        base = self.texts.base(owned)
        if base is None:
            return self._as_it_is(owned)
        new = orphaned(base, self._there, self._followed)
        if new == base:
            return self._as_it_is(owned)
        change = self._reconciled(owned, new)
        return change if change.contest else replace(change, reason=ORPHANED)

    def _deleted(self, owned: Owned) -> Change | None:
        """For a note that the user deleted: there is nothing to settle in it any more."""
        return _change("adopt", owned) if owned.record.id in self.texts.pending else None

    def _as_it_is(self, owned: Owned) -> Change | None:
        """Remember what the user did to a note, if it did anything; what was left to the user
        still is, unless that settled it."""
        if not owned.edited and not owned.moved:
            return None
        base = self.texts.base(owned)
        if owned.record.id in self.texts.pending and base is not None:
            return self._reconciled(owned, base)
        return _change("adopt", owned)


def _change(
    kind: Kind, owned: Owned, *, text: str | None = None, base: str | None = None
) -> Change:
    """A change of a note where it lies."""
    return Change(
        kind, owned.record.id, owned.path, text, seen=owned.found, base=base, held=owned.held
    )
