"""One transcript brought into another: times, speakers, translations and missing passages.

Both have the same labels for the same voices already (see `voices.py`).

The words of the record stay; what the other transcript knows better about them is carried over
along the words that both have. A stretch of the other that the record lacks is put in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vaultgen import text
from vaultgen.fuse.align import Word, align, words
from vaultgen.labels import is_pseudo
from vaultgen.model import Segment, Text

MATCHED: Final = 1 / 3
"""A segment with a smaller share of its words matched is not in the other transcript."""
LEAST_INSERTED: Final = 12
"""Fewer words in a row that only the other transcript has are fillers, not a passage."""
HEARD_DIFFERENTLY: Final = 0.5
"""A passage faces at least this share of its words in unmatched words of the record: both
transcripts heard the same stretch, and the record's reading stands."""
SECONDS_PER_WORD: Final = 0.35


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two transcripts lie on each other."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    pairs: tuple[tuple[int, int], ...]
    """(word of the left, word of the right), rising; only within segments that match."""


def aligned(left: Sequence[Segment], right: Sequence[Segment]) -> Alignment:
    """Align two transcripts; chance agreements in segments that differ are dropped."""
    a, b = words(left), words(right)
    pairs = align(a, b)
    sizes, matched = Counter(w.segment for w in a), Counter(a[i].segment for i, _ in pairs)
    common = {n for n in matched if matched[n] >= MATCHED * sizes[n]}
    kept = tuple((i, j) for i, j in pairs if a[i].segment in common)
    return Alignment(tuple(a), tuple(b), kept)


def weave(record: Sequence[Segment], other: Sequence[Segment], found: Alignment) -> list[Segment]:
    """The record with what `other`, which lies on it as `found` says, adds to it."""
    timed = _with_times(record, other, found)
    spoken = _with_speakers(timed, other, found)
    translated = _with_translations(spoken, other, found)
    return _with_passages(translated, other, found)


def _first_matches(found: Alignment) -> dict[int, tuple[int, int]]:
    """{segment of the left: its first matched pair}."""
    first: dict[int, tuple[int, int]] = {}
    for i, j in found.pairs:
        first.setdefault(found.left[i].segment, (i, j))
    return first


def _with_times(
    record: Sequence[Segment], other: Sequence[Segment], found: Alignment
) -> list[Segment]:
    """Segments without a time take that of their first matched word, less the words before it."""
    first = _first_matches(found)
    begins = _begins(found.left)
    out, latest = [], 0.0
    for n, segment in enumerate(record):
        if segment.start is None and n in first:
            i, j = first[n]
            word = found.right[j]
            moment = _moment(other[word.segment], word.place)
            if moment is not None:
                start = max(moment - (i - begins[n]) * SECONDS_PER_WORD, latest)
                segment = replace(segment, start=round(start, 2), time="aligned")
        latest = max(latest, segment.start or 0.0)
        out.append(segment)
    return out


def _begins(found: Sequence[Word]) -> dict[int, int]:
    """{segment: index of its first word}."""
    begins: dict[int, int] = {}
    for i, word in enumerate(found):
        begins.setdefault(word.segment, i)
    return begins


def _moment(segment: Segment, place: float) -> float | None:
    """The time of a place in a segment, in proportion to its characters."""
    if segment.start is None or segment.end is None:
        return segment.start
    return segment.start + (segment.end - segment.start) * place


def _with_speakers(
    record: Sequence[Segment], other: Sequence[Segment], found: Alignment
) -> list[Segment]:
    """Segments without a speaker take the one whom most of their matched words have."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for i, j in found.pairs:
        label = other[found.right[j].segment].speaker
        if label and not is_pseudo(label):
            votes[found.left[i].segment][label] += 1
    return [
        replace(segment, speaker=max(votes[n].items(), key=lambda item: (item[1], item[0]))[0])
        if segment.speaker is None and n in votes
        else segment
        for n, segment in enumerate(record)
    ]


def _with_translations(
    record: Sequence[Segment], other: Sequence[Segment], found: Alignment
) -> list[Segment]:
    """A translation goes to the segment that has most of the words which it translates."""
    homes: dict[int, Counter[int]] = defaultdict(Counter)
    for i, j in found.pairs:
        homes[found.right[j].segment][found.left[i].segment] += 1
    given: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for k in sorted(homes):
        home = max(homes[k].items(), key=lambda item: (item[1], -item[0]))[0]
        has = {t.language for t in record[home].translations}
        for translation in other[k].translations:
            if translation.language not in has:
                given[home][translation.language].append(translation.text)
    return [
        replace(segment, translations=(*segment.translations, *_joined(given[n])))
        if n in given
        else segment
        for n, segment in enumerate(record)
    ]


def _joined(translations: dict[str, list[str]]) -> Iterator[Text]:
    for language, parts in translations.items():
        yield Text(language, ("" if text.is_cjk(parts[0]) else " ").join(parts))


def _with_passages(
    record: Sequence[Segment], other: Sequence[Segment], found: Alignment
) -> list[Segment]:
    """Put in the passages that only the other transcript has, where they stand in it."""
    out: list[Segment] = []
    done = 0
    for before, passage in _passages(found, len(other)):
        out.extend(record[done:before])
        done = before
        out.extend(other[k] for k in passage)
    out.extend(record[done:])
    return out


def _passages(found: Alignment, count: int) -> Iterator[tuple[int, list[int]]]:
    """(segment of the record before which it belongs, its segments) of each missing passage."""
    sizes = Counter(w.segment for w in found.right)
    matches: dict[int, list[int]] = defaultdict(list)
    for i, j in found.pairs:
        matches[found.right[j].segment].append(i)
    here, run = -1, list[int]()
    for k in range(count):
        if len(matches[k]) < max(MATCHED * sizes[k], 1):
            run.append(k)
            continue
        if _missing(sum(sizes[s] for s in run), matches[k][0] - here - 1):
            yield _after(found, here), run
        here, run = matches[k][-1], []
    if _missing(sum(sizes[s] for s in run), len(found.left) - here - 1):
        yield _after(found, here), run


def _missing(size: int, facing: int) -> bool:
    """Has the record no other words for a passage of `size` words, facing so many of its own?"""
    return size >= LEAST_INSERTED and facing < HEARD_DIFFERENTLY * size


def _after(found: Alignment, word: int) -> int:
    return found.left[word].segment + 1 if word >= 0 else 0
