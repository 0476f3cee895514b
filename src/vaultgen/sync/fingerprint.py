"""How a file is known again without keeping it."""

import hashlib
import os
from pathlib import Path
from typing import Final

_TELLS_INODES: Final = os.name == "posix"
"""Elsewhere a listing does not have them."""


def of_bytes(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def of_text(text: str) -> str:
    """SHA-256 of the text as it is written to a file."""
    return of_bytes(encoded(text))


def of_file(path: Path) -> str | None:
    """SHA-256 of a file; `None` where there is none. Raises OSError when it cannot be read."""
    try:
        return of_bytes(path.read_bytes())
    except FileNotFoundError:
        return None


def signature(stat: os.stat_result) -> str:
    """Size, times and inode: while they stay the same, so does the content.

    A guard against needless reading only: whoever writes compares the content.
    """
    inode = stat.st_ino if _TELLS_INODES else 0
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {inode}"


def encoded(text: str) -> bytes:
    """The bytes of a file with this text; what was no UTF-8 in the user's file comes back as is."""
    return text.encode(errors="surrogateescape")


def decoded(data: bytes) -> str:
    """The text of a file; bytes that are no UTF-8 are kept for `encoded`."""
    return data.decode(errors="surrogateescape")
