"""Run after run, as long as files change."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from watchfiles import watch

from vaultgen import sync
from vaultgen.config import FILE, Config
from vaultgen.errors import VaultError, VaultgenError
from vaultgen.pipeline.files import given
from vaultgen.pipeline.report import Report

QUIET: Final = 500
"""Milliseconds without a change after which a burst is over."""
LONGEST: Final = 4000
"""Milliseconds after which a burst that does not end is taken as it is."""
BEAT: Final = 1000
"""Milliseconds between two looks at what no system reports: single files, which editors replace,
and whether folders came or went."""
AGAIN: Final = 5
"""Beats until a run that could not use the vault is tried again: another one may hold it."""

Configure = Callable[[], Config]
Run = Callable[[Config], Report]
_Look = dict[Path, tuple[int, ...] | None]


def follow(configure: Configure, run: Run, stop: threading.Event) -> Iterator[Report]:
    """The report of a first run, then one for every run after a burst of changes that has news.

    `configure` is asked before every run. What goes wrong in a later run is a problem in its
    report, the first run raises it; nothing is told twice in a row. Ends when `stop` is set; a
    `run` that is to end early then raises KeyboardInterrupt.
    """
    try:
        config = configure()
        told = run(config)
        yield told
        while not stop.is_set():
            failed = False
            for beat, is_due in enumerate(_beats(config, stop)):
                if is_due or (failed and beat % AGAIN == 0):
                    report, failed = _attempt(configure, run, told)
                    if news := _news(report, told):
                        yield news
                    told = report
            config = _reread(configure, config)
    except KeyboardInterrupt:
        if not stop.is_set():
            raise


def _attempt(configure: Configure, run: Run, told: Report) -> tuple[Report, bool]:
    """The report of a run, and whether the vault could not be used."""
    try:
        return run(configure()), False
    except VaultgenError as error:
        report = replace(told, episodes=0, changes=(), problems=(str(error),))
        return report, isinstance(error, VaultError)


def _news(report: Report, told: Report) -> Report | None:
    """What the report before did not say; `None` where that is nothing."""
    news = replace(
        report,
        problems=tuple(p for p in report.problems if p not in told.problems),
        warnings=tuple(w for w in report.warnings if w not in told.warnings),
    )
    written = any(change.kind != "adopt" for change in news.changes)
    mended = told.problems and not report.problems
    return news if mended or written or news.problems or news.warnings else None


def _reread(configure: Configure, config: Config) -> Config:
    """The places to watch; the former ones as long as the settings are broken."""
    try:
        return configure()
    except VaultgenError:
        return config


def _beats(config: Config, stop: threading.Event) -> Iterator[bool]:
    """Once a beat: is a run due? Ends when what is to be watched has changed.

    The first run is due at once: files may have changed before the watch began.
    """
    places = _places(config)
    began = last = _look(places)
    folders = [path.resolve() for path in places if path.is_dir()]
    first = True
    for changes in _changes(folders, stop):
        yield first or bool(changes)
        first = False
        now = _look(places)
        if now == last != began:
            return
        last = now


def _changes(folders: Sequence[Path], stop: threading.Event) -> Iterator[object]:
    """The changes of every burst, and nothing after every beat without one."""

    def concerns_us(_: object, path: str) -> bool:
        return any(_is_visible(Path(path), folder) for folder in folders)

    try:
        yield from watch(
            *folders,
            watch_filter=concerns_us,
            debounce=LONGEST,
            step=QUIET,
            stop_event=stop,
            rust_timeout=BEAT,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
    except FileNotFoundError:
        return  # a folder went while the watch began
    except OSError as error:
        raise VaultError(
            f"cannot be watched ({error}): raise your system's limit for watches, or set"
            " WATCHFILES_FORCE_POLLING=1",
            path=str(folders[0]),
        ) from error


def _is_visible(path: Path, folder: Path) -> bool:
    """Our own state, Obsidian's settings and temporary files have a dot in front."""
    inside = path.relative_to(folder).parts if path.is_relative_to(folder) else (".",)
    return not any(part.startswith(".") for part in inside)


def _places(config: Config) -> list[Path]:
    """All that a run depends on: files, folders, and what is not there yet."""
    with sync.peek(config.state) as state:
        sources = given(config, state)
    settings = config.state.parent / FILE
    others = (config.vault, config.templates, config.rulings, settings)
    return [*sources, *(path for path in others if path)]


def _look(places: Sequence[Path]) -> _Look:
    return {path: _identity(path) for path in places}


def _identity(path: Path) -> tuple[int, ...] | None:
    """Of a folder what it is, of a file also its content's size and time."""
    try:
        seen = path.stat()
    except OSError:
        return None
    known = (seen.st_dev, seen.st_ino)
    return known if path.is_dir() else (*known, seen.st_size, seen.st_mtime_ns)
