"""Text as Markdown that says exactly that text, with links put in.

Escapes only what Obsidian, Dataview or CommonMark would read as more than text, so that the
file itself stays pleasant: no backslash before `-`, `'` or `.` in the middle of a line.
"""

import re
from collections.abc import Iterable
from typing import Final

Span = tuple[int, int, str]
"""`text[start:end]` is to become a link to the note with this basename."""

_MASKED: Final = r"(?P<masked>https?://[^\s<>\"\[\]|`*\\)]+{code})"
_STRUCTURE: Final = (
    r"|(?P<pair>%(?=%)|=(?==)|:(?=:)|\[(?=\[))"
    r"|<(?=[A-Za-z/!?])|&(?=\#?\w+;)|\$"
    r"|(?<![^\W_])\#(?=[\w/-]*[^\W\d_])|^\#(?=\#{0,5}(?:\s|$))"
    r"|(?<!\S)\^(?=[\w-])|(?<=\[)\^|\^(?=\[)"
    r"|^=(?=\s*$)"
)
_EMPHASIS: Final = (
    r"|\\(?=[!-/:-@\[-`{-~]|$)|[`*]|(?<![^\W_])_|_(?![^\W_])"
    r"|\](?=[\[(:])"
    r"|^[-+](?=[\s-]|$)|^>"
    r"|(?P<first>~(?=~)|^\d{1,9}(?=[.)](?:\s|$)))"
)
_TEXT: Final = re.compile(_MASKED.format(code="") + _STRUCTURE + _EMPHASIS)
_PROSE: Final = re.compile(_MASKED.format(code=r"|`[^`\n]*`") + _STRUCTURE, re.MULTILINE)
_SUSPECT: Final = re.compile(r"[%=:\[\]<&$#^\\`*_~]")
_STARTS: Final = frozenset("-+>0123456789")
"""Most of speech has none of these, and looking for them is much faster than the patterns."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_IN_LINK: Final = str.maketrans("[]|<>`\n", "()/‹›' ")
_FENCES: Final = re.compile(r"%{2,}")
_BEFORE_SPACE: Final = re.compile(r"\s*:(?=\s|$)")
_IN_NUMBER: Final = re.compile(r"(?<=\d):(?=\d)")


def escape(text: str, links: Iterable[Span] = ()) -> str:
    """Plain text of one line, as a transcript has it, and its links.

    Links are put in where they stand in the text; they must not overlap. Where two characters
    together have a meaning (`%%`, `==`, `::`, `[[`), the backslash goes between them.
    """
    return replaced(text, ((a, b, link(name, text[a:b])) for a, b, name in links))


def replaced(text: str, stretches: Iterable[Span]) -> str:
    """Plain text as `escape` writes it, with Markdown of ours instead of some stretches.

    `stretches` are (start, end, Markdown); they must not overlap.
    """
    return _joined(_TEXT, text, stretches)


def prose(text: str, links: Iterable[Span] = ()) -> str:
    """Markdown that somebody else wrote: its emphasis, lists and links live, nothing else does.

    Headings, tags, HTML, comments, formulas and Dataview fields become text.
    """
    return _joined(_PROSE, text, ((a, b, link(name, text[a:b])) for a, b, name in links))


def link(name: str, shown: str = "") -> str:
    """`[[name]]`, or `[[name|shown]]`; brackets and bars in what is shown become round ones."""
    shown = shown.translate(_IN_LINK)
    return f"[[{name}]]" if shown in ("", name) else f"[[{name}|{shown}]]"


def comment(text: str) -> str:
    """`%%text%%`: for those who edit the note, not for those who read it."""
    return f"%%{_FENCES.sub('%', text).strip('%')}%%"


def heading(text: str) -> str:
    """Plain text for a heading."""
    return escape(without_colons(text))


def without_colons(text: str) -> str:
    """For headings: links to headings with a colon are dead in most applications."""
    return _IN_NUMBER.sub(".", _BEFORE_SPACE.sub(" –", text)).replace(":", "-")


def cell(markdown: str) -> str:
    """Markdown of one line for the cell of a table."""
    return markdown.replace("|", "\\|").replace("\n", " ")


def _joined(pattern: re.Pattern[str], text: str, stretches: Iterable[Span]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, markdown in sorted(stretches):
        parts.append(_opened(_escaped(pattern, text, done, start), done > 0))
        parts.append(markdown)
        done = end
    rest = _escaped(pattern, text, done, len(text))
    parts.append(f"\\{rest}" if done and rest.startswith("(") else rest)
    return _CONTROL.sub("", "".join(parts))


def _opened(gap: str, after_link: bool) -> str:
    """Text before a link: `!` would embed the note, `[` tear the link, `](` make another one."""
    if gap.endswith(("!", "[")) and not gap.endswith(("\\!", "\\[")):
        gap = f"{gap[:-1]}\\{gap[-1]}"
    return f"\\{gap}" if after_link and gap.startswith("(") else gap


def _escaped(pattern: re.Pattern[str], text: str, start: int, end: int) -> str:
    """The stretch between two offsets, which sees what stands before it."""
    if text[start : start + 1] not in _STARTS and not _SUSPECT.search(text, start, end):
        return text[start:end]
    parts: list[str] = []
    done = start
    for found in pattern.finditer(text, start, end):
        parts.append(text[done : found.start()])
        mark = found.group()
        if found.lastgroup == "masked":
            parts.append(mark)
        else:
            parts.append(f"{mark}\\" if found.lastgroup else f"\\{mark}")
        done = found.end()
    parts.append(text[done:end])
    return "".join(parts)
