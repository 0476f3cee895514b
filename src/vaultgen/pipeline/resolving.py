"""Stage `resolve`, left out where nothing that it sees has changed."""

from collections.abc import Sequence

from vaultgen.cache import digest
from vaultgen.model import KnownEntity, Lesson
from vaultgen.pipeline.gather import Gathered
from vaultgen.pipeline.tasks import decode, encode
from vaultgen.pipeline.version import version
from vaultgen.pipeline.workshop import Workshop
from vaultgen.resolve import Resolution, Rulings, resolve


def resolve_all(
    gathered: Gathered,
    known: Sequence[KnownEntity],
    rulings: Rulings,
    lessons: Sequence[Lesson],
    shop: Workshop,
) -> Resolution:
    """The entities of the whole vault."""
    seen = (digest(*gathered.proposed.values()), encode(known), encode(rulings), encode(lessons))
    key = digest(version(), "resolve", *seen)
    data = shop.cache.get(key)
    if data is not None:
        return decode(data, type=Resolution)
    resolved = resolve(gathered.evidence(shop.cache), known, rulings, lessons)
    shop.cache.put([(key, encode(resolved))])
    return resolved
