"""Stage `resolve`: goes on from what the last run resolved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from vaultgen.cache import Cache, digest
from vaultgen.model import Evidence, KnownEntity, Lesson
from vaultgen.pipeline.gather import Gathered, evidence_of
from vaultgen.pipeline.tasks import decode, encode
from vaultgen.pipeline.version import version
from vaultgen.pipeline.workshop import Workshop
from vaultgen.resolve import Memory, News, Resolution, Rulings, update

Proposed = dict[str, tuple[str, str]]
"""{id of an episode: (digest of its evidence, its key)}."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the last run resolved, and from what."""

    memory: Memory = field(default_factory=Memory)
    proposed: Proposed = field(default_factory=dict)


def resolve_all(
    gathered: Gathered,
    known: Sequence[KnownEntity],
    rulings: Rulings,
    lessons: Sequence[Lesson],
    shop: Workshop,
) -> Resolution:
    """The entities of the whole vault."""
    now = {ident: (gathered.proposed[ident], key) for ident, key in gathered.keys.items()}
    place = digest(version(), "resolved", encode(rulings), encode(lessons))
    before = _kept(shop.cache, place)
    resolved, memory = update(
        before.memory, _news(before.proposed, now, shop.cache), known, rulings, lessons
    )
    if memory is not before.memory or now != before.proposed:
        shop.cache.put([(place, encode(_Kept(memory, now)))])
    return resolved


def _kept(cache: Cache, place: str) -> _Kept:
    """What the last run kept; nothing where evidence is lost from which it was made."""
    data = cache.get(place)
    kept = decode(data, type=_Kept) if data else _Kept()
    lost = cache.lacks(evidence_of(key) for _, key in kept.proposed.values())
    return _Kept() if lost else kept


def _news(before: Proposed, now: Proposed, cache: Cache) -> News:
    load = _loader(cache)
    came = [i for i, (made, _) in now.items() if i not in before or before[i][0] != made]
    went = [i for i, (made, _) in before.items() if i not in now or now[i][0] != made]
    return News(
        come=load(now[ident][1] for ident in came),
        gone=load(before[ident][1] for ident in went),
        others=lambda ids: load(now[ident][1] for ident in ids),
    )


def _loader(cache: Cache) -> Callable[[Iterable[str]], tuple[Evidence, ...]]:
    """Gives the evidence of episodes by their keys; each is taken apart once."""
    loaded: dict[str, Evidence] = {}

    def load(keys: Iterable[str]) -> tuple[Evidence, ...]:
        wanted = tuple(keys)
        new = {evidence_of(key): key for key in wanted if key not in loaded}
        loaded.update((new[k], decode(data, type=Evidence)) for k, data in cache.get_many(new))
        return tuple(loaded[key] for key in wanted)

    return load
