"""vaultgen.toml as one frozen value; taken apart by the pipeline, never passed down whole."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from vaultgen.errors import ConfigError

FILE: Final = "vaultgen.toml"
STATE: Final = ".vaultgen"


@dataclass(frozen=True, slots=True)
class NoteRules:
    """When a name earns a note of its own, and how much the note shows."""

    least_mentions: int = 3
    """An entity that is named so often has a note."""
    least_episodes: int = 2
    """An entity of so many episodes has a note."""
    quotes: int = 12
    """At most so many sentences are quoted for each episode in an entity's note."""
    correct_text: bool | None = None
    """Do transcripts show the right name where another was heard? `None`: as at the last run, and
    at first as heard."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a run needs to know."""

    sources: tuple[Path, ...]
    """Files and folders to read."""
    vault: Path
    state: Path
    """The folder for what the tool remembers."""
    templates: Path | None = None
    """Folder with the user's own templates, file by file in place of ours."""
    rulings: Path | None = None
    """The user's decisions on entities."""
    notes: NoteRules = NoteRules()


def find(start: Path) -> Path | None:
    """The nearest vaultgen.toml in `start` or a folder above it."""
    return next((d / FILE for d in (start, *start.parents) if (d / FILE).is_file()), None)


def load(path: Path) -> Config:
    """Read a vaultgen.toml; relative paths in it start at its folder.

    Raises ConfigError when it is no TOML, or holds a key or a type of value that is not known.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"cannot be read as TOML: {error}", path=str(path)) from error
    home = path.parent
    known = {"sources", "vault", "templates", "rulings", "notes"}
    _refuse_unknown(values, known, path)
    return Config(
        sources=tuple(home / name for name in _names(values.get("sources", ["seeds"]), path)),
        vault=home / _name(values.get("vault", "vault"), "vault", path),
        state=home / STATE,
        templates=home / _name(values.get("templates", "templates"), "templates", path),
        rulings=home / _name(values.get("rulings", "rulings.yaml"), "rulings", path),
        notes=_note_rules(values.get("notes", {}), path),
    )


def bare(sources: Sequence[Path], vault: Path) -> Config:
    """The configuration of a vault without a vaultgen.toml: all it needs lies inside it."""
    home = vault / STATE
    return Config(
        sources=tuple(sources),
        vault=vault,
        state=home,
        templates=home / "templates",
        rulings=home / "rulings.yaml",
    )


def chosen(start: Path, sources: Sequence[Path], vault: Path | None) -> Config:
    """The configuration for a command: what was named on the command line wins.

    A named vault needs no vaultgen.toml; one is used if it is the vault of the nearest one.
    Raises ConfigError when there is neither a vault nor a vaultgen.toml.
    """
    file = find(start)
    found = load(file) if file else None
    if vault is not None and (found is None or found.vault.resolve() != vault.resolve()):
        return bare(sources, vault)
    if found is None:
        raise ConfigError(
            f"no {FILE} here or above: run `vaultgen init`, or name the sources and --vault"
        )
    return replace(found, sources=tuple(sources)) if sources else found


def worded(config: Config, *, correct: bool | None) -> Config:
    """The configuration with what the command line says of misheard names, where it says anything.

    Raises ConfigError when vaultgen.toml says the opposite: the next run would take it back.
    """
    said = config.notes.correct_text
    if correct is None or correct == said:
        return config
    if said is not None:
        raise ConfigError(f"{FILE} says correct_text = {str(said).lower()}; change it there")
    return replace(config, notes=replace(config.notes, correct_text=correct))


def _note_rules(values: object, path: Path) -> NoteRules:
    if not isinstance(values, dict):
        raise ConfigError("[notes] must be a table", path=str(path))
    _refuse_unknown(values, {f.name for f in fields(NoteRules)}, path, "notes.")
    for name, value in values.items():
        if name == "correct_text":
            if not isinstance(value, bool):
                raise ConfigError("notes.correct_text must be true or false", path=str(path))
        elif not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise ConfigError(f"notes.{name} must be a whole number", path=str(path))
    return NoteRules(**values)


def _refuse_unknown(values: dict[str, Any], known: set[str], path: Path, prefix: str = "") -> None:
    unknown = sorted(set(values) - known)
    if unknown:
        names = ", ".join(sorted(prefix + name for name in known))
        raise ConfigError(f"unknown key {prefix}{unknown[0]}; known are {names}", path=str(path))


def _names(value: object, path: Path) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ConfigError("sources must be a list of files and folders", path=str(path))
    return value


def _name(value: object, key: str, path: Path) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{key} must be the name of a file or folder", path=str(path))
    return value
