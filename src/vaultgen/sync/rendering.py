"""What the vault should hold."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendering:
    """A note as it would be written now; its text is made only when it is needed."""

    id: str
    path: str
    sha256: str
    """Of the text's UTF-8."""
    text: Callable[[], str]
