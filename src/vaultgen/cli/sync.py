"""`vaultgen sync`: the main job."""

import os
from functools import partial
from pathlib import Path

import click

from vaultgen import config, pipeline
from vaultgen.cli import options, report, watching
from vaultgen.cli.progress import bar


@click.command()
@options.sources
@options.vault
@options.jobs
@options.as_json
@click.option("--dry-run", is_flag=True, help="Print the plan, write nothing.")
@click.option("--diff", is_flag=True, help="With --dry-run: show what would change in each note.")
@click.option("--watch", is_flag=True, help="Go on, and sync again whenever a file changes.")
@click.option(
    "--adopt", is_flag=True, help="Write beside the notes of a vault that vaultgen did not make."
)
def sync(
    sources: tuple[Path, ...],
    vault: Path | None,
    jobs: int | None,
    as_json: bool,
    dry_run: bool,
    diff: bool,
    adopt: bool,
    watch: bool,
) -> int:
    """Read the SOURCEs (files and folders) and refresh the vault.

    Without arguments it does what the nearest vaultgen.toml says. A second run on unchanged
    sources writes nothing. Your own notes, and notes of ours that you edited, are left alone.

    \b
    vaultgen sync talks/ --vault MyVault
    vaultgen sync --dry-run --diff
    vaultgen sync --watch

    Exit codes: 0 done; 1 done, look at the problems on stderr; 2 nothing could be done.
    """
    _check_together(watch=watch, dry_run=dry_run, diff=diff, as_json=as_json)
    configure = partial(config.chosen, Path.cwd(), sources, vault)
    if watch:
        return watching.watch(configure, jobs=jobs or os.cpu_count() or 1, adopt=adopt)
    chosen = configure()
    with bar() as progress:
        run = pipeline.plan if dry_run else pipeline.sync
        found = run(chosen, jobs=jobs or os.cpu_count() or 1, adopt=adopt, progress=progress)
    report.problems(found)
    if as_json:
        click.echo(report.as_json(found))
        return report.exit_code(found)
    if dry_run:
        for line in report.plan(found):
            click.echo(line)
    if diff:
        for change in found.changes:
            for line in report.diff(change, chosen.vault):
                click.echo(line)
    code = report.exit_code(found)
    if code != report.NOTHING:
        click.echo(report.summary(found, planned=dry_run))
    return code


def _check_together(*, watch: bool, dry_run: bool, diff: bool, as_json: bool) -> None:
    if diff and not dry_run:
        raise click.UsageError("--diff goes with --dry-run")
    if watch and (dry_run or as_json):
        raise click.UsageError("--watch goes neither with --dry-run nor with --json")
