"""One paragraph of Markdown → its words, with citations and links beside them.

    Rates fell [[rates|again]] <a class="yt-timestamp" data-t="00:04:31">[00:04:31]</a>.

becomes `Rates fell again.`, a wikilink for `again`, and the second 271 for the words before the
full stop. Emphasis and code stay as they are written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final

from vaultgen.model import Link, WikiLink
from vaultgen.read.times import MARK, parse
from vaultgen.text import squeeze

_URL: Final = r"(?:[^\s()<>]|\([^\s()<>]{0,200}\)){1,2000}"
_TEXT: Final = r"(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){1,400}"
_TOKEN: Final = re.compile(
    rf"""
      (?P<code>`+)(?:.{{0,500}}?[^`])?(?P=code)(?!`)
    | <a\b[^<>]{{0,300}}?\bdata-t="(?P<data>{MARK}|\d{{1,6}})s?"[^<>]{{0,300}}>[^<>]{{0,40}}</a\s*>
    | <a\b[^<>]{{0,500}}>\s*[\[(]?(?P<anchored>{MARK})[\])]?\s*</a\s*>
    | \[{{1,2}}\(?(?P<linked>{MARK})\)?\]{{1,2}}\({_URL}\)
    | \\?[\[(](?P<plain>{MARK}(?:\s*[,;–-]\s*{MARK}){{0,9}})\\?[\])]
    | !?\[\[(?P<target>[^\[\]|\#\n]{{1,300}})(?:\#[^\[\]|\n]{{0,300}})?
        (?:\|(?P<label>[^\[\]\n]{{0,300}}))?\]\]
    | (?P<image>!?)\[(?P<text>{_TEXT})\]
        \(\s*<?(?P<url>{_URL})>?(?:\s+["'(][^\n]{{0,200}}?["')])?\s*\)
    | \[(?P<shown>{_TEXT})\](?:\[(?P<ref>[^\[\]]{{0,200}})\])?
    | <(?P<auto>https?://[^\s<>]{{1,2000}})>
    | (?P<bare>https?://{_URL}(?<![.,;:!?'"*]))
    | (?P<space><br\s*/?>)
    | <(?P<script>style|script)\b.{{0,9000}}?</(?P=script)\s*>
    | <!--.{{0,2000}}?--> | </?[A-Za-z][^<>]{{0,500}}>
    | {{%.{{0,500}}?%}} | {{{{.{{0,300}}?}}}} | {{:[^{{}}]{{0,200}}}}
    | \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<entity>&(?:\w{{1,30}}|\#\w{{1,8}});)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_EMPHASIS: Final = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_LIST: Final = re.compile(r"\s*[,;]\s*")
_TO: Final = re.compile(r"\s*[–-]\s*")
_STOPS: Final = ".,;:!?)]”’\"'…，。；：！？）"


_NOT_REFERENCED: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Inline:
    """What one paragraph says."""

    text: str
    times: tuple[tuple[int, float], ...] = ()
    """(offset, seconds): cited for the words that end at the offset."""
    wikilinks: tuple[WikiLink, ...] = ()
    links: tuple[Link, ...] = ()


def read(markdown: str, references: Mapping[str, str] = _NOT_REFERENCED) -> Inline:
    """Take a paragraph apart; `references` maps the labels of link definitions to their URLs."""
    words = _Words()
    at = 0
    while token := _TOKEN.search(markdown, at):
        words.say(markdown[at : token.start()])
        if _take(token, words, references):
            at = token.end()
        else:
            words.say(markdown[token.start()])
            at = token.start() + 1
    words.say(markdown[at:])
    return words.inline()


def plain(markdown: str) -> str:
    """Words without emphasis and code marks."""
    return _EMPHASIS.sub("", markdown).strip()


def _take(token: re.Match[str], words: "_Words", references: Mapping[str, str]) -> bool:
    """Put one token to its place; false when it is no token after all."""
    part = token.groupdict()
    if marks := part["data"] or part["anchored"] or part["linked"] or part["plain"]:
        words.cite(marks)
    elif part["target"]:
        words.link_note(part["label"] or part["target"], part["target"])
    elif part["url"]:
        if not part["image"]:
            words.link(part["text"], part["url"])
    elif part["shown"]:
        from markdown_it.common.utils import normalizeReference  # only now: it is rare

        url = references.get(normalizeReference(part["ref"] or part["shown"]))
        if url is None and part["ref"] is None:
            return False
        words.link(part["shown"], url or "")
    elif url := part["auto"] or part["bare"]:
        words.link(url, url)
    elif part["code"] or part["escaped"] or part["entity"]:
        words.say(part["escaped"] or unescape(token[0]))
    elif part["space"]:
        words.say(" ")
    return True


class _Words:
    """The words of a paragraph, put together from left to right."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = False
        self._cited = False
        self._times: list[tuple[int, float]] = []
        self._wikilinks: list[WikiLink] = []
        self._links: list[Link] = []

    def say(self, words: str) -> tuple[int, int]:
        """Append words with white space folded; returns where they stand."""
        self._gap = self._gap or words[:1].isspace()
        if folded := squeeze(words):
            if self._parts and (self._gap or (self._cited and folded[0] not in _STOPS)):
                self._append(" ")
            self._append(folded)
            self._gap, self._cited = words[-1].isspace(), False
        return self._length - len(folded), self._length

    def cite(self, marks: str) -> None:
        """The words so far are said at these times; of a range, only the start counts."""
        for mark in _LIST.split(marks):
            seconds = float(mark) if mark.isdigit() else parse(_TO.split(mark)[0])
            if seconds is not None:
                self._times.append((self._length, seconds))
        self._gap, self._cited = False, True

    def link_note(self, label: str, target: str) -> None:
        start, end = self.say(squeeze(label))
        self._wikilinks.append(WikiLink(start, end, squeeze(target)))

    def link(self, text: str, url: str) -> None:
        shown = text if text == url else read(text).text
        self.say(shown)
        if shown and url.startswith(("http://", "https://")):
            self._links.append(Link(plain(shown), url))

    def inline(self) -> Inline:
        return Inline(
            "".join(self._parts), tuple(self._times), tuple(self._wikilinks), tuple(self._links)
        )

    def _append(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
