"""Has anything changed since the last run? Seen from names, sizes and times alone."""

from collections.abc import Iterable, Iterator
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
from vaultgen.sync import Listing, State

_STAMP: Final = "stamp"
_REPORT: Final = "report"


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


def foreseen(before: Listing, done: Iterable[Change], state: State) -> Listing:
    """The listing of a vault in which nothing but changes of ours was done since another.

    What the user did meanwhile is not in it, so the next run finds another vault and looks.
    """
    ours = [change for change in done if change.is_to_be_done]
    paths = {path for change in ours for path in (change.path, change.old_path) if path}
    now = {path: signature for path, signature in before.items() if path not in paths}
    records = state.records_of(change.id for change in ours if change.kind != "remove")
    now |= {r.path: r.signature for r in records.values() if r.path in paths}
    return now


def recall(state: State, stamp: str) -> Report | None:
    """What the last run reported, if nothing has changed since."""
    kept = state.get(_REPORT)
    if kept is None or state.get(_STAMP) != stamp:
        return None
    return msgspec.json.decode(kept, type=Report)


def keep(state: State, stamp: str, report: Report) -> None:
    """Remember what a run reports that changes nothing."""
    state.put_all({_REPORT: msgspec.json.encode(report).decode(), _STAMP: stamp})


def forget(state: State) -> None:
    """Have the next run look at everything, whatever it sees."""
    state.put(_STAMP, "")
