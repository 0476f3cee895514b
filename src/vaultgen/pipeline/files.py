"""The source files of a run."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vaultgen.config import Config
from vaultgen.errors import ConfigError, UnreadableFileError, VaultgenError
from vaultgen.sync import State

NOT_SOURCES: Final = frozenset(
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
    """All files of the given files and folders, sorted; and what was given but is not there.

    Folders in `without` (the vault, our state) and hidden files are passed over. Two files with
    one name are told apart by the folder that was given.
    """
    barred = {path.resolve() for path in without}
    found: dict[Path, tuple[str, Path]] = {}
    missing: list[VaultgenError] = []
    for source in sources:
        if source.is_dir():
            for path in _walk(source, barred):
                found.setdefault(path.resolve(), (path.relative_to(source).as_posix(), source))
        elif source.exists():
            found.setdefault(source.resolve(), (source.name, source.parent))
        else:
            missing.append(
                UnreadableFileError("no such file or folder; check the name", path=str(source))
            )
    return tuple(sorted(_named(found), key=lambda f: f.shown)), tuple(missing)


def _walk(folder: Path, barred: set[Path]) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        base = Path(here)
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and (base / f).resolve() not in barred
        )
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() not in NOT_SOURCES:
                yield base / name


def _named(found: dict[Path, tuple[str, Path]]) -> Iterator[SourceFile]:
    uses = Counter(shown for shown, _ in found.values())
    for path, (shown, given) in found.items():
        name = f"{given.resolve().name}/{shown}" if uses[shown] > 1 else shown
        yield SourceFile(path, name, _stat(path))


def _stat(path: Path) -> str:
    try:
        seen = path.stat()
    except OSError:
        return "unreadable"
    return f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"
