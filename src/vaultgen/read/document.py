"""A file as text, and what a reader is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from vaultgen.model import Source


@dataclass(frozen=True)
class Document:
    """One file, decoded: no byte-order mark, `\\n` line ends."""

    path: str
    """Relative to the folder that was given, POSIX separators; shown in messages."""
    text: str
    sha256: str
    """Of the bytes as they lie on disk."""
    warnings: tuple[str, ...] = ()
    """What decoding had to mend."""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; line `n` of the file is `lines[n - 1]`."""
        return tuple(self.text.split("\n"))

    @property
    def name(self) -> str:
        """The file name without folder."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def suffix(self) -> str:
        """`.vtt`, in lower case; empty where there is none."""
        return "." + self.name.rsplit(".", 1)[1].lower() if "." in self.name else ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A reader's answer to "is it yours?"."""

    score: float
    """1.0 or more: mine. Less: how near it came, for the message when nobody claims the file."""
    why: str
    """What speaks for it or is missing, in the user's words: `no line begins with a speaker`."""

    @property
    def mine(self) -> bool:
        """Does the reader claim the document?"""
        return self.score >= 1.0


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `claims` must be cheap and must not raise; `read` may raise ReadError."""

    name: str
    """Shown to users and kept in `SourceRef.reader`: `speaker-turns`."""
    claims: Callable[[Document], Claim]
    read: Callable[[Document], Source]
