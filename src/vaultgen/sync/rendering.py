"""What the vault should hold."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from vaultgen.errors import VaultError
from vaultgen.text import key

_OUTSIDE: Final = re.compile(r"(?:^|/)(?:[./]|\Z)")
"""A part of a path that is empty or hidden; `..` is one."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A note as it would be written now; its text is made only when it is needed."""

    id: str
    path: str
    sha256: str
    """Of the text's UTF-8."""
    text: Callable[[], str]


def by_id(renderings: Iterable[Rendering]) -> dict[str, Rendering]:
    """The renderings by their ids.

    Raises VaultError when two want one id or one path, or one a path outside the vault.
    """
    found: dict[str, Rendering] = {}
    paths: dict[str, str] = {}
    for note in renderings:
        if _OUTSIDE.search(note.path):
            raise VaultError(f"the note {note.id} must not be written there", path=note.path)
        other = paths.setdefault(key(note.path), note.id)
        if other != note.id:
            raise VaultError(f"two notes want this path: {other} and {note.id}", path=note.path)
        if note.id in found:
            raise VaultError(f"two notes have the id {note.id}", path=note.path)
        found[note.id] = note
    return found
