"""`vaultgen diff`: what a sync would change."""

import os
from pathlib import Path

import click

from vaultgen import config, pipeline
from vaultgen.cli import options, report
from vaultgen.cli.progress import bar


@click.command()
@click.argument("note", required=False)
@options.vault
@options.jobs
def diff(note: str | None, vault: Path | None, jobs: int | None) -> int:
    """Show, line by line, what a sync would change in NOTE, or in all notes; write nothing.

    NOTE is a path in the vault, a name or an id.
    """
    chosen = config.chosen(Path.cwd(), (), vault)
    with bar() as progress:
        found = pipeline.plan(chosen, jobs=jobs or os.cpu_count() or 1, progress=progress)
    changes = found.changes if note is None else pipeline.about(note, found.changes, chosen)
    for change in changes:
        for line in report.diff(change, chosen):
            click.echo(line)
    return report.exit_code(found) if note is None else report.DONE
