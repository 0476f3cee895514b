"""Which notes there are, in which folder, and what they would like to be called."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from vaultgen.model import Entity, Episode
from vaultgen.render.directory import topic_ids, transcript_ids
from vaultgen.render.names import Wanted

FOLDERS: Final = {
    "episode": "Episodes",
    "show": "Shows",
    "topic": "Topics",
    "person": "People",
    "company": "Companies",
    "product": "Products",
    "concept": "Concepts",
    "event": "Events",
    "work": "Works",
    "place": "Places",
    "transcript": "Transcripts",
}
"""Type of note → its folder, which is also the title of its index."""

INDEXES: Final = tuple(kind for kind in FOLDERS if kind != "transcript")
"""Types that have an index note, in the order of the home note."""

HOME: Final = "index/home"
HOME_TITLE: Final = "Home"


def of_episode(episode: Episode) -> Iterator[Wanted]:
    """The note of an episode, of its transcripts and of the topics that it treats."""
    date = episode.published or "episode"
    yield Wanted(episode.id, FOLDERS["episode"], episode.title, date)
    for ident, title in zip(transcript_ids(episode), transcript_titles(episode), strict=True):
        yield Wanted(ident, FOLDERS["transcript"], title, date)
    for ident, article in zip(topic_ids(episode), episode.articles, strict=True):
        yield Wanted(ident, FOLDERS["topic"], article.title, "topic")


def of_entity(entity: Entity) -> Wanted:
    """The note of an entity."""
    return Wanted(entity.id, FOLDERS[entity.type], entity.name, entity.type)


def of_show(ident: str, name: str) -> Wanted:
    """The note of a show."""
    return Wanted(ident, FOLDERS["show"], name, "show")


def of_indexes(kinds: Iterable[str]) -> Iterator[Wanted]:
    """The home note and the index notes of the types that occur."""
    yield Wanted(HOME, "", HOME_TITLE)
    yield from (Wanted(index_id(kind), "", FOLDERS[kind]) for kind in kinds)


def index_id(kind: str) -> str:
    """Id of the index of a type."""
    return f"index/{kind}"


def transcript_titles(episode: Episode) -> tuple[str, ...]:
    """`<title> (transcript)` for the record; other readings name their file."""
    if not episode.segments:
        return ()
    others = (f", {PurePosixPath(r.source.path).name}" for r in episode.readings)
    return tuple(f"{episode.title} (transcript{which})" for which in ("", *others))
