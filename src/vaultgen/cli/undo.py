"""`vaultgen undo`: the last change of the vault, taken back."""

from pathlib import Path

import click

from vaultgen import config, pipeline
from vaultgen.cli import options, report


@click.command()
@options.vault
def undo(vault: Path | None) -> int:
    """Take back what the last command did to the vault.

    What you wrote since then stays. Said again, it is done again. The next `vaultgen sync` brings
    the news back, unless you change what gave rise to it.
    """
    return report.done(pipeline.undo(config.chosen(Path.cwd(), (), vault)))
