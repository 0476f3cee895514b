"""`vaultgen sync --watch`: sync, again and again."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from vaultgen.cli import report
from vaultgen.cli.progress import bar
from vaultgen.config import Config
from vaultgen.pipeline import Report
from vaultgen.pipeline.watching import follow


def watch(configure: Callable[[], Config], sync: Callable[..., Report]) -> int:
    """Print a line for every run that did something, until a signal ends it."""
    with _stopped_by_signals() as stop:

        def run(config: Config) -> Report:
            with bar() as draw:

                def progress(stage: str, done: int, of: int) -> None:
                    if stop.is_set():  # before the commit; a commit goes through
                        raise KeyboardInterrupt
                    draw(stage, done, of)

                return sync(config, progress=progress)

        for found in follow(configure, run, stop):
            report.problems(found)
            if found.episodes:
                click.echo(report.summary(found))
    return report.DONE


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C or SIGTERM sets; the second ends the process as usual."""
    stop = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def request(_: int, __: FrameType | None) -> None:
        stop.set()
        restore()

    for number in before:
        signal.signal(number, request)
    try:
        yield stop
    finally:
        restore()
