"""Which notes the vault has, and what they are called."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from vaultgen import render, text
from vaultgen.config import NoteRules
from vaultgen.model import Entity, Lesson
from vaultgen.pipeline.naming import Naming
from vaultgen.pipeline.rows import renewed
from vaultgen.pipeline.telling import Counts, Page, shows, topics
from vaultgen.sync import Snapshot


@dataclass(frozen=True, slots=True)
class Places:
    """Where the notes of a run lie."""

    paths: dict[str, str] = field(default_factory=dict)
    """By id."""
    odd: tuple[str, ...] = ()
    """Ids of the notes that would not choose their place by themselves, sorted."""
    deleted: tuple[str, ...] = ()
    """Ids of the notes that the user deleted, sorted."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which notes the vault will have, and where."""

    directory: render.Directory
    places: Places
    shows: dict[str, tuple[str, tuple[str, ...]]]
    """{id of a show: (name, ids of its episodes)}."""
    misplaced: frozenset[str]
    """Ids of the claims that lie elsewhere than we would put them."""


def lay_out(
    before: Places,
    naming: Naming,
    rules: NoteRules,
    seen: Snapshot,
    lessons: Iterable[Lesson] = (),
) -> Layout:
    """Decide which entities have notes, and what every note is called.

    A note that the user wrote in, placed or taught something is kept, however little is told of it.
    """
    pages, counts = naming.telling.pages, naming.telling.counts
    present = {i: naming.entities[i] for i in counts if i in naming.entities}
    kept = {i for i, o in seen.altered.items() if o.found and (o.held or o.touched)}
    kept |= {lesson.note for lesson in lessons} - seen.deleted
    worthy = [
        entity
        for ident, entity in present.items()
        if ident in kept or _earns_a_note(entity, counts[ident], rules)
    ]
    ids = shows(pages.values())
    shown = _shows(pages, ids)
    wanted = {w.id: w for w in _wanted(pages.values(), worthy, present.values(), shown)}
    places, misplaced = _place(wanted, naming.fresh | shown.keys(), before, seen)
    theirs = {e.id: e.path for e in naming.entities.values() if e.path}
    directory = render.Directory(
        paths={**places.paths, **theirs},
        entities=present,
        episodes={ident: page.card for ident, page in pages.items()},
        shows=ids,
        topics=topics(pages.values()),
        deleted=places.deleted,
    )
    return Layout(directory, places, shown, misplaced)


def _earns_a_note(entity: Entity, told: Counts, rules: NoteRules) -> bool:
    """Is there enough to read? A note that the user made is left to the user."""
    return entity.path is None and (
        told.speaks
        or (entity.declared and told.mentions > 0)
        or told.named >= rules.least_mentions
        or told.named_in >= rules.least_episodes
    )


def _shows(
    pages: Mapping[str, Page], ids: Mapping[str, str]
) -> dict[str, tuple[str, tuple[str, ...]]]:
    names: dict[str, set[str]] = defaultdict(set)
    episodes: dict[str, list[str]] = defaultdict(list)
    for ident, page in pages.items():
        name = page.card.show
        if name:
            names[ids[name]].add(name)
            episodes[ids[name]].append(ident)
    return {show: (max(names[show]), tuple(episodes[show])) for show in sorted(names)}


def _wanted(
    pages: Iterable[Page],
    worthy: Iterable[Entity],
    present: Iterable[Entity],
    shows: Mapping[str, tuple[str, tuple[str, ...]]],
) -> list[render.Wanted]:
    """All notes that are linked to."""
    of_episodes = [wanted for page in pages for wanted in page.wanted]
    kinds = {"episode": of_episodes, "show": shows, "topic": _topics(of_episodes)}
    types = {entity.type for entity in present}
    return [
        *of_episodes,
        *map(render.of_entity, worthy),
        *(render.of_show(show, name) for show, (name, _) in shows.items()),
        *render.of_indexes(k for k in render.INDEXES if k in types or kinds.get(k)),
    ]


def _place(
    wanted: Mapping[str, render.Wanted], fresh: Set[str], before: Places, seen: Snapshot
) -> tuple[Places, frozenset[str]]:
    """Where the notes will lie, and those of the claims among them that will lie elsewhere than
    now; all but the `fresh` ones wish for what they wished `before`."""
    unsure = fresh | frozenset(before.odd)

    def fits(ident: str, path: str) -> bool:
        known = before.paths.get(ident) == path and ident not in unsure
        return known or render.fits(wanted[ident], path)

    chosen = _chosen(wanted, seen)
    ours = _fitting(wanted, chosen, seen, fits)
    paths = render.place(list(wanted.values()), _taken(wanted, seen), chosen | ours)
    odd = [i for i, path in paths.items() if i not in ours and not fits(i, path)]
    places = Places(
        renewed(before.paths, paths, before.paths),
        tuple(sorted(odd)),
        tuple(sorted(seen.deleted)),
    )
    return places, frozenset(ident for ident in odd if ident in seen.claims)


def _taken(wanted: Collection[str], seen: Snapshot) -> dict[str, str]:
    """Paths of the notes that keep their names whatever we want, by the key of the name: those of
    the user, and those of ours that the user wrote in and no source asks for."""
    kept = (
        path
        for ident, path in seen.current.items()
        if ident not in wanted and (ident in seen.claims or seen.owned[ident].touched)
    )
    copies = (path for paths in seen.doubled.values() for path in paths)
    return {text.key(render.stem(path)): path for path in (*copies, *kept)} | seen.taken


def _chosen(wanted: Mapping[str, render.Wanted], seen: Snapshot) -> dict[str, str]:
    """The places that notes keep in any case: those that the user chose, or that are known by
    their id alone. A note that the user wrote in keeps its name, which others may link to, and
    follows its type to another folder."""
    current = {ident: path for ident, path in seen.current.items() if ident in wanted}
    theirs = {i: p for i, p in current.items() if i not in seen.owned or i in seen.held}
    return theirs | {
        ident: f"{wanted[ident].folder}/{render.stem(path)}.md".lstrip("/")
        for ident, path in current.items()
        if ident in seen.altered and ident not in theirs and seen.altered[ident].touched
    }


def _fitting(
    wanted: Mapping[str, render.Wanted],
    chosen: Mapping[str, str],
    seen: Snapshot,
    fits: Callable[[str, str], bool],
) -> dict[str, str]:
    """The places that notes keep since they fit, and nobody else took them."""
    taken = {text.key(render.stem(path)) for path in chosen.values()}
    return {
        ident: path
        for ident, path in seen.current.items()
        if ident in wanted
        and ident not in chosen
        and fits(ident, path)
        and not (taken and text.key(render.stem(path)) in taken)
    }


def _topics(wanted: Iterable[render.Wanted]) -> list[str]:
    return [w.id for w in wanted if w.id.startswith("topic/")]


def namesakes(layout: Layout, seen: Snapshot) -> Iterator[str]:
    """Notes that share a name, so that links may lead to either, in words for the user."""
    ours = frozenset(layout.directory.paths.values())
    named: dict[str, list[str]] = defaultdict(list)
    for path in sorted(ours.union(path for path in seen.foreign if path.endswith(".md"))):
        named[text.key(render.stem(path))].append(path)
    for paths in named.values():
        if len(paths) > 1 and not ours.isdisjoint(paths):
            yield f"{' and '.join(paths)} have one name, so links may lead to either: rename one"
