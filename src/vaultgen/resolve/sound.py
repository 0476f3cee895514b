"""What a name sounds like to a speech recogniser.

A coarse fold in the manner of Metaphone that keeps the vowels: letters and pairs of letters that
recognisers take for each other become one. Names that differ after it were hardly misheard.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_PAIRS: Final = {
    "ph": "f", "ck": "k", "qu": "k", "x": "ks", "gh": "g", "wh": "w", "th": "t", "sch": "j",
    "sh": "j", "tch": "j", "ch": "j", "ce": "se", "ci": "si", "cy": "si", "oo": "u", "ou": "u",
    "ue": "u", "ee": "i", "ea": "i", "ie": "i", "ey": "i", "au": "o", "aw": "o", "oh": "o",
    "ah": "a", "eh": "e", "kn": "n", "wr": "r",
}  # fmt: skip
_PAIR: Final = re.compile("|".join(sorted(_PAIRS, key=lambda pair: (-len(pair), pair))))
_ONE: Final = str.maketrans("cqgbdzvy", "kkkptsfi")
_RHYMES: Final = str.maketrans("cdgptvzkhnsx", "bbbbbbbaamff")
"""Letters as they are said; the sets that recognisers of spelled letters confuse: the E-set,
`a k h`, `m n`, `f s x`."""
_DOUBLE: Final = re.compile(r"(.)\1+")
_SILENT: Final = re.compile(r"(?<=[^aeiou])[eh]$|(?<=[aeiou])h(?=[^aeiou])")
_VOWELS: Final = re.compile(r"[aeiouwh]")


@lru_cache(maxsize=1 << 17)
def heard(word: str) -> str:
    """The sound of a folded word: `roxette` and `rockset` are both `rokset`."""
    if not word.isascii():
        return word
    sound = _PAIR.sub(lambda pair: _PAIRS[pair[0]], word).translate(_ONE)
    sound = _DOUBLE.sub(r"\1", sound)
    return _SILENT.sub("", sound) if len(sound) > 2 else sound


def spelled_out(acronym: str) -> str:
    """What letters said one by one sound like: `b`, `c`, `d` … rhyme, and so do `f` and `s`."""
    return acronym.translate(_RHYMES)


def skeleton(sound: str) -> str:
    """First sound and consonants: what is left when all vowels are misheard."""
    return sound[:1] + _VOWELS.sub("", sound[1:])


def with_one_deletion(bones: str) -> Iterator[str]:
    """The skeleton, and each of it with one sound less."""
    yield bones
    for at in range(1, len(bones)):
        yield bones[:at] + bones[at + 1 :]
