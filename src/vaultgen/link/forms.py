"""One name as tokens, the ways in which it is written, and whether a place of a text writes it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from vaultgen import text as texts
from vaultgen.model import LexiconEntry

Span = tuple[int, int]
"""Offsets of a token."""

_GAPS: Final = frozenset(("", " ", "-", "‑", "–", "\n"))
"""What may stand between two tokens of any name, however the name itself is written."""
_VARIED: Final = re.compile(r"\d|[a-z][A-Z]")
_GLUED_NUMBER: Final = re.compile(r"(?<=[^\W\d_]{2})(?=\d)")
_APART_NUMBER: Final = re.compile(r"(?<=[^\W\d_]{2})[- ](?=\d)")
_HUMP: Final = re.compile(r"(?<=[A-Za-z][a-z])(?=[A-Z][A-Za-z])")
_AFTER: Final = re.compile(r"@\w|\.[\da-z]")
_OPENING: Final = re.compile(r"""(?:^|[.?!:…。！？\n])[\s"'“”‘’()\[\]*_>-]*$""")
_LOOK_BACK: Final = 12
"""Characters in which the end of the sentence before is looked for."""


class Form(NamedTuple):
    """One way to write the name of an entry."""

    entry: LexiconEntry
    surface: str
    exact: bool
    """The capitals must agree."""

    @property
    def claim(self) -> tuple[bool, float]:
        """The greatest counts where several forms are written alike."""
        return (self.entry.by == "local", self.entry.confidence)


class _Parts(NamedTuple):
    """What folding loses of a surface form."""

    tokens: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands between the tokens."""
    signs: str
    """`++` of `C++`."""


def forms(entry: LexiconEntry) -> Iterator[tuple[tuple[str, ...], Form]]:
    """Folded tokens and form for each way to write the entry; none where it has no letter.

    `GPT-4` is also written `GPT4`, and `ChatGPT` `Chat GPT`, with these capitals only; people
    say `and` for `&`.
    """
    surface = entry.surface
    path = tuple(texts.folded_tokens(surface))
    if not any(map(str.isalpha, surface)) or not path:
        return
    yield path, Form(entry, surface, entry.exact_case)
    if _VARIED.search(surface) or " & " in surface or " and " in surface:
        ways = [surface, _HUMP.sub(" ", surface)]
        ways += [surface.replace(" & ", " and "), surface.replace(" and ", " & ")]
        ways += [_GLUED_NUMBER.sub("-", way) for way in ways]
        ways += [_APART_NUMBER.sub("", way) for way in ways]
        for way in dict.fromkeys(ways[1:]):
            exact = entry.exact_case or (" " in way and " " not in surface)
            if (other := tuple(texts.folded_tokens(way))) != path:
                yield other, Form(entry, way, exact)


@lru_cache(maxsize=1 << 14)
def _parts(surface: str) -> _Parts:
    spans = list(texts.tokens(surface))
    return _Parts(
        tuple(surface[start:end] for start, end in spans),
        tuple(surface[a[1] : b[0]].replace("’", "'") for a, b in pairwise(spans)),
        signs(surface, spans[-1][1]),
    )


def signs(text: str, at: int) -> str:
    """The signs that belong to a token which ends here: `C++`, `C#`."""
    tail = text[at : at + 3]
    return tail[: len(tail) - len(tail.lstrip("+#"))]


def is_written(form: Form, text: str, spans: Sequence[Span]) -> bool:
    """Do the tokens at `spans`, which fold like those of the form, really write its name?"""
    start, end = spans[0][0], spans[-1][1]
    if _is_glued(text, start, end):
        return False
    parts = _parts(form.surface)
    if signs(text, end) != parts.signs:
        return False
    if len(spans) > 1 and not _is_joined(parts, text, spans):
        return False
    return not form.exact or _has_capitals(parts, text, spans)


def _is_glued(text: str, start: int, end: int) -> bool:
    """Is it part of an address, a tag, a file name or a longer number: `@ada`, `ada.org`, `3.5`?"""
    before = text[max(0, start - 2) : start]
    if before.endswith(("@", "#")) or (before.endswith(".") and before[0].isalnum()):
        return True
    return _AFTER.match(text, end) is not None


def _is_joined(parts: _Parts, text: str, spans: Sequence[Span]) -> bool:
    """Does nothing separate the tokens? A full stop may only follow an initial."""
    for token, wanted, (a, b) in zip(parts.tokens, parts.gaps, pairwise(spans), strict=False):
        gap = text[a[1] : b[0]].replace("’", "'")
        if gap not in _GAPS and gap != wanted and not (gap == ". " and len(token) == 1):
            return False
    return True


def _has_capitals(parts: _Parts, text: str, spans: Sequence[Span]) -> bool:
    """Does the text have each capital of the name?

    A name without capitals needs one in the text all the same, and not one that only says that
    a sentence begins: `agent` is no name, `LLM` is.
    """
    for wanted, (start, end) in zip(parts.tokens, spans, strict=True):
        found = text[start:end]
        if any(w.isupper() and not f.isupper() for w, f in zip(wanted, found, strict=False)):
            return False
    if any(any(map(str.isupper, token)) for token in parts.tokens):
        return True
    start, end = spans[0][0], spans[-1][1]
    if end - start > 1 and text[start:end].isupper():
        return True
    return text[start].isupper() and not _OPENING.search(text, max(0, start - _LOOK_BACK), start)
