"""What a file's name says, for sources that state no title or date themselves."""

import re
from datetime import date
from typing import Final

from vaultgen.fuse.numbering import without_number

_KINDS: Final = frozenset(
    "transcript transcription captions caption subtitles subtitle summary notes shownotes chapters"
    " asr auto raw final clean txt md srt vtt json html en zh de fr es ja ko pt it".split()
)
"""Words that only say what kind of file it is, or in which language."""
_DATE: Final = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")
_BRACKETS: Final = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_SEPARATORS: Final = re.compile(r"[\s_.-]+")


def title_of_file(path: str) -> str:
    """The file's name as a title: no ending, no date, no remark in brackets, no kind of file."""
    stem = _stem(path)
    bare = without_number(_BRACKETS.sub(" ", _DATE.sub(" ", stem)).strip(" -_."))[1]
    words = [w for w in _SEPARATORS.split(bare) if w]
    while len(words) > 1 and words[-1].lower() in _KINDS:
        words.pop()
    return " ".join(words) or stem or path


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
