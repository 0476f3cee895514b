"""Versions that are said in words: `GPT five` is `GPT-5` where some source writes it so."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from vaultgen import text
from vaultgen.extract import shapes
from vaultgen.extract.prose import passages
from vaultgen.extract.vocabulary import is_no_name
from vaultgen.model import Candidate, Episode

_STEM: Final = r"(?<![\w-])(?P<stem>[A-Z]{2,6})"
_SAID: Final = re.compile(rf"{_STEM}[- ](?P<number>{'|'.join(text.NUMBERS)})(?![\w-])")
_WRITTEN: Final = re.compile(rf"{_STEM}[- ]?(?P<number>\d{{1,2}})(?![\w.-]|\.\d)", re.ASCII)


def spoken_numbers(episode: Episode) -> Iterator[Candidate]:
    """Each version of an acronym that one place says in words and another one in digits."""
    said: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for passage in passages(episode):
        for found in _SAID.finditer(passage.text):
            said[found["stem"], text.NUMBERS[found["number"]]][found[0]] += 1
    written: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for prose in _texts(episode) if said else ():
        for found in _WRITTEN.finditer(prose):
            written[found["stem"], found["number"]][found[0]] += 1
    for version in sorted(said.keys() & written.keys()):
        name = max(sorted(written[version]), key=written[version].__getitem__)
        if not is_no_name(name):
            yield Candidate(
                name=name,
                how="corroborated",
                votes=shapes.votes(name, {}),
                count=said[version].total(),
                sources=2,
                aliases=tuple(sorted(said[version])),
            )


def _texts(episode: Episode) -> Iterator[str]:
    """Everything that any source says or writes, in any language."""
    yield from (passage.text for passage in passages(episode))
    yield from (t.text for s in episode.segments for t in s.translations)
    for reading in episode.readings:
        yield from (segment.text for segment in reading.segments)
