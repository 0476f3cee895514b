"""What the keys of a header mean: the one table of synonyms, and where each value goes."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from vaultgen import labels
from vaultgen.model import Declared, EntityType, Field, Link, Media, Text
from vaultgen.read import dates, media
from vaultgen.text import language, squeeze

Pairs = list[tuple[str, object]]
"""Key and value in the order of the document; values are strings, lists or mappings of them."""

PEOPLE: Final = labels.SPEAKERS | frozenset("people person persons author authors".split())
_NAMES: Final[dict[str, EntityType | None]] = {
    **dict.fromkeys(PEOPLE, "person"),
    "speaker": None,
    **dict.fromkeys(
        "companies company companies_orgs organizations organisations orgs".split(), "company"
    ),
    **dict.fromkeys("products product products_models models tools".split(), "product"),
    **dict.fromkeys("media_books books works films movies papers songs".split(), "work"),
    **dict.fromkeys("events conferences".split(), "event"),
    **dict.fromkeys("places locations".split(), "place"),
    **dict.fromkeys("concepts".split(), "concept"),
}
"""Keys of lists of names. A `speaker` may be a person or, as with videos, a channel."""
_ROLES: Final = {
    **dict.fromkeys("title episode_title episode_name headline 标题".split(), "title"),
    **dict.fromkeys("podcast show series channel podcast_name show_name 播客 节目".split(), "show"),
    **dict.fromkeys(
        "date published publish_date published_at pub_date pubdate release_date released"
        " upload_date 日期 发布日期".split(),
        "published",
    ),
    **dict.fromkeys("duration length runtime 时长".split(), "duration"),
    **dict.fromkeys("video_id videoid youtube_id youtubeid yt_id".split(), "video"),
    **dict.fromkeys(
        "video_url source url link video youtube audio audio_url audiourl media media_url enclosure"
        " webpage_url source_url episode_url 链接".split(),
        "url",
    ),
    **dict.fromkeys("tags tag keywords 标签".split(), "tags"),
    **dict.fromkeys("topics topic 话题".split(), "topics"),
    **dict.fromkeys("summary description abstract excerpt 简介 摘要".split(), "description"),
    **dict.fromkeys("lang language 语言".split(), "language"),
}
_LINK: Final = re.compile(r"!?\[\[([^\]|#]+)(?:#[^\]|]*)?(?:\|[^\]]*)?\]\]")
_LIST: Final = re.compile(r"\s*[,;，、；](?!\s*(?:Inc|LLC|Ltd|Jr|Sr|PhD)\b)\s*")
_PEOPLE_LIST: Final = re.compile(rf"{_LIST.pattern}(?:and\s+)?|\s+(?:&|and|和)\s+")
_URL: Final = re.compile(r"https?://[^\s<>\"')\]]+")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2}(?=$|[-_])")


@dataclass(frozen=True, slots=True)
class Header:
    """What a document states about itself before it begins."""

    titles: tuple[Text, ...] = ()
    show: str | None = None
    published: str | None = None
    """ISO date."""
    duration: float | None = None
    """Seconds."""
    language: str | None = None
    """Two-letter code."""
    url: str | None = None
    media: tuple[Media, ...] = ()
    descriptions: tuple[Text, ...] = ()
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    declared: tuple[Declared, ...] = ()
    links: tuple[Link, ...] = ()
    fields: tuple[Field, ...] = ()
    """Everything else that it states, in its order."""
    body_line: int = 0
    """Index of the first line after the header."""


def is_known(key: str) -> bool:
    """Is it a key that headers use, in any of its spellings?"""
    name = _normal(key)
    return name in _NAMES or name in _ROLES


def place(pairs: Pairs, body_line: int) -> Header:
    """Every value at its place; empty ones are dropped, what has no place becomes a Field."""
    stated: dict[str, list[str]] = {}
    declared: list[Declared] = []
    links: list[Link] = []
    fields: list[Field] = []
    for key, value in pairs:
        values = tuple(_strings(value))
        name = _normal(key)
        role = _ROLES.get(name)
        links += _links(value)
        if name in _NAMES:
            declared += (Declared(n, _NAMES[name], key) for n in _split(name, value, values))
        elif role and values and _fits(role, values[0], stated):
            stated.setdefault(role, []).extend(_split(name, value, values))
        elif values:
            fields.append(Field(key, values))
    header = _header(stated, body_line)
    return replace(header, declared=tuple(declared), links=tuple(links), fields=tuple(fields))


def _header(stated: Mapping[str, Sequence[str]], body_line: int) -> Header:
    def one(role: str) -> str | None:
        return next(iter(stated.get(role, ())), None)

    urls = [found[0] for value in stated.get("url", ()) if (found := _URL.search(value))]
    recordings = (*map(media.youtube, stated.get("video", ())), *map(media.find, urls))
    return Header(
        titles=tuple(Text(language(title), title) for title in stated.get("title", ())),
        show=one("show"),
        published=dates.iso(one("published") or ""),
        duration=dates.length(one("duration") or ""),
        language=(one("language") or "").lower()[:2] or None,
        url=next(iter(urls), None),
        media=tuple(dict.fromkeys(found for found in recordings if found)),
        descriptions=tuple(Text(language(text), text) for text in stated.get("description", ())),
        topics=tuple(dict.fromkeys(stated.get("topics", ()))),
        tags=tuple(dict.fromkeys(stated.get("tags", ()))),
        body_line=body_line,
    )


def _normal(key: str) -> str:
    return re.sub(r"[\s-]+", "_", key.strip().casefold())


def _fits(role: str, value: str, stated: Mapping[str, Sequence[str]]) -> bool:
    """Can the role take the value? One show, one date, one length; the rest must parse."""
    if role in ("show", "published", "duration", "language") and role in stated:
        return False
    check = _CHECKS.get(role)
    return check is None or bool(check(value))


def _strings(value: object) -> Iterator[str]:
    """All strings of a value, without white space and wikilink brackets; empty ones are dropped."""
    if isinstance(value, str):
        text = squeeze(_LINK.sub(r"\1", value))
        if text not in ("", "~", "null"):
            yield text
    elif isinstance(value, Mapping):
        label = next((value[key] for key in ("name", "title") if key in value), None)
        if label is not None:
            yield from _strings(label)
        else:
            yield from (f"{key}: {text}" for key in value for text in _strings(value[key]))
    elif isinstance(value, Sequence):
        yield from chain.from_iterable(map(_strings, value))


def _links(value: object) -> Iterator[Link]:
    """The hyperlinks in a list of `{title: …, url: …}`."""
    for item in value if isinstance(value, list) else ():
        if isinstance(item, Mapping):
            address = item.get("url") or item.get("link")
            label = item.get("title") or item.get("name")
            if isinstance(address, str) and isinstance(label, str) and _URL.match(address):
                yield Link(squeeze(label), address)


def _split(name: str, value: object, values: Sequence[str]) -> Sequence[str]:
    """A list written as one line, taken apart; a YAML list is left as it is."""
    if not isinstance(value, str) or (
        name not in _NAMES and _ROLES[name] not in ("tags", "topics")
    ):
        return values
    pattern = _PEOPLE_LIST if name in PEOPLE else _LIST
    return [part for text in values for part in pattern.split(text) if part]


_CHECKS: Final[Mapping[str, Callable[[str], object]]] = {
    "published": dates.iso,
    "duration": dates.length,
    "video": media.youtube,
    "url": _URL.search,
    "language": _LANGUAGE.match,
}
