"""How a file is known again without keeping it."""

import hashlib
import os
from pathlib import Path


def of_bytes(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def of_text(text: str) -> str:
    """SHA-256 of the text as it is written to a file."""
    return of_bytes(text.encode())


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
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
