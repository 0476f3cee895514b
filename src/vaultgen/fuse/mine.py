"""What one reading has where another has a name: alignment mining.

Two transcripts of the same words agree but for what one of them misheard. The runs that differ
between two agreements, widened to the whole name, are votes: `Kora` was said where the record
has `Quora`, four times.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import dropwhile
from typing import Final

from rapidfuzz import fuzz

from vaultgen import text
from vaultgen.fuse.credit import made_from_transcripts
from vaultgen.fuse.differences import Difference, Words, differences
from vaultgen.fuse.weave import Alignment
from vaultgen.model import Heard, Reading, Segment, Source

LEAST_LETTERS: Final = 5
LEAST_LIKENESS: Final = 60.0
"""0–100: `Harry welcome` may be `Harry Welten`, but `Django the` is not `Django ORM`."""
_LOWER: Final = re.compile(r"(?<![\w'’-])[a-z]{2,}(?:['’][a-z]+)?(?![\w'’])")


def mine(
    record: Sequence[Segment],
    readings: Sequence[Reading],
    laid: Mapping[str, Alignment],
    sources: Iterable[Source] = (),
) -> tuple[Heard, ...]:
    """The forms that readings have for names, the most frequent first.

    `laid` says how each reading, by its path, lies on the record. The record's name counts, since
    it is the better heard, unless a list of names of the sources has the other one, and was not
    itself made from what was misheard.
    """
    lower = (word for segment in record for word in _LOWER.findall(segment.text))
    common = {part for word in lower for part in text.fold(word).split()}
    here, there = list[Difference](), list[Difference]()
    for reading in readings:
        found = laid[reading.source.path]
        left, right = Words(found.left, record), Words(found.right, reading.segments)
        here += differences(left, right, found.pairs, common)
        there += differences(right, left, [(j, i) for i, j in found.pairs], common)
    stated = _stated(sources, here)
    kept = [d for d in here if text.fold(d.form) not in stated or text.fold(d.name) in stated]
    kept += [d for d in there if _corrects(d, stated)]
    return _counted(d for d in kept if not _is_common(d, common))


def _stated(sources: Iterable[Source], found: Sequence[Difference]) -> set[str]:
    """The folded names of the lists that were not made from misheard transcripts."""
    sources = tuple(sources)
    copied = made_from_transcripts(sources, ((d.name, d.form) for d in found))
    lists = (source.declared for source in sources if source.ref.path not in copied)
    return {text.fold(d.name) for declared in lists for d in declared}


def _corrects(found: Difference, stated: set[str]) -> bool:
    """Does a list have the name of another reading, and not what the record has there?"""
    return text.fold(found.name) in stated and text.fold(found.form) not in stated


def _counted(found: Iterable[Difference]) -> tuple[Heard, ...]:
    votes, beside = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for difference in found:
        pair = (difference.name, difference.form)
        votes[pair] += 1
        beside[pair] += difference.beside
    ordered = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Heard(*pair, count, beside[pair]) for pair, count in ordered)


def _is_common(found: Difference, common: set[str]) -> bool:
    """Is it made of the record's common words, as `core` is, or of these and a part of the name?

    Not when its capitals are those of a name: `Open Door`, `CORE`.
    """
    form, name = found.form, text.fold(found.name).split()
    if (form.istitle() and " " in form) or (form.isupper() and len(form) > 2):
        return False
    said = text.fold(form).split()
    different = [word for word in said if word not in name]
    rest = list(dropwhile(lambda word: len(word) == 1 or word in common, different))
    if not rest:
        return len(different) == len(said) or not _is_alike(different, set(name) - set(said))
    return rest != different and "".join(rest) in "".join(name)


def _is_alike(common: Sequence[str], name: set[str]) -> bool:
    """Are common words that stand for a part of a name, the rest of which was heard, like it?"""
    heard, wanted = "".join(common), "".join(sorted(name))
    long = min(len(heard), len(wanted)) >= LEAST_LETTERS
    return long and fuzz.ratio(heard, wanted) >= LEAST_LIKENESS
