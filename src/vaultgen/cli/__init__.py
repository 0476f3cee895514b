"""The command line: the only place that prints, prompts and exits."""

import atexit
import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from vaultgen import __version__
from vaultgen.errors import VaultgenError

NOTHING_DONE = 2
"""Exit code: wrong usage, or nothing could be done."""
COMMANDS = (
    *("init", "sync", "status", "diff", "conflicts", "resolve", "restore", "undo"),
    *("merge", "split", "drop", "retype", "rename", "review", "check", "export"),
)
"""In the order of the help; each is a function in the module of its name."""


class _OnDemand(click.Group):
    """Imports a command when it is asked for, so that none waits for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(dict.fromkeys((*COMMANDS, *super().list_commands(ctx))))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands and cmd_name in COMMANDS:
            self.add_command(getattr(import_module(f"vaultgen.cli.{cmd_name}"), cmd_name))
        return super().get_command(ctx, cmd_name)


@click.group(
    cls=_OnDemand,
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its code; a user's error is one line, a bug shows its trace."""
    # What a run holds is without cycles: to look for them would take a fifth of its time, and
    # at its end a tenth of a second.
    gc.set_threshold(1_000_000, 10, 10)
    atexit.register(gc.freeze)
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
