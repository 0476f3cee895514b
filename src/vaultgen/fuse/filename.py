"""What a file's name says, for sources that state no title or date themselves."""

import re
from datetime import date
from typing import Final

_KINDS: Final = frozenset(
    "transcript transcription captions caption subtitles subtitle summary notes shownotes chapters"
    " asr auto raw final clean txt md srt vtt json html en zh de fr es ja ko pt it".split()
)
"""Words that only say what kind of file it is, or in which language."""
_DATE: Final = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")
_SEPARATORS: Final = re.compile(r"[\s_.-]+")


def title_of_file(path: str) -> str:
    """The file's name as a title: without ending, date, and words for the kind of file."""
    words = [w for w in _SEPARATORS.split(_DATE.sub(" ", _stem(path))) if w]
    while len(words) > 1 and words[-1].lower() in _KINDS:
        words.pop()
    return " ".join(words) or _stem(path) or path


def date_of_file(path: str) -> str | None:
    """The ISO date that the file's name holds, if it is a real one."""
    found = _DATE.search(_stem(path))
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _stem(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rsplit(".", 1)[0] if "." in name.lstrip(".") else name
