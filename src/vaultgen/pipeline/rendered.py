"""Notes that were rendered before, known by what they are made of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple, TypeVar

from vaultgen import notefile
from vaultgen.cache import Cache, digest
from vaultgen.model import TYPES, Note, Value
from vaultgen.pipeline.pool import Task
from vaultgen.pipeline.tasks import decode, encode
from vaultgen.pipeline.version import version
from vaultgen.pipeline.workshop import Workshop
from vaultgen.sync import Rendering
from vaultgen.sync.fingerprint import of_text

Job = TypeVar("Job")
Head = Mapping[str, Value]
"""Those properties of a note that the next run has to know."""

_TOLD: Final = ("id", "type", "aliases", "heard_as", "media", "sources", "vaultgen")
_TELLING: Final = frozenset(("episode", *TYPES))
"""Types of notes from which the next run learns something."""


class _Stub(NamedTuple):
    """A note without its text."""

    id: str
    path: str
    sha256: str
    head: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Made:
    """Several notes, with and without their texts."""

    notes: bytes
    stubs: bytes


def made(*notes: Note) -> Made:
    """Notes as a task returns them."""
    return Made(encode(notes), encode(tuple(map(_stub, notes))))


def head(text: str) -> dict[str, Value]:
    """What a note says of itself. Raises VaultError when its front matter is broken."""
    properties, _ = notefile.parse(text)
    return {key: properties[key] for key in _TOLD if key in properties}


def _stub(note: Note) -> _Stub:
    telling = note.id.partition("/")[0] in _TELLING
    return _Stub(note.id, note.path, of_text(note.text), head(note.text) if telling else {})


class Rendered:
    """Makes the notes that are not known, and remembers all without their texts.

    The memory may be deleted at any time: then it is made again from the texts in the cache, and
    what the cache lacks is rendered again.
    """

    def __init__(self, shop: Workshop) -> None:
        self._shop = shop
        self._place = digest(version(), "rendered")
        data = shop.cache.get(self._place)
        self._before = decode(data, type=dict[str, tuple[_Stub, ...]]) if data else {}
        self._now: dict[str, tuple[_Stub, ...]] = {}

    def heads(self) -> dict[str, Head]:
        """{SHA-256 of a note: its head} of what was rendered last time."""
        stubs = (stub for found in self._before.values() for stub in found)
        return {stub.sha256: stub.head for stub in stubs if stub.head}

    def notes(
        self,
        stage: str,
        task: Task[Job, Made],
        keys: Mapping[str, str],
        job: Callable[[str], Job],
    ) -> Iterator[Rendering]:
        """The notes of all things; a job is put together only when its notes have to be made.

        `keys` are, by the id of the thing, digests of everything that its notes depend on.
        """
        cache, known = self._shop.cache, dict[str, tuple[_Stub, ...]]()

        def parts(key: str, result: Made) -> Iterator[tuple[str, bytes]]:
            known[key] = decode(result.stubs, type=tuple[_Stub, ...])
            yield key, result.notes

        cache.hold(keys.values())
        new = {key: ident for ident, key in keys.items() if key not in self._before}
        self._shop.fill(stage, task, [(key, job(ident)) for key, ident in new.items()], parts)
        forgotten = cache.get_many(key for key in new if key not in known)
        known |= {key: tuple(map(_stub, _notes(data))) for key, data in forgotten}
        for ident, key in keys.items():
            stubs = self._now[key] = known[key] if key in known else self._before[key]
            for number, stub in enumerate(stubs):
                text = partial(_text, cache, key, task, job, ident, number)
                yield Rendering(stub.id, stub.path, stub.sha256, text)

    def keep(self) -> None:
        """Remember what was asked for this time, and nothing else."""
        if self._now != self._before:
            self._shop.cache.put([(self._place, encode(self._now))])


def _notes(data: bytes) -> tuple[Note, ...]:
    return decode(data, type=tuple[Note, ...])


def _text(
    cache: Cache,
    key: str,
    task: Task[Job, Made],
    job: Callable[[str], Job],
    ident: str,
    number: int,
) -> str:
    data = cache.get(key) or task(cache, job(ident)).notes
    return _notes(data)[number].text
