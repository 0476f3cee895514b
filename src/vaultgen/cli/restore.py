"""`vaultgen restore`: a deleted note, brought back."""

from pathlib import Path

import click

from vaultgen import config, pipeline
from vaultgen.cli import options, report


@click.command()
@click.argument("note")
@options.vault
def restore(note: str, vault: Path | None) -> int:
    """Bring NOTE back, which you deleted, as it was written last.

    NOTE is a path in the vault, a name or an id. `vaultgen status` lists what you deleted. The next
    `vaultgen sync` links to it again.
    """
    return report.done(pipeline.restore(config.chosen(Path.cwd(), (), vault), note))
