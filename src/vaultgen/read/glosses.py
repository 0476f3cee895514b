"""Explanations of terms: **RL**（Reinforcement Learning: 强化学习）."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from vaultgen.model import Gloss, Source, Text
from vaultgen.text import language, squeeze

_GLOSS: Final = re.compile(
    r"\*\*(?P<term>[^*\n]{1,60})\*\*\s{0,3}[（(](?P<meanings>[^（）()\n]{1,200})[）)]"
)
_BETWEEN: Final = re.compile(r"\s*(?:[：，;；|、]|:(?!\S)|[:,](?=\s?[^\x00-\u2fff])|\s/\s)\s*")


def harvest(source: Source) -> tuple[Gloss, ...]:
    """Those of everything that a source says, in its order."""
    texts = chain(
        (description.text for description in source.descriptions),
        (text for s in source.segments for text in (s.text, *(t.text for t in s.translations))),
        (block.text for block in source.outline),
    )
    return tuple(dict.fromkeys(gloss for text in texts for gloss in find(text)))


def find(text: str) -> Iterator[Gloss]:
    """Every bold term that a bracket explains right after it, one meaning for each part."""
    for found in _GLOSS.finditer(text) if "**" in text else ():
        parts = [squeeze(part.replace("**", "")) for part in _BETWEEN.split(found["meanings"])]
        meanings = tuple(Text(language(part), part) for part in parts if part)
        if meanings and all(meaning.language != "und" for meaning in meanings):
            yield Gloss(squeeze(found["term"]), meanings)
