"""The same voice under different labels of two transcripts.

Every recogniser numbers the voices anew, and `Speaker 1` of one is anybody of another. The words
that both transcripts have tell which label is which.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from vaultgen.fuse.weave import Alignment
from vaultgen.labels import is_anonymous, is_pseudo
from vaultgen.model import Segment

SHARE: Final = 0.6
"""A voice of one transcript is that of another when so many of its matched words are."""
FEWEST_WORDS: Final = 20
"""Matched words that say which voice it is."""

Votes = Mapping[str, Counter[str]]


def of_one_label(
    record: Sequence[Segment], other: Sequence[Segment], found: Alignment
) -> tuple[list[Segment], list[Segment]]:
    """Two transcripts with one label for each voice: the name if either has it, else the record's.

    A number that means somebody else in the record is changed for a new one.
    """
    votes = _votes(record, other, found)
    same, back = _majorities(votes), _majorities(_turned(votes))
    names = {m: t for t, m in same.items() if back.get(m) == t and _is_name(t) and not _is_name(m)}
    mine = _relabelled(record, names)
    theirs = {label: names.get(home, home) for label, home in same.items()}
    return mine, in_labels_of(mine, other, theirs)


def in_labels_of(
    record: Iterable[Segment], other: Sequence[Segment], same: Mapping[str, str]
) -> list[Segment]:
    """The other transcript with the record's labels for the voices that are the `same`."""
    used = {s.speaker for s in record if s.speaker}
    own = list(dict.fromkeys(s.speaker for s in other if s.speaker))
    numbers = (f"Speaker {n}" for n in count())
    free = (label for label in numbers if label not in used and label not in own)
    new = {label: next(free) for label in own if label not in same and _clashes(label, used)}
    return _relabelled(other, {**same, **new})


def _clashes(label: str, used: Container[str]) -> bool:
    return label in used and is_anonymous(label) and not is_pseudo(label)


def same_voices(
    record: Sequence[Segment], other: Sequence[Segment], found: Alignment
) -> dict[str, str]:
    """{label in the other: label in the record} of the voices that both have."""
    return _majorities(_votes(record, other, found))


def _votes(record: Sequence[Segment], other: Sequence[Segment], found: Alignment) -> Votes:
    """{label in the other: words that it shares with each label of the record}."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for i, j in found.pairs:
        mine = record[found.left[i].segment].speaker
        theirs = other[found.right[j].segment].speaker
        if mine and theirs and not is_pseudo(mine) and not is_pseudo(theirs):
            votes[theirs][mine] += 1
    return votes


def _turned(votes: Votes) -> Votes:
    turned: dict[str, Counter[str]] = defaultdict(Counter)
    for theirs, counts in votes.items():
        for mine, n in counts.items():
            turned[mine][theirs] = n
    return turned


def _majorities(votes: Votes) -> dict[str, str]:
    same = {}
    for label, counts in votes.items():
        best, most = max(counts.items(), key=lambda item: (item[1], item[0]))
        if most >= FEWEST_WORDS and most >= SHARE * counts.total():
            same[label] = best
    return same


def _is_name(label: str) -> bool:
    return not is_anonymous(label) and not is_pseudo(label)


def _relabelled(segments: Iterable[Segment], labels: Mapping[str, str]) -> list[Segment]:
    return [
        replace(s, speaker=labels.get(s.speaker, s.speaker)) if s.speaker else s for s in segments
    ]
