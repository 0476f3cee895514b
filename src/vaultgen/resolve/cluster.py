"""One thing and all the forms that name it, before it is an entity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from vaultgen.model import EntityType, KnownEntity
from vaultgen.resolve import form as forms
from vaultgen.resolve.compare import Profile
from vaultgen.resolve.form import Form, Proposal, Strength

VAULT: Final[Strength] = (3, 0, 0, 0, forms.METADATA)
"""Of what only the vault knows: stronger than any evidence."""


@dataclass(frozen=True)
class Cluster:
    """Forms of one thing. Values; a change makes a new one."""

    key: str
    """Of the head, or of the vault's note."""
    forms: tuple[Form, ...] = ()
    """The name and what is stated to be another name of it, the strongest first."""
    heard: tuple[Form, ...] = ()
    """What is taken for a garbled form of it."""
    known: KnownEntity | None = None
    local: tuple[tuple[str, str], ...] = ()
    """(episode id, short form)."""
    names: tuple[str, ...] = ()
    """Further names that sources, rulings and notes state."""
    misheard: tuple[str, ...] = ()
    """What other readings have where the record has its name."""
    ruled_type: EntityType | None = None
    ruled_name: str | None = None
    dropped: bool = False
    """By a ruling."""

    def joined(self, garbled: Sequence["Cluster"]) -> "Cluster":
        """With what is taken for garbled forms of it."""
        heard = (form for cluster in garbled for form in cluster.all_forms)
        names = (name for cluster in garbled for name in cluster.names)
        misheard = (form for cluster in garbled for form in cluster.misheard)
        local = (pair for cluster in garbled for pair in cluster.local)
        return replace(
            self,
            heard=(*self.heard, *heard),
            names=(*self.names, *names),
            misheard=(*self.misheard, *misheard),
            local=tuple(sorted({*self.local, *local})),
        )

    def led_by_best_heard(self) -> "Cluster":
        """A head that was only heard badly leaves its place to a form that was heard well."""
        well = next((form for form in self.heard if not form.is_misheard), None)
        if well is None or not self.is_misheard or self.known:
            return self
        others = (form for form in self.heard if form is not well)
        return replace(self, forms=(well,), heard=(*self.forms, *others))

    @property
    def head(self) -> Form | None:
        """The form with most evidence."""
        return self.forms[0] if self.forms else None

    @property
    def all_forms(self) -> tuple[Form, ...]:
        """Stated and heard."""
        return (*self.forms, *self.heard)

    @property
    def proposals(self) -> Iterator[Proposal]:
        """Of all forms."""
        return (proposal for form in self.all_forms for proposal in form.proposals)

    @property
    def level(self) -> int:
        """Of the head, see `Form.level`; 3 for what only the vault knows."""
        return self.strength[0]

    @property
    def count(self) -> int:
        """Occurrences of the head in transcripts."""
        return sum(c.count for _, c in self.head.proposals) if self.head else 0

    @property
    def episodes(self) -> frozenset[str]:
        """That propose the head."""
        return self.head.episodes if self.head else frozenset()

    @property
    def is_misheard(self) -> bool:
        """Do only poorly heard transcripts have the head, and lists made from them?"""
        return self.head is not None and self.head.is_misheard

    @property
    def is_settled(self) -> bool:
        """Did a person say that it is something of its own?"""
        own = self.known is not None and self.known.id is None
        return bool(own or self.ruled_type or self.ruled_name or self.dropped)

    @property
    def stands(self) -> bool:
        """Is there enough evidence for an entity? A note of the user's own needs none."""
        if self.known:
            return self.known.id is None or bool(self.all_forms)
        return any(form.stands for form in self.all_forms)

    @cached_property
    def name(self) -> str:
        """What it is called: ruled, else as the vault has it, else the best spelling."""
        if self.ruled_name:
            return self.ruled_name
        return self.known.name if self.known else self.forms[0].name

    @cached_property
    def kind(self) -> EntityType:
        """Ruled, else as the vault has it, else by vote; a concept where nothing votes."""
        known = self.known.type if self.known else None
        return self.ruled_type or known or forms.kind(self.all_forms) or "concept"

    @cached_property
    def profile(self) -> Profile:
        """What similar names are compared with: the head alone, so that no chains arise."""
        if self.head:
            return Profile(self.head.name, forms.kind(self.forms[:1]))
        return Profile(self.name, self.kind)

    @property
    def strength(self) -> Strength:
        """Of the head; what only the vault knows is strongest."""
        return self.head.strength if self.head else VAULT
