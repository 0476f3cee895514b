"""`vaultgen init`: a new project."""

from pathlib import Path

import click

from vaultgen import config
from vaultgen.errors import ConfigError

STARTER = """\
# What `vaultgen sync` reads and writes. Paths start at this folder.
sources = ["seeds"]
vault = "vault"

# Your own templates replace ours file by file; your decisions on entities.
templates = "templates"
rulings = "rulings.yaml"

[notes]
# A name has a note of its own when a source declares it, or when it is said so often,
# or in so many episodes; below that it is a row in its index.
least_mentions = 3
least_episodes = 2
# At most so many sentences are quoted for each episode in the note of an entity.
quotes = 12
"""


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Make a project in FOLDER: vaultgen.toml, seeds/, templates/ and vault/.

    Nothing that is there already is changed.
    """
    settings = folder / config.FILE
    if settings.exists():
        raise ConfigError("is there already; edit it, or choose another folder", path=str(settings))
    try:
        for name in ("seeds", "templates", "vault"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        settings.write_text(STARTER, encoding="utf-8")
    except OSError as error:
        raise ConfigError(
            f"cannot be made ({error.strerror}); choose a folder that you may write to",
            path=str(settings),
        ) from error
    click.echo(f"Made {settings}. Put sources into {folder / 'seeds'} and run `vaultgen sync`.")
