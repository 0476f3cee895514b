"""What notes are called: names that every file system and every note application takes.

A basename is unique in the whole vault, not only in its folder, since links name nothing else.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Final

from vaultgen import text

MOST_BYTES: Final = 200
"""Longest basename in UTF-8; file systems stop at 255, and sync tools add suffixes."""
_INVISIBLE: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+"
)
_RESERVED: Final = re.compile(
    r"^(CON|PRN|AUX|NUL|(?:COM|LPT)[0-9¹²³])(?=\s*(?:\.|$))", re.IGNORECASE
)
_REPLACED: Final = (
    (":", re.compile(r"\s*:(?=\s|$)"), " -"),
    (":", re.compile(r"(?<=\d):(?=\d)"), "."),
    (r":/\|", re.compile(r"[:/\\|]+"), "-"),
    ("#", re.compile(r"(?<=[A-Z])#"), "♯"),
    ('"`', re.compile(r"[\"`]"), "'"),
    ("%", re.compile(r"%{2,}"), "%"),
    ("[", re.compile(r"\["), "("),
    ("]", re.compile(r"\]"), ")"),
    ("#^*?<>", re.compile(r"[#^*?<>]+"), ""),
)
"""(characters without which there is nothing to replace, pattern, replacement)."""
_SPECIAL: Final = re.compile("[{}]".format(re.escape("".join(marks for marks, *_ in _REPLACED))))
_ORDINARY: Final = re.compile(r"(?=.{5})[A-Za-z0-9]{1,40}(?: [A-Za-z0-9]{1,40}){0,3}")
"""Names that `basename` leaves as they are, known at sight; longer than any reserved one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A note that needs a name."""

    id: str
    folder: str
    """Relative to the vault; empty for the vault itself."""
    title: str
    """What people call it; any text."""
    qualifier: str = ""
    """Tells it from others of that title: `company`, `2025-11-28`. A note without one, such as
    an index, has the first right to its name."""


def place(
    wanted: Sequence[Wanted], taken: Mapping[str, str], current: Mapping[str, str]
) -> dict[str, str]:
    """Id → path relative to the vault, for every wanted note; independent of their order.

    `taken` are the notes that are not ours: `text.key` of the basename → path. `current` are
    places to keep: id → path. All others that would share a basename take their qualifiers
    (`Mercury (company)`), and numbers where that is not enough.
    """
    paths = {w.id: current[w.id] for w in wanted if w.id in current}
    new = sorted((w for w in wanted if w.id not in paths), key=lambda w: (w.qualifier != "", w.id))
    if not new:
        return paths
    used = {*taken, *(text.key(stem(path)) for path in paths.values())}
    plain = {w.id: basename(w.title, w.id) for w in new}
    rivals = Counter(text.key(basename(w.title, w.id)) for w in wanted if w.qualifier)
    for note in new:
        contested = note.qualifier and rivals[text.key(plain[note.id])] > 1
        choices = _choices(note, plain[note.id])
        if contested:
            next(choices)
        name = next(choice for choice in choices if text.key(choice) not in used)
        used.add(text.key(name))
        paths[note.id] = f"{note.folder}/{name}.md" if note.folder else f"{name}.md"
    return paths


def fits(wanted: Wanted, path: str) -> bool:
    """Is this a place that `place` would give the note when others stand in its way?"""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if name == wanted.title and folder == wanted.folder and _ORDINARY.fullmatch(name):
        return True
    plain = basename(wanted.title, wanted.id)
    choices = tuple(islice(_choices(wanted, plain), 2))
    bare, _, number = name.rpartition(" ")
    return folder == wanted.folder and (name in choices or (number.isdecimal() and bare in choices))


def basename(title: str, fallback: str) -> str:
    """The title as a file name without suffix; the fallback's slug where nothing is left of it."""
    if _ORDINARY.fullmatch(title):
        return title
    name = unicodedata.normalize("NFC", _INVISIBLE.sub(" ", title))
    special = frozenset(_SPECIAL.findall(name))
    for marks, pattern, replacement in _REPLACED:
        if not special.isdisjoint(marks):
            name = pattern.sub(replacement, name)
    name = _cut(text.squeeze(name).lstrip(" .-"), MOST_BYTES)
    if not any(c.isalnum() or ord(c) > 0x2000 for c in name):
        return text.slug(fallback)
    return _RESERVED.sub(r"\1_", name)


def stem(path: str) -> str:
    """The basename of a path: no folder, no `.md`."""
    return path.rpartition("/")[2].removesuffix(".md")


def _choices(note: Wanted, plain: str) -> Iterator[str]:
    yield plain
    qualified = _with(plain, f" ({note.qualifier})") if note.qualifier else plain
    if note.qualifier:
        yield qualified
    yield from (_with(qualified, f" {n}") for n in count(2))


def _with(name: str, suffix: str) -> str:
    """`A (transcript)` and ` (2025)` give `A (transcript, 2025)`."""
    suffix = basename(f"x{suffix}", "")[1:]
    if name.endswith(")") and suffix.startswith(" ("):
        return _cut(f"{name[:-1]}, {suffix[2:]}", MOST_BYTES)
    return _cut(name, MOST_BYTES - len(suffix.encode())) + suffix


def _cut(name: str, most: int) -> str:
    """At most so many bytes, whole characters, no dot or space at the end.

    What stands in brackets at the end tells notes of one title apart, so it stays.
    """
    head, bracket, told = name.rpartition(" (") if name.endswith(")") else ("", "", "")
    end = f"{bracket}{told}"
    if len(name.encode()) <= most or not head or len(end.encode()) * 2 > most:
        head, end = name, ""
    whole = head.encode()[: most - len(end.encode())].decode(errors="ignore")
    return whole.rstrip(" .") + end
