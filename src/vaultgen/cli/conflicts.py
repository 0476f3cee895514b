"""`vaultgen conflicts`: what waits for the user to choose."""

import json
from pathlib import Path

import click

from vaultgen import config, pipeline
from vaultgen.cli import options, report


@click.command()
@click.option("--diff", is_flag=True, help="Show what vaultgen would have in each place.")
@options.vault
@options.as_json
def conflicts(vault: Path | None, diff: bool, as_json: bool) -> int:
    """List the notes in which you and vaultgen changed the same place.

    Yours stands in the note; the note as vaultgen would have it lies in .vaultgen/conflicts.
    """
    chosen = config.chosen(Path.cwd(), (), vault)
    found = pipeline.unsettled(chosen)
    if as_json:
        listed = [{"path": q.path, "places": list(q.places)} for q in found]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return report.LOOK if found else report.DONE
    for question in found:
        click.echo(f"{question.path}: {', '.join(question.places)}")
        if diff:
            for line in report.difference(question.path, question.path, question.theirs, chosen):
                click.echo(line)
    if not found:
        click.echo("no conflicts")
    return report.LOOK if found else report.DONE
