"""The user's `rulings.yaml` on disk."""

from pathlib import Path
from typing import Final

from vaultgen.config import Config
from vaultgen.errors import ConfigError
from vaultgen.replacing import replacing
from vaultgen.resolve import Rulings, load
from vaultgen.resolve.ruling_text import rewrite

_HEAD: Final = "# Your decisions on names; `vaultgen sync` follows them.\n"
_BOM: Final = "\ufeff"


def place(config: Config) -> Path:
    """Where the rulings are, or would be."""
    return config.rulings or config.state / "rulings.yaml"


def read(path: Path) -> str | None:
    """The text with its own line ends; `None` where there is no file. Raises ConfigError."""
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error}); save it as UTF-8", path=str(path)) from error


def rulings(text: str | None, path: Path) -> Rulings:
    """What a text of the file says. Raises ConfigError."""
    return load((text or "").removeprefix(_BOM), str(path))


def rewritten(before: str | None, wanted: Rulings, path: Path) -> str | None:
    """The text of the file, saying what is wanted; a new file explains itself.

    Raises ConfigError for a text that only its writer can change.
    """
    after = rewrite(before or "", wanted, str(path))
    if before is None:
        return _HEAD + after if after else None
    return after


def write(path: Path, new: str) -> None:
    """Whole or not at all. Raises ConfigError."""
    try:
        with replacing(path) as draft:
            draft.write_bytes(new.encode())
    except OSError as error:
        raise ConfigError(
            f"cannot be written ({error.strerror}); make it writable", path=str(path)
        ) from error


def remove(path: Path) -> None:
    """Take the file away. Raises ConfigError."""
    try:
        path.unlink()
    except OSError as error:
        raise ConfigError(
            f"cannot be removed ({error.strerror}); make its folder writable", path=str(path)
        ) from error
