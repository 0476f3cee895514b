"""`vaultgen drop`: a name that is none."""

from pathlib import Path

import click

from vaultgen import config
from vaultgen.cli import options, ruling


@click.command()
@click.argument("name")
@options.vault
def drop(name: str, vault: Path | None) -> None:
    """NAME is no name of anything.

    The next sync takes its note and its row away, unless you wrote in it. The decision is kept in
    rulings.yaml.
    """
    from vaultgen.pipeline import ruling as rulings  # only now: it takes time

    chosen = config.chosen(Path.cwd(), (), vault)
    ruling.show(rulings.drop(chosen, name))
