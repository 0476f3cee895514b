"""Everything that can go wrong and is not a bug.

VaultgenError                the command line prints it as one line; anything else is a bug
├── ConfigError              vaultgen.toml or rulings.yaml cannot be understood
├── ReadError                one source cannot be read; the others are still processed
│   ├── UnreadableFileError  not text, empty, or not to be opened
│   └── NoSingleReaderError  no reader claims the file, or several do
├── TemplateError            a template asks for a field that does not exist, or is broken
└── VaultError               the vault folder cannot be used as it is
"""


class VaultgenError(Exception):
    """A problem the user can solve; the message says how.

    `path` and `line` name the place, where there is one.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.path and self.line else self.path
        return f"{place}: {self.message}" if place else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders; the default drops keyword arguments."""
        return (_rebuild, (type(self), self.message, self.path, self.line))


def _rebuild(
    kind: type[VaultgenError], message: str, path: str | None, line: int | None
) -> VaultgenError:
    return kind(message, path=path, line=line)


class ConfigError(VaultgenError):
    """vaultgen.toml or rulings.yaml cannot be understood."""


class ReadError(VaultgenError):
    """One source cannot be read."""


class UnreadableFileError(ReadError):
    """The file is no text, is empty, or cannot be opened."""


class NoSingleReaderError(ReadError):
    """No reader claims the file, or more than one does."""


class TemplateError(VaultgenError):
    """A template is broken or asks for a field that does not exist."""


class VaultError(VaultgenError):
    """The vault folder cannot be used as it is."""
