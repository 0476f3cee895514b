"""Has anything changed since the last run? Seen from names, sizes and times alone."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from vaultgen.cache import NAME, digest
from vaultgen.config import Config
from vaultgen.errors import ConfigError
from vaultgen.pipeline.files import SourceFile
from vaultgen.pipeline.report import Report
from vaultgen.pipeline.version import version
from vaultgen.sync import State

_STAMP: Final = "stamp"
_REPORT: Final = "report"


def of_run(config: Config, files: Iterable[SourceFile]) -> str:
    """Digest of everything that a run depends on."""
    return digest(
        version(),
        repr(config.notes),
        *(part for file in files for part in (file.shown, file.stat)),
        "vault",
        "\0".join(_stats(config.vault)),
        "templates",
        *template_texts(config.templates),
        "rulings",
        rulings_text(config.rulings),
        str((config.state / NAME).is_file()),
    )


def template_texts(own: Path | None) -> Iterator[str]:
    """Names and contents of the user's templates, sorted."""
    for path in sorted(own.rglob("*")) if own and own.is_dir() else ():
        if path.is_file():
            yield path.relative_to(own).as_posix() if own else ""
            yield path.read_text("utf-8", "replace")


def rulings_text(path: Path | None) -> str:
    """The user's rulings; empty where there are none. Raises ConfigError for what is no text."""
    if path is None or not path.is_file():
        return ""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error}); save it as UTF-8", path=str(path)) from error


def _stats(folder: Path) -> Iterator[str]:
    """Path, size and time of every file, hidden ones left out, sorted within each folder."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _stats(Path(entry.path))
        else:
            seen = entry.stat(follow_symlinks=False)
            yield f"{entry.path} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"


def recall(state: State, stamp: str) -> Report | None:
    """What the last run reported, if nothing has changed since."""
    kept = state.get(_REPORT)
    if kept is None or state.get(_STAMP) != stamp:
        return None
    return msgspec.json.decode(kept, type=Report)


def keep(state: State, stamp: str, report: Report) -> None:
    """Remember what a run reported; a run that changes nothing would report the same."""
    unchanged = replace(report, changes=())
    state.put(_REPORT, msgspec.json.encode(unchanged).decode())
    state.put(_STAMP, stamp)


def forget(state: State) -> None:
    """Have the next run look at everything, whatever it sees."""
    state.put(_STAMP, "")
