"""Lessons of the user's edits as rulings."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from vaultgen.model import EntityType, Lesson
from vaultgen.resolve import spelling
from vaultgen.resolve.rulings import Rulings


def with_lessons(rulings: Rulings, lessons: Iterable[Lesson]) -> Rulings:
    """The rulings, and before them what edits teach: what is written in the file wins."""
    found = tuple(lessons)
    renamed = [lesson for lesson in found if lesson.kind == "name"]
    names = {lesson.note: lesson.value for lesson in renamed}
    aliases = [(x.note, x.value) for x in found if x.kind == "alias"]
    aliases += [(x.note, old) for x in renamed for old in x.instead]
    return replace(
        rulings,
        same=(*aliases, *rulings.same),
        different=(
            *rulings.different,
            *(
                (lesson.note, lesson.value)
                for lesson in found
                if lesson.kind == "no alias" and not _is_name(lesson, names)
            ),
        ),
        type=(
            *((x.note, cast(EntityType, x.value)) for x in found if x.kind == "type"),
            *rulings.type,
        ),
        name=(*names.items(), *rulings.name),
    )


def _is_name(lesson: Lesson, names: dict[str, str]) -> bool:
    """Is the alias taken away only because the note is called so now?"""
    return spelling.exact(names.get(lesson.note, "")) == spelling.exact(lesson.value)
