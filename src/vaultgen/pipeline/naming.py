"""From the names that episodes propose to entities, and to where each is mentioned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaultgen.model import Entity
from vaultgen.pipeline.gather import Gathered
from vaultgen.pipeline.relating import Relating, relate
from vaultgen.pipeline.relink import Linking, links
from vaultgen.pipeline.rows import changed
from vaultgen.pipeline.telling import Telling, tell
from vaultgen.pipeline.workshop import Workshop

if TYPE_CHECKING:
    from vaultgen.pipeline.book import Book


@dataclass(frozen=True, slots=True)
class Naming:
    """All episodes linked against the whole vault's names."""

    entities: Mapping[str, Entity]
    """By id."""
    linking: Linking
    telling: Telling
    relating: Relating
    fresh: frozenset[str]
    """Ids of the notes that may have another title than in the last run, or none."""


def name_all(
    gathered: Gathered,
    entities: Sequence[Entity],
    quotes: int,
    before: "Book",
    shop: Workshop,
) -> Naming:
    """Stage `link`: every episode against the names of the whole vault.

    An episode is linked anew only when a name changes that its words can hold.
    """
    linking = links(before.linking, gathered.keys, entities, quotes, shop)
    telling = tell(before.telling, before.linking, linking, shop.cache)
    relating = relate(before.relating, linking, telling, shop.cache)
    moved = changed(before.linking.names, linking.names)
    pages = (telling.pages.get(i) for i in changed(before.telling.pages, telling.pages))
    notes = (wanted.id for page in pages if page for wanted in page.wanted)
    known = {entity.id: entity for entity in entities}
    return Naming(known, linking, telling, relating, frozenset(moved.union(notes)))
