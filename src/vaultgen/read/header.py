"""The header of a document: YAML front matter, or a title and `Key: value` lines.

    ---                         # How to Brew Tea
    title: How to Brew Tea
    guests: [Jane Roe]          **Podcast:** The Kettle
    ---                         **Date:** 2024-05-01

Where it lies is decided here, what its keys mean in `header_fields`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import yaml

from vaultgen.errors import ReadError
from vaultgen.read.document import Document
from vaultgen.read.header_fields import PEOPLE, Header, Pairs, is_known, place

_FENCE: Final = re.compile(r"---\s*")
_END: Final = re.compile(r"(?:---|\.\.\.)\s*")
_RULE: Final = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_TITLE: Final = re.compile(r"#(?:\s+(\S.*?))?[\s#]*")
_KEY: Final = re.compile(
    r"(?:[-*]\s+)?(?:\*\*|__)?(?P<key>[^\W\d_][^*:：\n]{0,30}?)\s*"
    r"(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：]|[:：])(?:\s+(?P<value>.*)|(?<=：)(?P<glued>.*)|)"
)
_Loader: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""All scalars stay strings, so that no date, time or `NO` is mangled."""


def parse(document: Document) -> Header:
    """What the header states; raises ReadError, with the line of the file, for broken YAML."""
    pairs, line = _front_matter(document)
    more, line = _key_lines(document.lines, line)
    return place([*pairs, *more], line)


def body_line(document: Document) -> int:
    """Index of the first line after the header, without looking into it; never raises."""
    return _key_lines(document.lines, _fenced(document.lines)[1])[1]


def _fenced(lines: Sequence[str]) -> tuple[int, int]:
    """Indices of the first line of the YAML and of the first line after it; equal without YAML."""
    first = _skip_blank(lines, 0)
    if first == len(lines) or not _FENCE.fullmatch(lines[first]):
        return 0, 0
    for at in range(first + 1, len(lines)):
        if _END.fullmatch(lines[at]):
            is_yaml = any(":" in line for line in lines[first + 1 : at])
            return (first + 1, at + 1) if is_yaml else (0, 0)
    return 0, 0


def _front_matter(document: Document) -> tuple[Pairs, int]:
    start, after = _fenced(document.lines)
    if start == after:
        _check_closed(document)
        return [], 0
    try:
        data = yaml.load("\n".join(document.lines[start : after - 1]), Loader=_Loader)
    except yaml.YAMLError as error:
        raise _broken(error, document.path, start) from error
    if not isinstance(data, Mapping):
        message = "the front matter is not `key: value` lines; correct it or remove the `---` lines"
        raise ReadError(message, path=document.path, line=start + 1)
    return [(str(key), value) for key, value in data.items()], after


def _check_closed(document: Document) -> None:
    first = _skip_blank(document.lines, 0)
    below = document.lines[first + 1 : first + 2]
    key = _KEY.fullmatch(below[0]) if below and _FENCE.fullmatch(document.lines[first]) else None
    if key and is_known(key["key"]):
        message = "the front matter is never closed; put a line `---` below its last property"
        raise ReadError(message, path=document.path, line=first + 1)


def _broken(error: yaml.YAMLError, path: str, start: int) -> ReadError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it cannot be parsed"
    message = (
        f"the YAML front matter is broken: {problem}; put quotes around values with `: ` or `#`"
    )
    return ReadError(message, path=path, line=start + 1 + (mark.line if mark else 0))


def _key_lines(lines: Sequence[str], start: int) -> tuple[Pairs, int]:
    """A `# Title` and the `Key: value` lines at the top, and the index of the line after them."""
    at = _skip_blank(lines, start)
    title = _TITLE.fullmatch(lines[at]) if at < len(lines) else None
    pairs: Pairs = [("title", title[1])] if title and title[1] else []
    end = at + 1 if title else start
    block = list(_block(lines, end))
    if _is_header(block, titled=bool(pairs)):
        pairs += [(key, value) for _, key, value in block]
        end = block[-1][0] + 1
        after = _skip_blank(lines, end)
        end = after + 1 if after < len(lines) and _RULE.fullmatch(lines[after]) else end
    return pairs, end


def _block(lines: Sequence[str], start: int) -> Iterator[tuple[int, str, str]]:
    """(index, key, value) of lines that may be keys; after a blank line only known keys count."""
    glued = False
    for at in range(start, len(lines)):
        found = _KEY.fullmatch(lines[at].strip())
        if found and (glued or is_known(found["key"])):
            if found["key"].casefold() in PEOPLE and _comes_back(
                found["key"], lines[at + 1 :][:60]
            ):
                return
            yield at, found["key"], (found["value"] or found["glued"] or "").strip()
            glued = True
        elif lines[at].strip():
            return
        else:
            glued = False


def _comes_back(key: str, lines: Sequence[str]) -> bool:
    """Does the key open a line further down? Then `Host: …` is somebody who speaks."""
    found = (_KEY.fullmatch(line.strip()) for line in lines)
    return any(match["key"] == key for match in found if match)


def _is_header(block: Sequence[tuple[int, str, str]], *, titled: bool) -> bool:
    """No key comes twice, and half of them are known; one alone needs a title, or is an address."""
    keys = [key for _, key, _ in block]
    known = sum(map(is_known, keys))
    least = 1 if titled or any("://" in value for _, _, value in block) else 2
    return len(set(keys)) == len(keys) >= least and known * 2 >= len(keys)


def _skip_blank(lines: Sequence[str], start: int) -> int:
    at = start
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at
