"""How well the words of a transcript were heard, judged by how they are written."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from vaultgen.model import Segment
from vaultgen.text import is_cjk

_STOP: Final = re.compile(r"[.?!](?=[\s\"”’)]|$)|[。？！]")
_FEWEST: Final = 1 / 60
"""Sentence ends per word of text that has been punctuated; spoken sentences have 10 to 20 words."""


def sample(segments: Sequence[Segment], letters: int = 20_000) -> str:
    """The beginning of the transcript."""
    found: list[str] = []
    for segment in segments:
        found.append(segment.text)
        letters -= len(segment.text)
        if letters < 0:
            break
    return " ".join(found)


def judge(segments: Sequence[Segment]) -> Literal["punctuated", "raw"]:
    """`raw` for a stream of words without sentences; whether a person edited it cannot be seen."""
    said = sample(segments)
    size = len(said) / 2 if is_cjk(said) else said.count(" ") + 1
    return "punctuated" if len(_STOP.findall(said)) >= size * _FEWEST else "raw"
