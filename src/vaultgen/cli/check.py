"""`vaultgen check`: what is wrong with a vault."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vaultgen import config
from vaultgen.cli import options, report

if TYPE_CHECKING:
    from vaultgen.check import Finding


@click.command()
@options.vault
@options.as_json
def check(vault: Path | None, as_json: bool) -> int:
    """List what the sources of an episode contradict each other on.

    Each value stands with the sources that state it; the first is the one in the vault. To settle
    it, correct the source that is wrong. What the last sync recorded is looked at, so it is quick.

    \b
    Exit codes: 0 nothing found; 1 something found; 2 there is no vault, or no record of it yet.
    """
    from vaultgen.pipeline import checking  # only now: it takes time

    found = checking.findings(config.chosen(Path.cwd(), (), vault))
    if as_json:
        click.echo(json.dumps([_as_object(f) for f in found], ensure_ascii=False, indent=1))
        return report.LOOK if found else report.DONE
    for _, findings in groupby(found, key=lambda f: (f.path, f.about)):
        for line in _block(tuple(findings)):
            click.echo(line)
        click.echo()
    if not found:
        click.echo("nothing found: no two sources contradict each other")
        return report.DONE
    click.echo(f"{len(found)} to look at")
    return report.LOOK


def _block(findings: tuple["Finding", ...]) -> Iterator[str]:
    """One note: what it is called, then each field with its values."""
    yield f"{click.style(findings[0].about, bold=True)}  {findings[0].path}"
    for finding in findings:
        width = max(len(value) for value, _ in finding.values)
        for number, (value, sources) in enumerate(finding.values):
            field = "" if number else finding.field
            yield f"  {field:10}  {value:{width}}  {', '.join(sources)}"


def _as_object(finding: "Finding") -> dict[str, object]:
    return {
        "check": finding.check,
        "path": finding.path,
        "line": finding.line,
        "about": finding.about,
        "field": finding.field,
        "message": finding.message,
        "values": [{"value": v, "sources": list(sources)} for v, sources in finding.values],
    }
