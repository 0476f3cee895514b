"""Which notes the vault has, and what they are called."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultgen import render, text
from vaultgen.config import NoteRules
from vaultgen.model import Appearance, Entity, Lesson
from vaultgen.pipeline.naming import Naming
from vaultgen.sync import Snapshot


@dataclass(frozen=True, slots=True)
class Layout:
    """Which notes the vault will have, and where."""

    directory: render.Directory
    appearances: dict[str, tuple[Appearance, ...]]
    """By entity, without their quotes."""
    quoted: dict[str, tuple[str, ...]]
    """By entity: digests of the quotes of each appearance."""
    speaks_in: dict[str, tuple[str, ...]]
    """{entity: ids of the episodes in which it speaks}."""
    listed: dict[str, tuple[render.Listed, ...]]
    """The rows of the indexes, by type."""
    shows: dict[str, tuple[str, tuple[str, ...]]]
    """{id of a show: (name, ids of its episodes)}."""
    misplaced: frozenset[str]
    """Ids of the claims that lie elsewhere than we would put them."""


def lay_out(
    naming: Naming, rules: NoteRules, seen: Snapshot, lessons: Iterable[Lesson] = ()
) -> Layout:
    """Decide which entities have notes, and what every note is called.

    A note that the user wrote in, placed or taught something is kept, however little is told of it.
    """
    appearances: dict[str, list[Appearance]] = defaultdict(list)
    quoted: dict[str, list[str]] = defaultdict(list)
    speaks_in: dict[str, list[str]] = defaultdict(list)
    for ident, episode in naming.episodes.items():
        linked = episode.linked
        for appearance, quotes in zip(linked.appearances, linked.quoted, strict=True):
            appearances[appearance.entity].append(appearance)
            quoted[appearance.entity].append(quotes)
        for entity in sorted(set(episode.linked.voices.values())):
            speaks_in[entity].append(ident)
    found = (naming.entities[e] for e in sorted(appearances) if e in naming.entities)
    present = {e.id: replace(e, local=()) if e.local else e for e in found}
    kept = {i for i, o in seen.owned.items() if o.found and (o.held or o.touched)}
    kept |= {lesson.note for lesson in lessons} - seen.deleted
    worthy = [
        entity
        for ident, entity in present.items()
        if ident in kept
        or _earns_a_note(entity, appearances[ident], speaks_in.get(ident, ()), rules)
    ]
    shows = _shows(naming)
    wanted = _wanted(naming, worthy, present.values(), shows)
    theirs = {e.id: e.path for e in naming.entities.values() if e.path}
    places = render.place(wanted, _taken(wanted, seen), _staying(wanted, seen))
    cards = {ident: episode.linked.card for ident, episode in naming.episodes.items()}
    directory = render.Directory(
        paths={**places, **theirs},
        entities=present,
        episodes=cards,
        shows={card.show: _show_id(card.show) for card in cards.values() if card.show},
        topics={text.fold(title): i for card in cards.values() for i, title in card.topics},
        deleted=tuple(sorted(seen.deleted)),
    )
    return Layout(
        directory,
        {ident: tuple(found) for ident, found in appearances.items() if ident in present},
        {ident: tuple(found) for ident, found in quoted.items() if ident in present},
        {ident: tuple(found) for ident, found in speaks_in.items()},
        _listed(present.values(), appearances, directory),
        shows,
        frozenset(w.id for w in wanted if w.id in seen.claims and not render.fits(w, places[w.id])),
    )


def _earns_a_note(
    entity: Entity, told: Sequence[Appearance], speaks: Sequence[str], rules: NoteRules
) -> bool:
    """Is there enough to read? A note that the user made is left to the user."""
    if entity.path is not None:
        return False
    counts = [appearance.count + appearance.written for appearance in told]
    mentions, episodes = sum(counts), sum(count > 0 for count in counts)
    stated = entity.declared and any(appearance.count for appearance in told)
    return (
        bool(speaks)
        or stated
        or mentions >= rules.least_mentions
        or episodes >= rules.least_episodes
    )


def _show_id(name: str) -> str:
    return f"show/{text.slug(name)}"


def _shows(naming: Naming) -> dict[str, tuple[str, tuple[str, ...]]]:
    names: dict[str, set[str]] = defaultdict(set)
    episodes: dict[str, list[str]] = defaultdict(list)
    for ident, episode in naming.episodes.items():
        name = episode.linked.card.show
        if name:
            names[_show_id(name)].add(name)
            episodes[_show_id(name)].append(ident)
    return {show: (max(names[show]), tuple(episodes[show])) for show in sorted(names)}


def _wanted(
    naming: Naming,
    worthy: Sequence[Entity],
    present: Iterable[Entity],
    shows: Mapping[str, tuple[str, tuple[str, ...]]],
) -> list[render.Wanted]:
    """All notes that are linked to."""
    of_episodes = [w for e in naming.episodes.values() for w in e.linked.wanted]
    kinds = {"episode": of_episodes, "show": shows, "topic": _topics(of_episodes)}
    types = {entity.type for entity in present}
    return [
        *of_episodes,
        *(render.of_entity(entity) for entity in worthy),
        *(render.of_show(show, name) for show, (name, _) in shows.items()),
        *render.of_indexes(k for k in render.INDEXES if k in types or kinds.get(k)),
    ]


def _taken(wanted: Iterable[render.Wanted], seen: Snapshot) -> dict[str, str]:
    """Paths of the notes that keep their names whatever we want, by the key of the name: those of
    the user, and those of ours that the user wrote in and no source asks for."""
    asked = {w.id for w in wanted}
    kept = (
        path
        for ident, path in seen.current.items()
        if ident not in asked and (ident in seen.claims or seen.owned[ident].touched)
    )
    copies = (path for paths in seen.doubled.values() for path in paths)
    return {text.key(render.stem(path)): path for path in (*copies, *kept)} | seen.taken


def _staying(wanted: Iterable[render.Wanted], seen: Snapshot) -> dict[str, str]:
    """The places that notes keep: those that the user chose, or that are known by their id alone,
    and those that fit and that nobody else took. A note that the user wrote in keeps its name,
    which others may link to, and follows its type to another folder."""
    current, titles = seen.current, {w.id: w for w in wanted}
    theirs = {
        ident: path
        for ident, path in current.items()
        if ident in titles and (ident not in seen.owned or ident in seen.held)
    }
    theirs |= {
        ident: f"{titles[ident].folder}/{render.stem(path)}.md".lstrip("/")
        for ident, path in current.items()
        if ident in titles and ident not in theirs and seen.owned[ident].touched
    }
    taken = {text.key(render.stem(path)) for path in theirs.values()}
    ours = {
        ident: path
        for ident, path in current.items()
        if ident in titles
        and ident not in theirs
        and render.fits(titles[ident], path)
        and text.key(render.stem(path)) not in taken
    }
    return theirs | ours


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


def _listed(
    entities: Iterable[Entity],
    appearances: Mapping[str, Sequence[Appearance]],
    directory: render.Directory,
) -> dict[str, tuple[render.Listed, ...]]:
    published = {ident: card.published for ident, card in directory.episodes.items()}
    rows: dict[str, list[render.Listed]] = defaultdict(list)
    for entity in entities:
        told = appearances[entity.id]
        dates = [date for a in told if (date := published[a.episode])]
        count = sum([a.count for a in told])
        rows[entity.type].append(
            render.Listed(entity.id, len(told), count, max(dates, default=None))
        )
    return {kind: tuple(found) for kind, found in rows.items()}
