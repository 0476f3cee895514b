"""`vaultgen sync`: the main job."""

import os
from functools import partial
from pathlib import Path
from typing import Literal

import click

from vaultgen import config, pipeline
from vaultgen.cli import options, report
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
    "--on-conflict",
    "side",
    type=click.Choice(["mine", "theirs", "markers"]),
    default="mine",
    show_default=True,
    help="Where you and vaultgen changed the same: keep yours, take vaultgen's, or mark both.",
)
@click.option(
    "--correct-text/--as-heard",
    "correct",
    default=None,
    help="Show misheard names in transcripts as they are right, with what was heard in a comment;"
    " or again as heard. Later runs do the same.",
)
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
    side: Literal["mine", "theirs", "markers"],
    correct: bool | None,
    adopt: bool,
    watch: bool,
) -> int:
    """Read the SOURCEs (files and folders) and refresh the vault.

    Without arguments it does what the nearest vaultgen.toml says. A second run on unchanged
    sources writes nothing. What you write in the vault stays: your own notes are never touched, and
    news are merged into notes of ours that you edited.

    \b
    vaultgen sync talks/ --vault MyVault
    vaultgen sync --dry-run --diff
    vaultgen sync --watch

    Exit codes: 0 done; 1 done, look at the problems on stderr; 2 nothing could be done.
    """
    _check_together(watch=watch, dry_run=dry_run, diff=diff, as_json=as_json)
    configure = partial(_configured, sources, vault, correct)
    run = partial(
        pipeline.plan if dry_run else pipeline.sync,
        jobs=jobs or os.cpu_count() or 1,
        adopt=adopt,
        side=side,
    )
    if watch:
        from vaultgen.cli.watching import watch as follow  # only now: it takes time

        return follow(configure, run)
    chosen = configure()
    with bar() as progress:
        found = run(chosen, progress=progress)
    report.problems(found)
    if as_json:
        click.echo(report.as_json(found))
    else:
        _show(found, chosen, dry_run=dry_run, diff=diff)
    return report.exit_code(found)


def _show(found: pipeline.Report, chosen: config.Config, *, dry_run: bool, diff: bool) -> None:
    for line in report.plan(found) if dry_run else ():
        click.echo(line)
    for change in found.changes if diff else ():
        for line in report.diff(change, chosen):
            click.echo(line)
    if report.exit_code(found) != report.NOTHING:
        click.echo(report.summary(found, planned=dry_run))


def _configured(
    sources: tuple[Path, ...], vault: Path | None, correct: bool | None
) -> config.Config:
    return config.worded(config.chosen(Path.cwd(), sources, vault), correct=correct)


def _check_together(*, watch: bool, dry_run: bool, diff: bool, as_json: bool) -> None:
    if diff and not dry_run:
        raise click.UsageError("--diff goes with --dry-run")
    if watch and (dry_run or as_json):
        raise click.UsageError("--watch goes neither with --dry-run nor with --json")
