"""`vaultgen export`: the vault's record for other programs."""

from collections.abc import Iterator
from pathlib import Path

import click

from vaultgen import config, pipeline
from vaultgen.cli import options
from vaultgen.errors import VaultError
from vaultgen.export import FORMATS
from vaultgen.replacing import replacing


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="json",
    show_default=True,
    help="json: everything; csv: tables; graphml: the graph.",
)
@options.vault
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write, for csv a folder; without it, standard output.",
)
def export(form: str, vault: Path | None, output: Path | None) -> None:
    """Write what the last sync made, as other programs read it.

    \b
    vaultgen export --format json -o vault.json
    vaultgen export --format csv -o tables/
    """
    chosen = config.chosen(Path.cwd(), (), vault)
    if form == "csv" and output is None:
        raise click.UsageError("csv has several tables: name a folder for them with -o")
    for document in pipeline.documents(chosen, form):
        if output is None:
            for piece in document.text:
                click.echo(piece, nl=False)
        else:
            _write(output / document.name if form == "csv" else output, document.text)


def _write(path: Path, pieces: Iterator[str]) -> None:
    """Write a document whole or not at all."""
    try:
        with replacing(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(pieces)
    except OSError as error:
        raise VaultError(
            f"cannot be written ({error.strerror}); choose another place with -o", path=str(path)
        ) from error
