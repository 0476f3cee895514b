"""What the user's edits say about names: rulings that nobody had to write down."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

import msgspec

from vaultgen.errors import VaultError
from vaultgen.model import TYPES, Lesson, Value
from vaultgen.notefile import parse
from vaultgen.notefile import texts as listed
from vaultgen.sync.known import told_name
from vaultgen.sync.snapshot import Claim, Owned, Snapshot
from vaultgen.sync.state import State
from vaultgen.sync.texts import Texts
from vaultgen.text import fold, key, slug

KEY: Final = "lessons"
"""Of the single value of the state that holds them."""
Properties = Mapping[str, Value]


def known_lessons(state: State) -> tuple[Lesson, ...]:
    """What earlier runs learned."""
    return msgspec.json.decode(state.get(KEY) or "[]", type=tuple[Lesson, ...])


def as_value(lessons: Iterable[Lesson]) -> str | None:
    """The lessons as they are kept; `None` where there are none."""
    found = [msgspec.to_builtins(lesson) for lesson in lessons]
    return json.dumps(found, ensure_ascii=False) if found else None


def learn(seen: Snapshot, texts: Texts, known: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """What is known, and what the edits since the last commit teach; a later word wins.

    An alias added or taken away, another type, a renamed note, another speaker of an episode.
    Of claims, whose last rendering is lost, everything counts as the user's word. What cannot be
    understood teaches nothing.
    """
    found = {_subject(lesson): lesson for lesson in known}
    links = _Links(seen)
    told = [ident for ident, owned in seen.altered.items() if owned.edited or owned.moved]
    for ident in sorted(set(told).difference(seen.doubled)):
        lessons = _of_note(ident, seen.owned[ident], texts, links)
        found |= {_subject(lesson): lesson for lesson in lessons}
    for ident, claim in sorted(seen.claims.items()):
        if ident.partition("/")[0] in TYPES:
            found |= {_subject(lesson): lesson for lesson in _of_claim(ident, claim, texts)}
    return tuple(found[subject] for subject in sorted(found))


def _subject(lesson: Lesson) -> tuple[str, ...]:
    """What a lesson is about; of two on one subject the later holds."""
    if lesson.kind in ("alias", "no alias"):
        return (lesson.note, "alias", fold(lesson.value))
    if lesson.kind == "speaker":
        return (lesson.note, "speaker", *lesson.instead)
    return (lesson.note, lesson.kind)


def _of_note(ident: str, owned: Owned, texts: Texts, links: "_Links") -> Iterator[Lesson]:
    kind, base = ident.partition("/")[0], texts.base(owned)
    before, after = _properties(base or ""), _properties(texts.mine(owned.path))
    if kind in TYPES:
        old, new = told_name(owned.record.path), told_name(owned.path)
        if old != new:
            yield Lesson(ident, "name", new, (old,))
        yield from _aliases(ident, before, after)
        yield from _type(ident, before, after)
    elif kind == "episode" and base is not None:
        yield from _speakers(ident, before, after, links)


def _of_claim(ident: str, claim: Claim, texts: Texts) -> Iterator[Lesson]:
    name, properties = told_name(claim.path), _properties(texts.mine(claim.path))
    if slug(name) != ident.partition("/")[2]:
        yield Lesson(ident, "name", name)
    yield from _aliases(ident, {}, properties)
    yield from _type(ident, {}, properties)


def _properties(text: str) -> Properties:
    try:
        return parse(text)[0]
    except VaultError:
        return {}


def _aliases(ident: str, before: Properties, after: Properties) -> Iterator[Lesson]:
    if "aliases" not in after:
        return
    old, new = listed(before.get("aliases", ())), listed(after["aliases"])
    yield from (Lesson(ident, "alias", alias) for alias in new if alias not in old)
    yield from (Lesson(ident, "no alias", alias) for alias in old if alias not in new)


def _type(ident: str, before: Properties, after: Properties) -> Iterator[Lesson]:
    kind = after.get("type")
    if kind != before.get("type") and kind in TYPES:
        yield Lesson(ident, "type", str(kind))


def _speakers(
    ident: str, before: Properties, after: Properties, links: "_Links"
) -> Iterator[Lesson]:
    """Who took whose place, in the order of the list."""
    old = [(item, links.before(item)) for item in listed(before.get("speakers", ()))]
    new = [(item, links.now(item)) for item in listed(after.get("speakers", ()))]
    gone = [item for item, who in old if who not in {who for _, who in new}]
    come = [item for item, who in new if who not in {who for _, who in old}]
    if len(gone) == len(come):
        for item, other in zip(come, gone, strict=True):
            yield Lesson(ident, "speaker", _target(item), (_target(other),))
    elif not gone:
        yield from (Lesson(ident, "speaker", _target(item)) for item in come)


class _Links:
    """Whom links mean, before and after notes were renamed."""

    def __init__(self, seen: Snapshot) -> None:
        self._seen = seen

    @cached_property
    def _now(self) -> Mapping[str, str]:
        return {_key(o.path): ident for ident, o in self._seen.owned.items() if o.found}

    @cached_property
    def _before(self) -> Mapping[str, str]:
        return {_key(o.record.path): ident for ident, o in self._seen.owned.items()}

    def before(self, item: str) -> str:
        """The id of the note that an item of a list meant, or the name itself, folded."""
        return self._who(item, self._before)

    def now(self, item: str) -> str:
        """The id of the note that an item of a list means, or the name itself, folded."""
        return self._who(item, self._now)

    def _who(self, item: str, notes: Mapping[str, str]) -> str:
        target = _target(item)
        return notes.get(key(target), fold(target))


def _key(path: str) -> str:
    return key(PurePosixPath(path).stem)


def _target(item: str) -> str:
    """The name in `[[folder/Name#heading|shown]]`; other text as it is."""
    link = item.strip()
    if not (link.startswith("[[") and link.endswith("]]")):
        return link
    return PurePosixPath(link[2:-2].partition("|")[0].partition("#")[0].strip()).name
