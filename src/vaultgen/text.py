"""Pure functions on strings that several stages need."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LETTERS: Final = re.compile(r"[^\W_]+")
_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_CJK_CHAR: Final = re.compile(f"[{_CJK}]")
_TOKEN: Final = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
_SENTENCE_END: Final = re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s|$)|[。！？]+[”’」）]*)\s*")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|etc|e\.g|i\.e|Inc|Corp|Ltd|Co|No|approx|[A-Z])\.)$"
)


NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
"""Numbers as they are said."""


def fold(text: str) -> str:
    """Lower case, no accents, everything that is neither letter nor digit one space.

    `"São Paulo–based"` becomes `"sao paulo based"`. Two names are the same when folded alike.
    """
    if text.isascii():
        return text.lower() if text.isalnum() else " ".join(_LETTERS.findall(text.lower()))
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_LETTERS.findall(bare.casefold()))


_fold_once: Final = lru_cache(maxsize=1 << 16)(fold)


def key(name: str) -> str:
    """What makes two file names the same in a vault: NFC-normalised and case-folded."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def slug(text: str, limit: int = 80) -> str:
    """Letters and digits joined by hyphens, at most `limit` long; a digest where none is left."""
    words = fold(text).replace(" ", "-")[:limit].strip("-")
    return words or digest(text)


def digest(text: str, length: int = 8) -> str:
    """The first `length` hexadecimal digits of the SHA-256 of the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def words(text: str) -> list[str]:
    """Words as written; an apostrophe inside a word belongs to it."""
    return _WORD.findall(text)


def tokens(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the tokens of a text: a run of letters and digits, or one CJK character.

    The original text is tokenised, not a folded copy, since folding shifts offsets.
    """
    for found in _TOKEN.finditer(text):
        yield found.span()


def folded_tokens(text: str) -> list[str]:
    """The tokens of a text, each folded: one for each pair of offsets of `tokens`."""
    if text.isascii():
        return _TOKEN.findall(text.lower())
    return [t.lower() if t.isascii() else _fold_once(t) for t in _TOKEN.findall(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of a text, without the white space between them."""
    spans, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        stop = end.start() + len(end.group().rstrip())
        if end.end() < len(text) and _ABBREVIATION.search(text, start, stop):
            continue
        spans.append((start, stop))
        start = end.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def language(text: str) -> str:
    """Guess from the script alone: `zh`, `ja`, `ko`, `ru`, `en` for Latin letters, else `und`.

    A character of a script that packs a syllable or a word into each counts for as many letters,
    so that Latin names in a Chinese sentence do not make it English.
    """
    counts = {
        "ja": len(re.findall(r"[\u3040-\u30ff]", text)) * 5,
        "ko": len(re.findall(r"[\uac00-\ud7af]", text)) * 3,
        "zh": len(re.findall(r"[\u3400-\u4dbf\u4e00-\u9fff]", text)) * 4,
        "ru": len(re.findall(r"[\u0400-\u04ff]", text)),
        "en": len(re.findall(r"[A-Za-z\u00c0-\u024f]", text)),
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "und"


def is_cjk(text: str) -> bool:
    """Does the text hold a Chinese, Japanese or Korean character?"""
    return _CJK_CHAR.search(text) is not None


def clock(seconds: float) -> str:
    """Seconds as `H:MM:SS` or `MM:SS`, for readers."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def seconds(mark: str) -> float:
    """`1:02:03`, `02:03.5` or `02:03,5` as seconds."""
    total = 0.0
    for part in mark.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def natural(text: str) -> list[str | int]:
    """A key that sorts `Part 2` before `Part 10`."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", fold(text))]


def squeeze(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return " ".join(text.split())
