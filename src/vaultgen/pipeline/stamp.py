"""Has anything changed since the last run? Seen from names, sizes and times alone."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from vaultgen.cache import NAME, digest
from vaultgen.config import Config
from vaultgen.errors import ConfigError
from vaultgen.model import Change
from vaultgen.pipeline.files import SourceFile
from vaultgen.pipeline.report import Report
from vaultgen.pipeline.version import version
from vaultgen.sync import State
from vaultgen.sync.fingerprint import signature

_STAMP: Final = "stamp"
_REPORT: Final = "report"


Listing = Mapping[str, str]
"""{path in the vault: signature of the file}; hidden files are left out."""


def of_run(config: Config, files: Iterable[SourceFile], vault: Listing) -> str:
    """Digest of everything that a run depends on."""
    return digest(
        version(),
        repr(config.notes),
        *(part for file in files for part in (file.shown, file.stat)),
        "vault",
        "\0".join(part for path in sorted(vault) for part in (path, vault[path])),
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


def listing(folder: Path, prefix: str = "") -> Listing:
    """Every file of the vault; what cannot be listed counts as empty."""
    found: dict[str, str] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    found |= listing(Path(entry.path), f"{prefix}{entry.name}/")
                else:
                    found[prefix + entry.name] = signature(entry.stat(follow_symlinks=False))
    except OSError:
        return {}
    return found


def undisturbed(before: Listing, after: Listing, done: Iterable[Change], state: State) -> bool:
    """Did nobody but us change the vault between two listings?

    Else the run may have missed what the user did meanwhile, and the next one has to look.
    """
    paths = {path for change in done for path in (change.path, change.old_path) if path}
    records = state.records().values() if paths else ()
    ours = {r.path: r.signature for r in records if r.path in paths}
    others = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return all(after.get(path) == ours.get(path) for path in others) and others <= paths


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
