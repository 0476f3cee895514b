"""What the last run found of every episode and every entity: the next one begins there.

Each step from `link` to `render` takes its part of the book and gives the same part of this run;
only what differs is put together anew. A run without a book does the same with empty parts, so the
book may be deleted at any time.
"""

from dataclasses import dataclass, field, fields
from typing import Any, Final, get_type_hints

import msgspec

from vaultgen.cache import Cache, digest
from vaultgen.pipeline.dependencies import Digests
from vaultgen.pipeline.layout import Places
from vaultgen.pipeline.relating import Relating
from vaultgen.pipeline.relink import Linking
from vaultgen.pipeline.scene import Scene
from vaultgen.pipeline.tasks import decode, encode, load
from vaultgen.pipeline.telling import Telling
from vaultgen.pipeline.version import version

Keys = dict[str, str]
"""{page of a book: its key in the cache}."""
_MISSING: Final = object()


@dataclass(frozen=True, slots=True)
class Book:
    """The parts of all steps, in their order."""

    linking: Linking = field(default_factory=Linking)
    telling: Telling = field(default_factory=Telling)
    relating: Relating = field(default_factory=Relating)
    places: Places = field(default_factory=Places)
    digests: Digests = field(default_factory=Digests)

    @property
    def scene(self) -> Scene:
        """What its notes are made of."""
        return Scene(self.linking, self.telling, self.places, self.relating)


class Shelf:
    """Where the book lies between two runs: every page by itself, so that a page that stays as it
    is need not be written again."""

    def __init__(self, cache: Cache, quotes: int) -> None:
        """`quotes`: what was linked with another number of them is another book."""
        self._cache = cache
        self._place = digest(version(), "book", str(quotes))
        data = cache.get(self._place)
        self._keys = decode(data, type=Keys) if data else {}
        found = read(self._keys, cache)
        self.book = found or Book()
        """Of the last run."""
        self._known = found is not None

    def put(self, book: Book) -> Keys:
        """Keep the book of this run for the next one. Returns where it lies."""
        before = _pages(self.book) if self._known else {}
        keys, new = dict(self._keys), []
        for name, page in _pages(book).items():
            if page is not before.get(name, _MISSING):
                data = encode(page)
                keys[name] = digest(version(), name, data)
                new.append((keys[name], data))
        if new:
            self._cache.put((*new, (self._place, encode(keys))))
        return keys


def read(keys: Keys, cache: Cache) -> Book | None:
    """The book that lies there; `None` where a page is missing, or of another version."""
    try:
        parts = {
            part: kind(
                **{
                    name: load(cache, keys[f"{part}.{name}"], page)
                    for name, page in get_type_hints(kind).items()
                }
            )
            for part, kind in get_type_hints(Book).items()
        }
    except (KeyError, msgspec.ValidationError):
        return None
    return Book(**parts)


def _pages(book: Book) -> dict[str, Any]:
    """{`part.field`: what stands there}."""
    parts = {part.name: getattr(book, part.name) for part in fields(book)}
    return {
        f"{n}.{f.name}": getattr(part, f.name) for n, part in parts.items() for f in fields(part)
    }
