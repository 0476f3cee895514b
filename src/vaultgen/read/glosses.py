"""Explanations of terms: **RL**（Reinforcement Learning: 强化学习）."""

import re
from collections.abc import Iterator
from typing import Final

from vaultgen.model import Gloss, Text
from vaultgen.text import language, squeeze

_GLOSS: Final = re.compile(
    r"\*\*(?P<term>[^*\n]{1,60})\*\*\s{0,3}[（(](?P<meanings>[^（）()\n]{1,200})[）)]"
)
_BETWEEN: Final = re.compile(r"\s*[:：,，;；/|、]\s*")


def find(text: str) -> Iterator[Gloss]:
    """Every bold term that a bracket explains right after it, one meaning for each part."""
    for found in _GLOSS.finditer(text):
        parts = [squeeze(part) for part in _BETWEEN.split(found["meanings"])]
        meanings = tuple(Text(language(part), part) for part in parts if part)
        if meanings and all(meaning.language != "und" for meaning in meanings):
            yield Gloss(squeeze(found["term"]), meanings)
