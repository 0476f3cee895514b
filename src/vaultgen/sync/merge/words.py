"""What of a text a reader sees, and whether a merge lost some of it."""

import re
from collections import Counter
from typing import Final

from vaultgen.sync.merge.diff3 import merged

_WIKILINK: Final = re.compile(r"!?\[\[([^\[\]|#\n]*)(?:#[^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
_URL: Final = re.compile(r"https?://\S+")
_BLOCK_ID: Final = re.compile(r"(?:^|(?<=\s))\^[A-Za-z0-9-]+[ \t\r]*$", re.MULTILINE)
_HEARD: Final = re.compile(r"%%heard: ([^%\n]+)%%")
_CLOCK: Final = re.compile(r"\d+(?::\d\d)+")
_WORD: Final = re.compile(r"[^\W_]+")
_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_TOKEN: Final = re.compile(rf"\s+|[{_CJK}]|[^\s{_CJK}]+")
_PART: Final = re.compile(r"[^\s\[\]{},'\"]+")


def shown(text: str) -> list[str]:
    """The words that a reader sees: without link targets, times that are links, and block ids."""
    text = _WIKILINK.sub(lambda link: _label(link[1] if link[2] is None else link[2]), text)
    text = _LINK.sub(lambda link: _label(link[1]), text)
    return _WORD.findall(_BLOCK_ID.sub("", _URL.sub("", text)))


def letters(text: str) -> Counter[str]:
    """The words shown that are no figures."""
    return Counter(word for word in shown(text) if not word.isdecimal())


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """0 to 1: how many words two texts share (Dice); 1 when both have none."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0


def merged_words(base: str, mine: str, new: str) -> str | None:
    """Both changes of one line together, where one of them changes no word that is shown.

    That is so when a name became a link, a link's target was renamed, a time was moved, or a
    misheard name is shown as it is right, or no longer so. None when both changed words, or when
    the changes touch.
    """
    if not (_looks_same(base, new) or _looks_same(base, mine)):
        return None
    found = merged(*(_TOKEN.findall(text) for text in (base, mine, new)))
    return None if found is None else "".join(found)


def lost(base: str, mine: str, result: str) -> bool:
    """Is a word missing in the result that stands in `mine` more often than in `base`?

    Quotes and brackets count for nothing: they may go with the way in which YAML is written.
    """
    added = _parts(mine) - _parts(base)
    return bool(added - _parts(result))


def _label(text: str) -> str:
    return "" if _CLOCK.fullmatch(text) else text


def _looks_same(a: str, b: str) -> bool:
    if shown(a) == shown(b) or _unlinked(a) == _unlinked(b):
        return True
    return _is_repaired(a, b) or _is_repaired(b, a)


def _is_repaired(heard: str, repaired: str) -> bool:
    """Does the second say the same with other names, each followed by `%%heard: …%%`?"""
    text, *found = _HEARD.split(_labels(repaired))
    plain, at = _labels(heard), 0
    for form, after in zip(found[::2], found[1::2], strict=True):
        alike = _alike(text, plain[at:])
        place = plain.rfind(form, at, at + alike + len(form))
        if place < 0:
            return False
        text, at = after, place + len(form)
    return bool(found) and plain[at:] == text


def _alike(a: str, b: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((at for at, (x, y) in pairs if x != y), min(len(a), len(b)))


def _labels(text: str) -> str:
    return _WIKILINK.sub(lambda link: link[1] if link[2] is None else link[2], text)


def _unlinked(text: str) -> str:
    return _LINK.sub("[]", _WIKILINK.sub("[]", text))


def _parts(text: str) -> Counter[str]:
    return Counter(part for part in _PART.findall(text) if part not in ("-", "#"))
