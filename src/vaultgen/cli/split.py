"""`vaultgen split`: two things that were taken for one."""

from pathlib import Path

import click

from vaultgen import config
from vaultgen.cli import options, ruling


@click.command()
@click.argument("name")
@click.argument("other")
@options.vault
def split(name: str, other: str, vault: Path | None) -> None:
    """NAME and OTHER are two things.

    The next sync takes them apart; OTHER may be one of the aliases in the note of NAME. The
    decision is kept in rulings.yaml.

    \b
    vaultgen split "Kevin Rose" "Kevin Roose"
    """
    from vaultgen.pipeline import ruling as rulings  # only now: it takes time

    chosen = config.chosen(Path.cwd(), (), vault)
    ruling.show(rulings.split(chosen, name, other))
