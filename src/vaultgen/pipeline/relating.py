"""Which entities are spoken of together, and which belong to each other most closely."""

from dataclasses import dataclass, field

from vaultgen import outline
from vaultgen.cache import Cache, digest
from vaultgen.model import Relation
from vaultgen.pipeline.relink import Linking
from vaultgen.pipeline.rows import renewed
from vaultgen.pipeline.tasks import decode, encode, load, part
from vaultgen.pipeline.telling import Telling
from vaultgen.pipeline.version import version


@dataclass(frozen=True, slots=True)
class Relating:
    """What a run found of that."""

    relations: str = ""
    """Key of all pairs in the cache."""
    seen: str = ""
    """Digest of what `near` was found in."""
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """{entity: those that belong to it most closely, the closest first}."""


def relate(before: Relating, linking: Linking, telling: Telling, cache: Cache) -> Relating:
    """Who belongs to whom; counted anew when any episode says something else."""
    key = digest(version(), "relations", encode(telling.together))
    if not cache.has(key):
        cache.put([(key, encode(_relations(linking, cache)))])
    mentions = {ident: counts.mentions for ident, counts in telling.counts.items()}
    seen = digest(key, encode(mentions))
    if seen == before.seen:
        return before
    near = outline.related(load(cache, key, tuple[Relation, ...]), mentions)
    return Relating(key, seen, renewed(before.near, near, before.near))


def _relations(linking: Linking, cache: Cache) -> tuple[Relation, ...]:
    kept = cache.get_many(part(keys.mentions, "together") for keys in linking.episodes.values())
    return outline.relations(
        (ident, decode(data, type=tuple[outline.Together, ...]))
        for ident, (_, data) in zip(linking.episodes, kept, strict=True)
    )
