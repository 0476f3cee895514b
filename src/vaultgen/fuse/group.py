"""Which sources tell the same episode.

Evidence is tried from the strongest to the weakest: the same recording, the same page, the same
title (in any of the languages that a source gives), the same show on the same day. Two groups
are joined only when nothing they state speaks against it, so a weak link never overrules a
recording id or a date.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from vaultgen import text
from vaultgen.fuse.filename import date_of_file, title_of_file
from vaultgen.fuse.identity import Facts, KnownEpisode, identities
from vaultgen.fuse.numbering import without_number
from vaultgen.model import Media, Source

SAME_DAY_TITLES = 75.0
"""Least likeness (0–100) of two titles of one day, when the show is the same or unknown."""
_MOST_SHARED = 40
"""A key that more sources share says nothing (a show's home page), and pairs would explode."""
_TELLING_LETTERS = 8
_PLATFORMS = frozenset({"youtube", "vimeo"})
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Head:
    """What grouping looks at: a source without its words."""

    path: str
    titles: tuple[str, ...]
    """Folded titles; the file name's words where the source states no title."""
    named_by_file: bool
    """The title is only the file's name."""
    show: str | None
    """Folded."""
    published: str | None
    media: tuple[Media, ...]
    url: str | None
    topic: bool
    """An article on one theme: its title is not the episode's."""
    numbers: tuple[str, ...] = ()
    """Numbers that titles put before themselves."""

    @property
    def folder(self) -> str:
        """The folder part of the path."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Sources of one episode."""

    episode: str
    """Its id."""
    paths: tuple[str, ...]
    """Sorted."""


def head(source: Source) -> Head:
    """What grouping needs to know of a source."""
    numbered = [without_number(title.text) for title in source.titles]
    stated = tuple(dict.fromkeys(text.fold(title) for _, title in numbered))
    return Head(
        path=source.ref.path,
        titles=stated or (text.fold(title_of_file(source.ref.path)),),
        named_by_file=not stated,
        show=text.fold(source.show) if source.show else None,
        published=source.published or date_of_file(source.ref.path),
        media=source.media,
        url=source.url,
        topic=source.about == "topic",
        numbers=tuple(number for number, _ in numbered if number),
    )


def group(heads: Iterable[Head], known: Sequence[KnownEpisode] = ()) -> tuple[Group, ...]:
    """Sources that tell one episode, together; sorted by episode id.

    The result depends neither on the order of `heads` nor on that of `known`. An episode that
    the vault already knows keeps its id.
    """
    ordered = sorted(heads, key=lambda h: h.path)
    clusters: dict[str, list[Head]] = {h.path: [h] for h in ordered}
    for a, b in _links(ordered):
        left, right = clusters[a.path], clusters[b.path]
        if left is not right and not _conflict(left, right):
            left.extend(right)
            for member in right:
                clusters[member.path] = left
    distinct = {id(members): members for members in clusters.values()}
    ids = identities([_facts(members) for members in distinct.values()], known)
    groups = zip(ids, distinct.values(), strict=True)
    found = (Group(ident, tuple(sorted(h.path for h in members))) for ident, members in groups)
    return tuple(sorted(found, key=lambda g: g.episode))


def _links(heads: Sequence[Head]) -> Iterator[tuple[Head, Head]]:
    """Pairs that may be one episode, the strongest evidence first."""
    yield from _sharing(heads, lambda h: [f"{m.kind} {m.id}" for m in h.media])
    yield from _sharing(heads, lambda h: [h.url] if h.url else [])
    stated = [h for h in heads if not h.named_by_file and not h.topic]
    yield from _sharing(stated, lambda h: h.titles)
    untopical = [h for h in heads if not h.topic]
    for a, b in _sharing(untopical, lambda h: h.titles):
        if _telling(a.titles[0]) or a.folder == b.folder:
            yield a, b
    for a, b in _sharing(untopical, lambda h: [h.published] if h.published else []):
        if _same_day(a, b):
            yield a, b


def _sharing(
    heads: Sequence[Head], keys: Callable[[Head], Sequence[str]]
) -> Iterator[tuple[Head, Head]]:
    """Pairs of heads that have a key in common, in the order of the keys."""
    holders: dict[str, list[Head]] = defaultdict(list)
    for candidate in heads:
        for value in keys(candidate):
            holders[value].append(candidate)
    for value in sorted(holders):
        yield from combinations(holders[value][:_MOST_SHARED], 2)


def _telling(title: str) -> bool:
    """Can a file name alone identify an episode? `ep 1` cannot, whatever folder it is in."""
    return len(title.split()) > 1 and len(title) >= _TELLING_LETTERS


def _same_day(a: Head, b: Head) -> bool:
    """Two sources of one day: one episode when the show agrees and the titles do not differ."""
    if a.show and b.show and a.show != b.show:
        return False
    if a.named_by_file or b.named_by_file:
        return a.show is not None and a.show == b.show
    best = max(_likeness(x, y) for x in a.titles for y in b.titles)
    return best >= SAME_DAY_TITLES


def _likeness(a: str, b: str) -> float:
    """0–100; titles with different numbers are different episodes."""
    if _NUMBER.findall(a) != _NUMBER.findall(b):
        return 0.0
    return fuzz.ratio(a.replace(" ", ""), b.replace(" ", ""))


def _conflict(left: Sequence[Head], right: Sequence[Head]) -> bool:
    """Does something that both sides state differ: recording, date, show?

    With one recording and one title a date or a show is wrong on one side, which is reported.
    """
    if _differ(_recordings(left), _recordings(right)):
        return True
    if any(_is_one_upload(a, b) for a in left for b in right):
        return False
    return (
        _differ(_stated(h.published for h in left), _stated(h.published for h in right))
        or _differ(_stated(h.show for h in left), _stated(h.show for h in right))
        or _differ({n for h in left for n in h.numbers}, {n for h in right for n in h.numbers})
    )


def _is_one_upload(a: Head, b: Head) -> bool:
    """One recording on a platform under one title, and no page on several?"""
    mine, theirs = _recordings([a]), _recordings([b])
    if a.topic or b.topic or len(mine) != 1 or mine != theirs:
        return False
    if a.named_by_file or b.named_by_file:
        return True
    return max(_likeness(x, y) for x in a.titles for y in b.titles) >= SAME_DAY_TITLES


def _stated(values: Iterable[str | None]) -> set[str]:
    return {value for value in values if value}


def _differ(left: set[str], right: set[str]) -> bool:
    return bool(left and right and left.isdisjoint(right))


def _recordings(members: Sequence[Head]) -> set[str]:
    """Ids on platforms, where one recording has one id; audio files may lie anywhere."""
    return {m.id for h in members for m in h.media if m.kind in _PLATFORMS}


def _facts(members: Sequence[Head]) -> Facts:
    """What the id of a group rests on."""
    telling = [h for h in members if not h.topic] or list(members)
    stated = [h for h in telling if not h.named_by_file] or telling
    titles = sorted({title for h in stated for title in h.titles}, key=_preferred)
    return Facts(
        title=titles[0],
        published=min((h.published for h in members if h.published), default=None),
        media=frozenset(m.url for h in members for m in h.media),
        paths=frozenset(h.path for h in members),
    )


def _preferred(title: str) -> tuple[bool, str]:
    """Titles in ASCII make readable ids."""
    return (not title.isascii(), title)
