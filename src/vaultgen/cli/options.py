"""Options that several commands share."""

from pathlib import Path

import click

vault = click.option(
    "--vault",
    type=click.Path(file_okay=False, path_type=Path),
    help="The vault's folder; without it, the one of the nearest vaultgen.toml.",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Worker processes; by default one for each core.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="The result as JSON on stdout.")
sources = click.argument(
    "sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(path_type=Path)
)
