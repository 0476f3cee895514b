"""The note that a person means."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from vaultgen.errors import VaultError
from vaultgen.text import key


def find_note(said: str, paths: Mapping[str, str]) -> str:
    """The id of the note with this path, name, link (`[[Name]]`) or id, among {id: path}.

    Raises VaultError when there is none, naming some that are called alike, or several.
    """
    wanted = key(said.strip().removeprefix("[[").removesuffix("]]").removesuffix(".md"))
    found = [note for note, path in sorted(paths.items()) if wanted in _names(path)]
    if said in paths:
        return said
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(paths[note] for note in found)
        raise VaultError(f"{said}: there are several, say which: {several}")
    near = _near(said, sorted(paths.values()))
    raise VaultError(f"{said}: no such note{near}")


def _names(path: str) -> tuple[str, str]:
    place = PurePosixPath(path)
    return key(place.with_suffix("").as_posix()), key(place.stem)


def _near(said: str, paths: list[str]) -> str:
    from rapidfuzz import process  # only for a slip of the pen: its import takes time

    found = process.extract(said, paths, limit=3, score_cutoff=60)
    return f"; near are {', '.join(path for path, *_ in found)}" if found else ""
