"""An article on one topic of an episode, whose claims cite the second they rest on.

From: [[show]]

## Heading

A claim <a class="yt-timestamp" data-t="00:04:31">[00:04:31]</a>. Or one [00:04:31].
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from vaultgen.model import Source
from vaultgen.read import article, header, source, times
from vaultgen.read.article import Part
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.text import language

_ANCHOR: Final = re.compile(
    rf'<a\b[^<>]{{0,300}}\bdata-t="|<a\b[^<>]{{0,500}}>\s*\[?{times.MARK}\]?\s*</a'
    rf"|\[\[{times.MARK}\]\]\(|\[\(?{times.MARK}\)?\]\(http",
    re.IGNORECASE,
)
_CLAIM: Final = re.compile(
    rf"^(?!\W*{times.MARK}).*\w\W{{1,4}}[\[(]{times.MARK}(?:[,;–-]\s*{times.MARK})*[\])]\W{{0,3}}$"
)
_FROM: Final = re.compile(r"(?:from|source|podcast|show)\s*:\s*", re.IGNORECASE)
_FEWEST: Final = 2
_SAMPLE: Final = 3000
"""Lines that a claim looks at."""
_SHARE: Final = 0.2
"""Share of the lines that must cite a second when the citations are no links."""
_LENGTH: Final = 50
"""Letters of a line that makes a claim."""


def claims(document: Document) -> Claim:
    """Prose whose sentences end with times."""
    lines = [line for line in document.lines[:_SAMPLE] if line.strip()]
    if sum(1 for line in lines for _ in _ANCHOR.finditer(line)) >= _FEWEST:
        return Claim(1.0, "its claims link to seconds of a video")
    cited = sum(1 for line in lines if len(line) > _LENGTH and _CLAIM.match(line))
    if cited >= _FEWEST and cited >= _SHARE * len(lines):
        return Claim(1.0, "its claims end with times")
    return Claim(min(0.4, cited / (1 + len(lines))), "hardly a claim ends with a time")


def read(document: Document) -> Source:
    """The article as blocks with their times and links; raises ReadError for a broken header."""
    stated = header.parse(document)
    begun = source.begin(document, READER.name, stated)
    parts, show = _without_show(article.parts(document, stated.body_line))
    parts, titles = article.without_title(parts, begun.titles)
    outline, doubtful = article.outline(parts, begun.duration)
    prose = " ".join(part.said.text for part in parts)
    return replace(
        begun,
        about="topic",
        titles=titles,
        show=begun.show or show,
        language=begun.language or language(prose),
        outline=outline,
        links=begun.links + tuple(chain.from_iterable(part.said.links for part in parts)),
        warnings=doubtful,
    )


def _without_show(parts: Sequence[Part]) -> tuple[list[Part], str | None]:
    """`From: [[show]]` is no claim."""
    for n, part in enumerate(parts[:3]):
        found = _FROM.match(part.said.text)
        links = part.said.wikilinks
        if found and len(links) == 1 and links[0].start == found.end():
            return [*parts[:n], *parts[n + 1 :]], part.said.text[links[0].start : links[0].end]
    return list(parts), None


READER: Final = Reader("topic-article", claims, read)
