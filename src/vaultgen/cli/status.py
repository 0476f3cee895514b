"""`vaultgen status`: what a sync would do."""

import os
from pathlib import Path

import click

from vaultgen import config, pipeline
from vaultgen.cli import options, report
from vaultgen.cli.progress import bar


@click.command()
@options.sources
@options.vault
@options.jobs
@options.as_json
def status(sources: tuple[Path, ...], vault: Path | None, jobs: int | None, as_json: bool) -> int:
    """Show what a sync would do, and what waits for you; write nothing."""
    chosen = config.chosen(Path.cwd(), sources, vault)
    with bar() as progress:
        found = pipeline.plan(chosen, jobs=jobs or os.cpu_count() or 1, progress=progress)
    report.problems(found)
    if as_json:
        click.echo(report.as_json(found))
        return report.exit_code(found)
    click.echo(f"vault   {chosen.vault}")
    click.echo(report.summary(found, planned=True))
    for line in report.plan(found):
        click.echo(line)
    if found.deleted:
        click.echo("Deleted by you, and not written again (`vaultgen restore NOTE`):")
        for path in found.deleted:
            click.echo(f"         {path}")
    if found.candidates:
        click.echo(f"{len(found.candidates)} names without a second witness (--json lists them)")
    return report.exit_code(found)
