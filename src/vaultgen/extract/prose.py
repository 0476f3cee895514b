"""The running text of an episode in which capitals can be read."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from vaultgen.model import Block, Episode

_CAPITAL: Final = re.compile(r"\b[A-Z]")
_WORD: Final = re.compile(r"\b[A-Za-z]")
_LOWER: Final = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w'’])")
_SAMPLE: Final = 10_000
"""Characters of a text that show how it uses capitals."""
_FEW: Final = 20
"""Words of which no share can be taken."""
_SHOUTED: Final = 0.5
"""More capitalised words than this, and capitals mean nothing: a headline, or shouting."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment, a description, or a paragraph of an outline or an article."""

    text: str
    source: str
    """Path of the transcript or the article; `descriptions`, `outline`."""
    told: bool = True
    """It tells what is said, and was well heard; a description also greets and advertises."""
    spoken: bool = False
    """It belongs to a transcript."""

    @property
    def misheard(self) -> bool:
        """Is it what a lesser transcript adds to the record?"""
        return self.spoken and not self.told


def passages(episode: Episode) -> tuple[Passage, ...]:
    """All running text whose capitals can be trusted, transcripts first.

    What the record takes from another transcript than its main one was heard less well.
    """
    return (*_transcripts(episode), *_written(episode))


def lower_case(prose: Iterable[Passage]) -> Counter[str]:
    """How often each word is written in lower case."""
    counts: Counter[str] = Counter()
    for passage in prose:
        counts.update(found[0] for found in _LOWER.finditer(passage.text))
    return counts


def _transcripts(episode: Episode) -> Iterator[Passage]:
    by_source: dict[str, list[str]] = {}
    for segment in episode.segments:
        by_source.setdefault(segment.source or "", []).append(segment.text)
    main = max(by_source, key=lambda path: len(by_source[path]), default="")
    for path, texts in by_source.items():
        if _is_cased(texts):
            yield from (Passage(text, path, told=path == main, spoken=True) for text in texts)


def _written(episode: Episode) -> Iterator[Passage]:
    for description in episode.descriptions:
        if _is_cased([description.text]):
            for line in description.text.splitlines():
                yield Passage(line, "descriptions", told=False)
    yield from _of_blocks(episode.outline, "outline")
    for article in episode.articles:
        yield from _of_blocks(article.blocks, article.source.path)


def _of_blocks(blocks: Iterable[Block], source: str) -> Iterator[Passage]:
    """Headings are left out: their capitals are a matter of style."""
    for block in blocks:
        if block.kind != "heading":
            yield Passage(block.text, source)


def _is_cased(texts: Iterable[str]) -> bool:
    """Is the text neither all in capitals nor a Headline Throughout?"""
    words = capitals = 0
    for text in texts:
        words += len(_WORD.findall(text, 0, _SAMPLE))
        capitals += len(_CAPITAL.findall(text, 0, _SAMPLE))
    return words < _FEW or capitals <= _SHOUTED * words
