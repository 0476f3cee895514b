"""What stands above a transcript: a page's titles, an introduction, links, a list of chapters."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from vaultgen.model import Chapter, Declared, Link, Media, Text
from vaultgen.read import accounts, dates, inline, media
from vaultgen.read.times import MARK, parse
from vaultgen.text import language, squeeze

_MARKUP: Final = re.compile(
    r"<(style|script)\b.*?</\1\s*>|<!--.*?-->|</?[A-Za-z][^<>]{0,500}>|\{%.*?%\}|\{:[^}\n]*\}",
    re.DOTALL | re.IGNORECASE,
)
_BLANK: Final = re.compile(r"\n(?:[ \t]*\n)+")
_HEADING: Final = re.compile(r"#{1,6}\s+(.*?)[\s#]*")
_INTRODUCTION: Final = re.compile(
    r"(?:episode |show )?(?:description|summary|introduction|notes)|about this episode"
    r"|(?:本集|本期|节目|内容)?(?:简介|介绍|摘要)",
    re.IGNORECASE,
)
TRANSCRIPT: Final = re.compile(
    r"(?:full |the |episode |edited )*transcript(?:ion)?s?|双语字幕|字幕|文字稿|逐字稿|全文",
    re.IGNORECASE,
)
"""A heading that only says that the transcript begins."""
_CHAPTER: Final = re.compile(rf'\btimestamp="({MARK})"[^\n]*?\btitle="([^"\n]+)"')
_LISTED: Final = re.compile(rf"(?:[-*+•]\s+)?[\[(]?({MARK})[\])]?[\s:–—-]+(\S.{{0,200}})")
_DEFINITION: Final = re.compile(r"\s*\[([^\]]+)\]:\s*<?(https?://\S+?)>?\s*")
_SENTENCE_END: Final = re.compile(r"[.!?。！？…][\"'”’)]*$")
_TITLE_LENGTH: Final = 200
_DATE_LENGTH: Final = 40


@dataclass(frozen=True, slots=True)
class Preamble:
    """Everything that a document says before its transcript, its header aside."""

    titles: tuple[Text, ...]
    show: str | None
    published: str | None
    """ISO date."""
    descriptions: tuple[Text, ...]
    links: tuple[Link, ...]
    declared: tuple[Declared, ...]
    """Owners of the accounts that it links to."""
    media: tuple[Media, ...]
    chapters: tuple[Chapter, ...]
    """Marks and titles of a list; they know no segment."""


def definitions(lines: Sequence[str]) -> dict[str, str]:
    """The `[name]: address` lines of a Markdown document, as `inline.read` wants them."""
    found = [_DEFINITION.fullmatch(line) for line in lines if line.startswith("[")]
    if not any(found):
        return {}
    from markdown_it.common.utils import normalizeReference  # only now: they are rare

    return {normalizeReference(match[1]): match[2] for match in found if match}


def preamble(lines: Sequence[str], references: Mapping[str, str], *, titled: bool) -> Preamble:
    """Read the lines above the first turn.

    `references` holds the addresses of reference links. Where the header states no title
    (`titled`), the short lines at the top are the titles of the page, one for each language.
    """
    raw = "\n".join(lines)
    short, prose = _sections(_MARKUP.sub("", raw), titled=titled)
    listed = [found for text in prose if (found := _list_of_chapters(text))]
    prose = [text for text in prose if not _list_of_chapters(text)]
    marks = [*_CHAPTER.findall(raw), *chain.from_iterable(listed)]
    published = next((day for day in map(dates.iso, short) if day), None)
    titles, show = _titles([line for line in short if not _is_date(line)])
    read = [inline.read(paragraph, references) for paragraph in prose]
    bare = [link for paragraph in prose for link in accounts.captioned(paragraph)]
    links = [link for one in read for link in one.links if link.text != link.url]
    recording = media.find(raw)
    return Preamble(
        titles=tuple(Text(language(title), title) for title in titles),
        show=show,
        published=published,
        descriptions=tuple(Text(language(one.text), one.text) for one in read if one.text),
        links=tuple(dict.fromkeys((*links, *bare))),
        declared=tuple(dict.fromkeys(accounts.owners((*links, *bare)))),
        media=(recording,) if recording else (),
        chapters=tuple(Chapter(title, parse(mark)) for mark, title in marks),
    )


def _list_of_chapters(paragraph: str) -> list[tuple[str, str]]:
    """Mark and title of each line, when every line has both; else nothing."""
    lines = [_LISTED.fullmatch(line.strip()) for line in paragraph.split("\n")]
    found = [(line[1], line[2]) for line in lines if line]
    return found if len(found) == len(lines) > 1 else []


def _sections(text: str, *, titled: bool) -> tuple[list[str], list[str]]:
    """The short lines at the top, and the paragraphs of the introduction.

    What stands between the heading of the transcript and its first turn is the page's own.
    """
    short: list[str] = []
    prose: list[str] = []
    top = not titled
    for paragraph in filter(None, map(str.strip, _BLANK.split(text))):
        heading = _HEADING.fullmatch(paragraph)
        line = heading[1] if heading else paragraph
        if TRANSCRIPT.fullmatch(line):
            break
        if _INTRODUCTION.fullmatch(line):
            top = False
        elif top and _is_short(line) and not _list_of_chapters(line):
            short += map(str.strip, line.split("\n"))
        elif not heading:
            prose.append(paragraph)
            top = top and not prose
    return short, prose


def _is_short(paragraph: str) -> bool:
    """Lines that are titles rather than sentences."""
    return all(
        len(line) <= _TITLE_LENGTH and not _SENTENCE_END.search(line.rstrip()) and "://" not in line
        for line in paragraph.split("\n")
    )


def _is_date(line: str) -> bool:
    return len(line) < _DATE_LENGTH and dates.iso(line) is not None


def _titles(lines: Sequence[str]) -> tuple[list[str], str | None]:
    """Titles, and the show where the first line is `Show - Title`, as pages have it."""
    titles = list(dict.fromkeys(map(squeeze, lines)))
    for title in titles[1:]:
        before, _, _ = titles[0].partition(title)
        if before and before != titles[0]:
            return titles[1:], before.strip(" -–—|:·") or None
    return titles, None
