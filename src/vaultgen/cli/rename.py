"""`vaultgen rename`: what something is called."""

from pathlib import Path

import click

from vaultgen import config
from vaultgen.cli import options, ruling


@click.command()
@click.argument("name")
@click.argument("new")
@options.vault
def rename(name: str, new: str, vault: Path | None) -> None:
    """What NAME names is called NEW.

    The next sync renames its note, and links follow; the old name becomes an alias. The decision
    is kept in rulings.yaml.

    \b
    vaultgen rename "Bo Marsh" "Bo Marsh the Younger"
    """
    from vaultgen.pipeline import ruling as rulings  # only now: it takes time

    chosen = config.chosen(Path.cwd(), (), vault)
    ruling.show(rulings.rename(chosen, name, new))
