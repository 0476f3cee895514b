"""The command line: the only place that prints, prompts and exits."""

import sys
from collections.abc import Sequence

import click

from vaultgen import __version__
from vaultgen.cli.drop import drop
from vaultgen.cli.export import export
from vaultgen.cli.init import init
from vaultgen.cli.merge import merge
from vaultgen.cli.rename import rename
from vaultgen.cli.retype import retype
from vaultgen.cli.split import split
from vaultgen.cli.status import status
from vaultgen.cli.sync import sync
from vaultgen.errors import VaultgenError

NOTHING_DONE = 2
"""Exit code: wrong usage, or nothing could be done."""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Shell completion: eval "$(_VAULTGEN_COMPLETE=bash_source vaultgen)", or zsh_source'
    " or fish_source.",
)
@click.version_option(__version__, prog_name="vaultgen")
def vaultgen() -> None:
    """Turn what you have about podcast episodes into an Obsidian-style vault.

    \b
    vaultgen sync SOURCES --vault VAULT    read the sources, refresh the vault
    vaultgen init && vaultgen sync         the same, as a project with a vaultgen.toml
    """


for command in (init, sync, status, merge, split, drop, retype, rename, export):
    vaultgen.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its code; a user's error is one line, a bug shows its trace."""
    try:
        code = vaultgen.main(args=arguments, prog_name="vaultgen", standalone_mode=False)
    except VaultgenError as error:
        click.echo(f"vaultgen: {error}", err=True)
        sys.exit(NOTHING_DONE)
    except click.ClickException as error:
        error.show()
        sys.exit(NOTHING_DONE)
    except click.Abort:
        click.echo("vaultgen: interrupted; nothing is half-written, run it again", err=True)
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)
