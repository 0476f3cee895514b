"""What a word on the command line means: a name, an alias, an id, a note or a link to one."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from rapidfuzz import fuzz, process

from vaultgen import sync, text
from vaultgen.config import Config
from vaultgen.errors import VaultgenError
from vaultgen.model import KnownEntity
from vaultgen.pipeline.exporting import NOTHING, Manifest, recorded
from vaultgen.pipeline.memory import said
from vaultgen.resolve import Rulings, spelling
from vaultgen.resolve.rulings import split_id

_LINK: Final = re.compile(r"\[\[([^\]|#]+)[^\]]*\]\]")
_NOTE: Final = ".md"
_NEAR: Final = 60
"""Likeness, of 100, from which a name is worth proposing."""
_SHOWN: Final = 3
Key = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Namebook:
    """All that has a name: in the record of the last run, the vault's notes and the rulings."""

    vault: Path
    known: tuple[KnownEntity, ...]
    ruled: tuple[str, ...]
    """The names in the rulings; one that was dropped is nowhere else."""

    def form(self, word: str) -> str:
        """The name that is meant, as it stands in the vault; an alias stands for itself.

        Raises VaultgenError for what is unknown, with names that are near, and for a name of
        several things, with their ids.
        """
        found, form = self._find(word)
        return form or self._written(word, found)

    def thing(self, word: str) -> str:
        """The name of the thing that is meant by any of its names; raises as `form` does."""
        found, form = self._find(word)
        return self._written(word, found) if found else form

    def owners(self, word: str) -> tuple[str, ...]:
        """The names of the things that have the word as an alias; none for the name of a thing."""
        found, form = self._find(word)
        return tuple(sorted({self._written(word, [thing]) for thing in found})) if form else ()

    def _find(self, word: str) -> tuple[list[KnownEntity], str]:
        """The things that are meant, and the form if it is another one than their name."""
        wanted = _bare(word, self.vault)
        for is_meant in (_is_called, _is_note):
            if found := [entity for entity in self.known if is_meant(entity, wanted)]:
                return found, ""
        if made := split_id(wanted):  # one name under two types is split by two ids
            named = [e for e in self.known if spelling.exact(e.name) == spelling.exact(made[1])]
            if named:
                return named, wanted
        wanted = made[1] if made else wanted.removesuffix(_NOTE)  # an id that was merged away
        for key in (spelling.apart, spelling.exact):
            named = [entity for entity in self.known if key(entity.name) == key(wanted)]
            if named:
                return named, ""
            owners = {a: e for e in self.known for a in _others(e) if key(a) == key(wanted)}
            if owners:
                alias = min(owners)
                return [e for e in self.known if alias in _others(e)], alias
            if ruled := [name for name in self.ruled if key(name) == key(wanted)]:
                return [], ruled[0]
        raise VaultgenError(f"nothing in the vault is called “{wanted}”{self._near(wanted)}")

    def _written(self, word: str, found: Iterable[KnownEntity]) -> str:
        """As rulings have it: the id only where the name is not enough."""
        things = {entity.id or entity.path: entity for entity in found}
        if len(things) > 1:
            ids = " and ".join(sorted(things))
            raise VaultgenError(f"“{word}” may be {ids}: say which of these")
        ((ident, thing),) = things.items()
        alike = {e.id or e.path for e in self.known if _is_called(e, thing.name)}
        return thing.name if alike == {ident} else ident

    def _near(self, wanted: str) -> str:
        names = sorted({name for e in self.known for name in (e.name, *_others(e))})
        found = process.extract(
            wanted,
            names,
            scorer=fuzz.WRatio,
            processor=text.fold,
            limit=_SHOWN,
            score_cutoff=_NEAR,
        )
        return f"; do you mean {' or '.join(f'“{name}”' for name, *_ in found)}?" if found else ""


def namebook(config: Config, rulings: Rulings) -> Namebook:
    """The names of a vault; of its notes only those are opened that the last run did not make."""
    record = recorded(config) or NOTHING
    known = (*_of_record(record), *_of_notes(config.vault, record))
    return Namebook(config.vault, _as_ruled(known, rulings), tuple(rulings.all_names))


def _as_ruled(known: Iterable[KnownEntity], rulings: Rulings) -> tuple[KnownEntity, ...]:
    """Without the names that rulings took away since the last run."""
    apart = {frozenset(map(spelling.exact, pair)) for pair in rulings.pairs}

    def kept(thing: KnownEntity, names: Iterable[str]) -> tuple[str, ...]:
        own = spelling.exact(thing.name)
        return tuple(name for name in names if {own, spelling.exact(name)} not in apart)

    return tuple(
        replace(e, aliases=kept(e, e.aliases), heard_as=kept(e, e.heard_as)) for e in known
    )


def _of_record(record: Manifest) -> Iterator[KnownEntity]:
    for made in record.entities:
        entity, path = made.entity, made.note or made.entity.path or ""
        yield KnownEntity(
            entity.name, entity.type, entity.aliases, path, entity.id, entity.heard_as, stated=False
        )


def _of_notes(vault: Path, record: Manifest) -> Iterator[KnownEntity]:
    ours = {made.note for made in record.entities} | {made.note for made in record.episodes}
    found = (path.relative_to(vault) for path in vault.rglob(f"*{_NOTE}"))
    paths = {p.as_posix() for p in found if not any(part.startswith(".") for part in p.parts)}
    for path in sorted(paths - ours):
        if thing := sync.known_entity(path, said(vault / path)):
            yield thing


def _bare(word: str, vault: Path) -> str:
    """A link as the name of its note, a file in the vault by its path there."""
    link = _LINK.fullmatch(word.strip())
    wanted = f"{link[1].removesuffix(_NOTE)}{_NOTE}" if link else text.squeeze(word)
    if not wanted.endswith(_NOTE):
        return wanted
    file, home = Path(wanted).resolve(), vault.resolve()
    return file.relative_to(home).as_posix() if file.is_relative_to(home) else wanted


def _is_note(entity: KnownEntity, wanted: str) -> bool:
    """By its path in the vault or by its basename; the ending may be left out."""
    note = PurePosixPath(entity.path.removesuffix(_NOTE))
    asked = text.key(wanted.removesuffix(_NOTE))
    return bool(entity.path) and asked in (text.key(str(note)), text.key(note.name))


def _is_called(entity: KnownEntity, wanted: str) -> bool:
    """By its id, or by its name in this very spelling, but for capitals."""
    return wanted == entity.id or text.key(wanted) == text.key(entity.name)


def _others(entity: KnownEntity) -> tuple[str, ...]:
    return (*entity.aliases, *entity.heard_as)
