"""How the lines of a file end, and how it begins."""

from typing import Final

BOM: Final = "\ufeff"


def lines(text: str) -> list[str]:
    """The lines of a text with their ends; `\n` alone ends one."""
    *ended, last = text.split("\n")
    return [f"{line}\n" for line in ended] + ([last] if last else [])


def line_end(text: str) -> str:
    """How most lines of a text end: `\\n` or `\\r\\n`."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def in_lines(text: str, eol: str) -> str:
    """A text of ours with other line ends."""
    return text if eol == "\n" else text.replace("\n", eol)
