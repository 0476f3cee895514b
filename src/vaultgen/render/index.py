"""The lists of everything, and the way into them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vaultgen import text
from vaultgen.model import Note
from vaultgen.render import markdown
from vaultgen.render.compose import compose
from vaultgen.render.directory import Directory
from vaultgen.render.environment import Templates
from vaultgen.render.layout import FOLDERS, HOME, HOME_TITLE, INDEXES, index_id
from vaultgen.render.rows import episode_row, newest
from vaultgen.render.views import HomeListView, HomeView, IndexView, Ref, RowView

LATEST: Final = 10
"""Episodes on the home note."""
TOP: Final = 8
"""Entities of each type on the home note."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity in the index of its type."""

    id: str
    episodes: int
    mentions: int
    last_seen: str | None = None


def entity_index(
    kind: str, listed: Sequence[Listed], directory: Directory, templates: Templates
) -> Note:
    """All entities of a type, by name; those without a note are rows without a link."""
    rows = [
        RowView(
            ref=directory.ref(one.id),
            episodes=one.episodes,
            mentions=one.mentions,
            last_seen=one.last_seen or "",
            aliases=tuple(map(markdown.escape, directory.entities[one.id].aliases)),
        )
        for one in listed
    ]
    rows.sort(key=lambda row: (text.fold(row.ref.name), row.ref.name))
    return _index(kind, IndexView(FOLDERS[kind], tuple(rows), (), ()), directory, templates)


def episode_index(directory: Directory, templates: Templates) -> Note:
    """All episodes, the newest first."""
    cards = newest(directory.episodes, directory)
    rows = tuple(episode_row(card, directory) for card in cards)
    return _index("episode", IndexView(FOLDERS["episode"], (), rows, ()), directory, templates)


def show_index(directory: Directory, templates: Templates) -> Note:
    """All shows, by name."""
    view = IndexView(FOLDERS["show"], (), (), _shows(directory))
    return _index("show", view, directory, templates)


def topic_index(directory: Directory, templates: Templates) -> Note:
    """All topic notes, by title."""
    topics = (topic for card in directory.episodes.values() for topic in card.topics)
    refs = tuple(directory.titled(ident, title) for ident, title in topics)
    view = IndexView(FOLDERS["topic"], (), (), _by_name(refs))
    return _index("topic", view, directory, templates)


def home_note(
    listed: Mapping[str, Sequence[Listed]],
    counts: Mapping[str, int],
    directory: Directory,
    templates: Templates,
) -> Note:
    """The way into the vault; `listed` are the entities by type, `counts` the notes of others."""
    numbers = {**counts, **{kind: len(entities) for kind, entities in listed.items()}}
    view = HomeView(
        title=HOME_TITLE,
        shows=_shows(directory),
        latest=tuple(
            episode_row(card, directory) for card in newest(directory.episodes, directory)[:LATEST]
        ),
        lists=tuple(
            HomeListView(
                index=directory.ref(index_id(kind), FOLDERS[kind]),
                count=numbers[kind],
                top=_top(listed.get(kind, ()), directory),
            )
            for kind in INDEXES
            if numbers.get(kind)
        ),
    )
    return compose(HOME, "index", directory, templates.render("home", view), {})


def _index(kind: str, view: IndexView, directory: Directory, templates: Templates) -> Note:
    return compose(index_id(kind), "index", directory, templates.render("index", view), {})


def _top(listed: Sequence[Listed], directory: Directory) -> tuple[Ref, ...]:
    noted = [one for one in listed if directory.note(one.id)]
    noted.sort(key=lambda one: (-one.mentions, one.id))
    return tuple(directory.ref(one.id) for one in noted[:TOP])


def _shows(directory: Directory) -> tuple[Ref, ...]:
    names = {ident: name for name, ident in sorted(directory.shows.items(), reverse=True)}
    return _by_name(tuple(directory.ref(ident, name) for ident, name in names.items()))


def _by_name(refs: Sequence[Ref]) -> tuple[Ref, ...]:
    return tuple(sorted(refs, key=lambda ref: (text.fold(ref.name), ref.name, ref.note or "")))
