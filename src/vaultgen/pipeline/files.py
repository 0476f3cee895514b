"""The source files of a run."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vaultgen.config import Config
from vaultgen.errors import ConfigError, UnreadableFileError, VaultgenError
from vaultgen.sync import State

NOT_SOURCES: Final = tuple(
    ".mp3 .m4a .ogg .opus .wav .flac .mp4 .mkv .webm .mov .jpg .jpeg .png .gif .webp .svg"
    " .pdf .zip .gz .sqlite .db .DS_Store".split()
)
"""Endings that a folder of sources may well hold and that are no text; a file that is named on
the command line is tried whatever its ending."""
_SOURCES: Final = "sources"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read."""

    path: Path
    shown: str
    """Its name inside the folder that was given, POSIX separators: the same wherever the folder
    lies."""
    stat: str
    """Size and times, from which a change is noticed without opening the file."""


def given(config: Config, state: State) -> tuple[Path, ...]:
    """The sources to read: those of the configuration, else those of the last run.

    Raises ConfigError when there are none.
    """
    if config.sources:
        return config.sources
    remembered = json.loads(state.get(_SOURCES) or "[]")
    if not remembered:
        raise ConfigError("no sources are known for this vault: name files or folders to read")
    return tuple(map(Path, remembered))


def remember(sources: Sequence[Path], state: State) -> None:
    """Keep what was read, for a run that names no sources."""
    state.put(_SOURCES, json.dumps([str(path.resolve()) for path in sources]))


def discover(
    sources: Sequence[Path], without: Iterable[Path]
) -> tuple[tuple[SourceFile, ...], tuple[VaultgenError, ...]]:
    """All files of the given files and folders, sorted; and what was given but cannot be read.

    Folders in `without` (the vault, our state) and hidden files are passed over. Files with one
    name are told apart by the folders that they lie in.
    """
    barred = {str(path.resolve()) for path in without}
    found: dict[str, _Found] = {}
    missing: list[VaultgenError] = []
    for source in sorted(sources):
        if problem := _problem(source, barred):
            missing.append(UnreadableFileError(problem, path=str(source)))
        elif source.is_dir():
            for real, inside, stat in _walk(str(source.resolve()), "", barred):
                found.setdefault(real, _Found(source, inside, stat))
        else:
            real = str(source.resolve())
            found.setdefault(real, _Found(source.parent, source.name, _stat(source)))
    return tuple(sorted(_named(found), key=lambda f: f.shown)), tuple(missing)


def _problem(source: Path, barred: set[str]) -> str | None:
    """Why something that was given cannot be read, and what to do."""
    if str(source.resolve()) in barred:
        return "the vault is no source of its own; name the files or the folder to read"
    if not source.exists():
        return "no such file or folder; check the name"
    if not source.is_dir() and not source.is_file():
        return "no regular file; save what it gives to a file first"
    return None


@dataclass(frozen=True, slots=True)
class _Found:
    """A file of what was given."""

    given: Path
    """The folder that `inside` starts at."""
    inside: str
    """POSIX separators."""
    stat: str


def _walk(folder: str, prefix: str, barred: set[str]) -> Iterator[tuple[str, str, str]]:
    """(real path, path inside what was given, stat) of the files, those of subfolders last."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return
    folders = []
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            folders.append(entry)
        elif not entry.name.lower().endswith(NOT_SOURCES):
            path = str(Path(entry.path).resolve()) if entry.is_symlink() else entry.path
            if entry.is_file() or not Path(path).exists():
                yield path, prefix + entry.name, _stat(entry)
    for entry in folders:
        if not entry.is_symlink() and entry.path not in barred:
            yield from _walk(entry.path, f"{prefix}{entry.name}/", barred)


def _named(found: Mapping[str, _Found]) -> Iterator[SourceFile]:
    """Every file by its path inside what was given, and by folders above it where they differ."""
    above = dict.fromkeys(found, 0)
    while True:
        names = {path: _shown(found[path], above[path]) for path in found}
        uses = Counter(names.values())
        alike = [path for path, name in names.items() if uses[name] > 1]
        if not alike:
            break
        for path in alike:
            above[path] += 1
    yield from (SourceFile(Path(path), name, found[path].stat) for path, name in names.items())


def _shown(file: _Found, above: int) -> str:
    """POSIX separators; bytes that are no UTF-8 are spelled out."""
    folders = file.given.resolve().parts[-above:] if above else ()
    name = Path(*folders, file.inside).as_posix() if folders else file.inside
    return name if name.isascii() else name.encode(errors="backslashreplace").decode()


def _stat(file: "Path | os.DirEntry[str]") -> str:
    try:
        seen = file.stat()
    except OSError:
        return "unreadable"
    return f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"
