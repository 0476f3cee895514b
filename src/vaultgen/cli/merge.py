"""`vaultgen merge`: two names of one thing."""

from pathlib import Path

import click

from vaultgen import config
from vaultgen.cli import options, ruling


@click.command()
@click.argument("name")
@click.argument("others", metavar="OTHER...", nargs=-1, required=True)
@options.vault
def merge(name: str, others: tuple[str, ...], vault: Path | None) -> None:
    """NAME and every OTHER are one thing, called NAME.

    The next sync makes one note of them; the other names become aliases. The decision is kept in
    rulings.yaml.

    \b
    vaultgen merge "Marsh & Daughters" "Marsh Foundry"
    vaultgen merge company/marsh People/Marsh.md
    """
    from vaultgen.pipeline import ruling as rulings  # only now: it takes time

    chosen = config.chosen(Path.cwd(), (), vault)
    ruling.show(rulings.merge(chosen, name, *others))
