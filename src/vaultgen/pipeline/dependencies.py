"""What a note is made of, as a digest: notes of one digest are the same.

The digests of the last run are kept; only those are made anew on which something has an influence
that changed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vaultgen.cache import digest
from vaultgen.pipeline.rows import changed, renewed
from vaultgen.pipeline.scene import Scene
from vaultgen.pipeline.tasks import encode


@dataclass(frozen=True, slots=True)
class Digests:
    """What the notes of a run were made of."""

    style: str = ""
    """Of the code and the templates."""
    episodes: str = ""
    """Of what the notes of all episodes depend on."""
    shown: dict[str, str] = field(default_factory=dict)
    """{episode: of what other notes show of it}."""
    notes: dict[str, str] = field(default_factory=dict)
    """{episode or entity: of all that its notes depend on}."""


def digests(before: Digests, was: Scene, now: Scene, style: str, *, corrected: bool) -> Digests:
    """The digests of the notes of all episodes and entities; `was` is what the run found in which
    those of `before` were made."""
    if before.style != style:
        before, was = Digests(), Scene()
    faces = {ident for ident in _candidates(was, now) if was.face(ident) != now.face(ident)}
    around = set(_with(faces, now.around()))
    shown = _all_shown(before, was, now, around)
    cards = changed(before.shown, shown)
    every = digest(style, str(corrected), encode(now.topics), *map(now.face, now.topics.values()))
    same = before.episodes == every
    linked = _linked(was, now, faces) if same else set(was.telling.pages) | set(shown)
    episodes = linked | cards | around
    entities = _entities(was, now, cards, faces)
    noted = {ident for ident in entities if now.has_note(ident)}
    notes = {i: digest(every, _of_episode(now, i, shown)) for i in episodes & shown.keys()}
    notes |= {i: digest(style, _of_entity(now, i, shown)) for i in noted}
    return Digests(style, every, shown, renewed(before.notes, notes, episodes | entities))


def _candidates(was: Scene, now: Scene) -> set[str]:
    """Notes that others may show in another way than before."""
    return (
        changed(was.linking.names, now.linking.names)
        | changed(was.places.paths, now.places.paths)
        | (was.telling.told.keys() ^ now.telling.told.keys())
        | (was.deleted ^ now.deleted)
    )


def _all_shown(before: Digests, was: Scene, now: Scene, around: set[str]) -> dict[str, str]:
    """What other notes show of each episode: its card, and where its own notes lie."""
    pages = now.telling.pages
    other = changed(was.telling.pages, pages) | around
    new = {
        ident: digest(encode(pages[ident].card), *map(now.face, now.parts(ident)))
        for ident in other
        if ident in pages
    }
    return renewed(before.shown, new, other - pages.keys())


def _linked(was: Scene, now: Scene, faces: set[str]) -> set[str]:
    """Episodes whose words may be linked in another way, or that are gone."""
    return changed(was.linking.episodes, now.linking.episodes).union(_with(faces, now.reaches()))


def _entities(was: Scene, now: Scene, cards: set[str], faces: set[str]) -> set[str]:
    """Entities whose notes may say something else, or are gone."""
    return faces.union(
        changed(was.linking.names, now.linking.names),
        changed(was.telling.told, now.telling.told),
        changed(was.relating.near, now.relating.near),
        _with(faces, now.relating.near.items()),
        (entity for ident in cards for entity in now.telling.reached(ident)),
    )


def _with(faces: set[str], rows: Iterable[tuple[str, Collection[str]]]) -> Iterator[str]:
    """The rows that hold one of the faces."""
    return (ident for ident, held in rows if not faces.isdisjoint(held)) if faces else iter(())


def _of_episode(now: Scene, ident: str, shown: Mapping[str, str]) -> bytes:
    show = [now.face(other) for other in now.show(ident)]
    faces = [now.face(other) for other in now.telling.reached(ident)]
    return encode((now.linking.episodes[ident], shown[ident], show, faces))


def _of_entity(now: Scene, ident: str, shown: Mapping[str, str]) -> bytes:
    told = now.telling.of(ident)
    cards = [shown[episode] for episode, *_ in told.lines]
    cards += [shown[episode] for episode in told.speaks_in]
    faces = [now.face(other) for other in (ident, *now.relating.near.get(ident, ()))]
    return encode((now.entity(ident), told, cards, faces))
