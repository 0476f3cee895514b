"""`vaultgen retype`: what something is."""

from pathlib import Path

import click

from vaultgen import config
from vaultgen.cli import options, ruling
from vaultgen.model import TYPES, EntityType


@click.command()
@click.argument("name")
@click.argument("kind", metavar="TYPE", type=click.Choice(TYPES))
@options.vault
def retype(name: str, kind: EntityType, vault: Path | None) -> None:
    """What NAME names is of this TYPE.

    A TYPE is person, company, product, concept, event, work or place.
    The next sync moves its note to the folder of that type; its id stays. The decision is kept in
    rulings.yaml.

    \b
    vaultgen retype "Low Bell" work
    """
    from vaultgen.pipeline import ruling as rulings  # only now: it takes time

    chosen = config.chosen(Path.cwd(), (), vault)
    ruling.show(rulings.retype(chosen, name, kind))
