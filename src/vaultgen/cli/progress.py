"""A progress bar on a terminal, for anything that lasts longer than a second."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from vaultgen.pipeline import Progress, quiet

PATIENCE: Final = 1.0
"""Seconds before the bar appears."""
_WIDTH: Final = 24


@contextmanager
def bar() -> Iterator[Progress]:
    """A function (stage, done, of) that draws; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield quiet
        return
    started, drawn = time.monotonic(), False

    def draw(stage: str, done: int, of: int) -> None:
        nonlocal drawn
        if time.monotonic() - started > PATIENCE:
            full = _WIDTH * done // max(of, 1)
            line = f"\r{stage:8} {'█' * full}{'·' * (_WIDTH - full)} {done}/{of}\x1b[K"
            click.echo(line, nl=False, err=True)
            drawn = True

    try:
        yield draw
    finally:
        if drawn:
            click.echo("\r\x1b[K", nl=False, err=True)
