"""What the commands that rule on names print."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from vaultgen.pipeline.ruling import Ruled


def show(ruled: "Ruled") -> None:
    """One line: what the file says now, and what comes next."""
    if ruled.is_new:
        click.echo(f"{ruled.path}: {ruled.words}; the next `vaultgen sync` does it")
    else:
        click.echo(f"{ruled.path}: {ruled.words}; it says so already")
