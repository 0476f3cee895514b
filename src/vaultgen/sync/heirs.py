"""Notes that became one with another: what the user wrote in them goes along."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from vaultgen.model import Change
from vaultgen.sync.rendering import Rendering
from vaultgen.sync.snapshot import Owned, Snapshot
from vaultgen.sync.texts import Texts


@dataclass(frozen=True)
class Heirs:
    """Who takes over whose words."""

    wanted: Collection[str]
    """Ids of the notes that the vault should have."""
    merged: Mapping[str, str]
    """{id of a note: id of the one that it became one with}."""
    seen: Snapshot
    texts: Texts

    def of(self, ident: str) -> str | None:
        """The note that a note became one with, if there is one that can take its words."""
        into = self.merged.get(ident)
        if ident in self.wanted or ident in self.seen.doubled or into not in self.wanted:
            return None
        return None if into in self.seen.deleted or into in self.seen.doubled else into

    @property
    def taking(self) -> Collection[str]:
        """Ids of the notes that have words to take over."""
        return self._left_to.keys()

    def with_words(
        self, note: Rendering, owned: Owned | None, change: Change | None
    ) -> Change | None:
        """The change of a note, with what the user wrote in those that became one with it."""
        others = self._left_to.get(note.id, ())
        if not others or (change and not change.is_to_be_done):
            return change
        plain = change
        if change is None and owned:
            plain = Change("adopt", note.id, owned.path, seen=owned.found, held=owned.held)
        if plain is None:
            return None
        before = plain.text if plain.text is not None else self.texts.mine(plain.path)
        text, sides = self._carried(before, others), plain.contest
        if text == before:
            return change
        if sides:
            mine, theirs = (self._carried(side, others) for side in (sides.mine, sides.theirs))
            sides = replace(sides, mine=mine, theirs=theirs)
        kind = "update" if plain.kind == "adopt" else plain.kind
        return replace(plain, kind=kind, text=text, base=plain.base or note.text(), contest=sides)

    @cached_property
    def _left_to(self) -> Mapping[str, tuple[Owned, ...]]:
        """{id of a note that stays: edited notes that became one with it}."""
        found: dict[str, list[Owned]] = defaultdict(list)
        for ident, owned in self.seen.altered.items():
            into = self.of(ident) if owned.found and owned.touched else None
            if into:
                found[into].append(owned)
        return {into: tuple(notes) for into, notes in found.items()}

    def _carried(self, text: str, others: Iterable[Owned]) -> str:
        from vaultgen.sync.merge import carry_over  # only now: most runs merge nothing

        for other in others:
            base, mine = self.texts.base(other) or "", self.texts.mine(other.path)
            text = carry_over(text, base, mine, PurePosixPath(other.path).stem)
        return text
