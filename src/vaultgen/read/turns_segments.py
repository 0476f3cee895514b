"""The lines of a transcript → segments with speakers and times, and the headings between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Final

from vaultgen.model import Chapter, Segment
from vaultgen.read.preamble import TRANSCRIPT
from vaultgen.read.times import parse
from vaultgen.read.turns_openings import BRACKETED, Opening, unlabelled
from vaultgen.read.turns_voices import Layout
from vaultgen.text import squeeze

_MARK: Final = re.compile(BRACKETED)
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_LIQUID: Final = re.compile(r"\{%.*?%\}|\{:[^}\n]*\}|<!--.*?-->")
_HEADING: Final = re.compile(r"#{1,6}\s+(.*?)[\s#]*")
_DROPPED: Final = re.compile(r"-{3,}|\*{3,}|_{3,}|\[[^\]]+\]:\s*https?://\S+.*")
"""Rules, and the addresses of reference links."""
_ITALIC: Final = re.compile(r"_(?=\S)(.+)(?<=\S)_|\*(?=[^\s*])([^*]+)(?<=[^\s.*])\*")
_LONGEST_HEADING: Final = 300
_NOTES: Final = re.compile(
    r"(?:show ?)?notes|(?:show |episode |related |further )?(?:links|resources|reading|references)"
    r"|credits|sponsors|about\b.*|mentioned\b.*|相关链接|节目链接|参考资料|关于.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """The transcript of one document."""

    segments: tuple[Segment, ...] = ()
    lines: tuple[int, ...] = ()
    """Line in the file of each segment, counted from 1."""
    turns: tuple[int, ...] = ()
    """Number of the turn of each segment, rising."""
    chapters: tuple[Chapter, ...] = ()
    silent: tuple[Opening, ...] = ()
    """Turns without text: breaks, jingles."""
    notes: tuple[str, ...] = ()
    """Paragraphs under a heading such as `Links`: they are no speech."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What stands between blank lines or openings."""

    said: Opening
    text: str
    line: int
    is_heading: bool = False


def body(lines: Sequence[str], first: int, layout: Layout) -> Body:
    """Read the lines from index `first` on; every paragraph and every mark begins a segment."""
    writer = _Writer(layout)
    for paragraph in _paragraphs(lines, first, layout):
        writer.add(paragraph)
    return writer.finished()


def _paragraphs(lines: Sequence[str], first: int, layout: Layout) -> Iterator[_Paragraph]:
    """Wrapped lines joined, markup that is no text dropped."""
    said, parts, at, fresh = Opening(""), list[str](), 0, True
    for number, raw in enumerate(lines[first:], first + 1):
        line = _LIQUID.sub("", raw).strip() if "{" in raw or "<!" in raw else raw.strip()
        heading = _HEADING.fullmatch(line) if line.startswith("#") else None
        now = layout.opening(heading[1] if heading else line, fresh=fresh or bool(heading))
        is_drop = not line or (line[0] in "-*_[" and _DROPPED.fullmatch(line) is not None)
        if not (is_drop or fresh or heading or now.label or now.start is not None):
            parts.append(line)
            continue
        is_button = now.form == "alone" and layout.spaced and not fresh and said.label is None
        if parts and not is_button:
            yield _Paragraph(said, squeeze(" ".join(parts)), at)
        parts, fresh = [], is_drop
        if heading and now.label not in layout.voices:
            title = unlabelled(heading[1])
            yield _Paragraph(title, title.text, number, is_heading=True)
            fresh = True
        elif not is_drop:
            said, parts, at = now, [now.text], number
    if parts:
        yield _Paragraph(said, squeeze(" ".join(parts)), at)


@dataclass(slots=True)
class _Writer:
    """Hands each paragraph to its speaker."""

    layout: Layout
    segments: list[Segment] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    silent: list[Opening] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    said: Opening = field(default_factory=lambda: Opening(""))
    """The opening that the next text belongs to."""
    waiting: bool = False
    """The speaker of `said` has not said anything yet."""
    turn: int = 0
    in_notes: bool = False

    def add(self, paragraph: _Paragraph) -> None:
        said, text = paragraph.said, paragraph.text
        title = text if paragraph.is_heading else None
        if title is None and said.label is None and len(text) < _LONGEST_HEADING:
            title = _italic(text)
        if title is not None:
            self._head(title, said.start)
            return
        if said.label is not None:
            self._open(said)
        elif said.start is not None:
            self._go_on(said)
        if text and self.in_notes:
            self.notes.append(text)
        elif text:
            self._write(text, paragraph.line)

    def _head(self, title: str, start: float | None) -> None:
        self.in_notes = _NOTES.fullmatch(title) is not None
        if not self.in_notes and not TRANSCRIPT.fullmatch(title):
            self.chapters.append(Chapter(_clean(title), start, segment=len(self.segments)))

    def _open(self, said: Opening) -> None:
        self._hush()
        self.said, self.waiting, self.in_notes = said, True, False
        self.turn += 1

    def _go_on(self, said: Opening) -> None:
        """A mark without a label: of the speaker who was named just before, or still speaks."""
        keeps = self.waiting or not self.layout.every_line
        if not keeps:
            self.turn += 1
        self.said = replace(said, label=self.said.label if keeps else None)

    def _write(self, text: str, line: int) -> None:
        start, end = self.said.start, self.said.end
        for piece, mark in _pieces(text):
            start, end = (start, end) if mark is None else (mark, None)
            self.segments.append(
                Segment(
                    text=_clean(piece),
                    start=start,
                    end=end,
                    time="none" if start is None else "given",
                    speaker=self.said.label,
                )
            )
            self.lines.append(line)
            self.turns.append(self.turn)
            start = end = None
        self.said, self.waiting = Opening("", self.said.label), False

    def _hush(self) -> None:
        if self.waiting and self.said.label is not None:
            self.silent.append(self.said)

    def finished(self) -> Body:
        self._hush()
        return Body(
            tuple(self.segments),
            tuple(self.lines),
            tuple(self.turns),
            tuple(self.chapters),
            tuple(self.silent),
            tuple(self.notes),
        )


def _pieces(text: str) -> Iterator[tuple[str, float | None]]:
    """A paragraph cut before each mark inside it; a mark without words behind it says nothing."""
    mark, at = None, 0
    for found in _MARK.finditer(text):
        if piece := text[at : found.start()].strip():
            yield piece, mark
            mark = None
        mark, at = parse(found[1]), found.end()
    if piece := text[at:].strip():
        yield piece, mark


def _italic(text: str) -> str | None:
    """The heading that a paragraph set in italics as a whole is; `*Asides.*` are none."""
    found = _ITALIC.fullmatch(text) if text[:1] in ("_", "*") else None
    return squeeze(found[1] or found[2]) if found else None


def _clean(text: str) -> str:
    """Markdown escapes undone, entities decoded."""
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _ENTITY.sub(lambda found: unescape(found[0]), text) if "&" in text else text
