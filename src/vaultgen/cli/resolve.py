"""`vaultgen resolve`: a conflict, settled."""

from pathlib import Path
from typing import Final, Literal

import click

from vaultgen import config, pipeline
from vaultgen.cli import options, report

_SIDES: Final[dict[str, Literal["mine", "theirs"]]] = {"mine": "mine", "theirs": "theirs"}


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="[NOTE] mine|theirs")
@click.option("--all", "everything", is_flag=True, help="All notes that `conflicts` lists.")
@options.vault
def resolve(words: tuple[str, ...], everything: bool, vault: Path | None) -> int:
    """Settle the conflict in NOTE: keep what is yours, or take what vaultgen wrote.

    It is about the contested places alone; everything else in the note stays as it is.

    \b
    vaultgen resolve "Episodes/The bell buoy" mine
    vaultgen resolve --all theirs
    """
    *note, said = words
    side = _SIDES.get(said)
    if side is None:
        raise click.UsageError("say at the end whose side to take: mine or theirs")
    if len(note) != (0 if everything else 1):
        raise click.UsageError("name one note (in quotes if it has blanks), or say --all")
    chosen = config.chosen(Path.cwd(), (), vault)
    return report.done(pipeline.settle(chosen, note[0] if note else None, side))
