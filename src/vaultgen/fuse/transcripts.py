"""The transcripts of one episode as one record.

The best-heard one gives the words; the others give times, speakers, translations and what it
lacks. A transcript that has hardly a word in common with it, one in another language, say, is
joined by its times where both have them, and else stays apart.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from vaultgen.fuse.smooth import in_order, with_back_channels
from vaultgen.fuse.spelling import well_spelt
from vaultgen.fuse.voices import in_labels_of, of_one_label, same_voices
from vaultgen.fuse.weave import Alignment, aligned, weave
from vaultgen.model import Reading, Segment, Source, Text

QUALITY: Final = {"edited": 0, "punctuated": 1, "raw": 2}
SAME_WORDS: Final = 0.25
"""Share of the shorter transcript's words that two readings of one recording have in common."""


def by_worth(sources: Iterable[Source], names: Collection[str]) -> list[Source]:
    """The better heard first, then the one that has more of the names, then the longer."""
    return sorted(sources, key=lambda s: (QUALITY[s.quality], -well_spelt(s, names), *_length(s)))


def record(ordered: Sequence[Source]) -> tuple[Segment, ...]:
    """The fused transcript; each segment says which source its words are from.

    The words are those of the first source that has them.
    """
    woven: list[Segment] = list(_signed(ordered[0])) if ordered else []
    for source in ordered[1:]:
        other = list(_signed(source))
        found = aligned(woven, other)
        if _same_words(found):
            woven = weave(*of_one_label(woven, other, found), found)
        elif source.language != ordered[0].language:
            woven = _translated(woven, other, source.language or "und")
    return tuple(_with_ends(with_back_channels(in_order(woven))))


def _length(source: Source) -> tuple[int, str]:
    return (-sum(len(segment.text) for segment in source.segments), source.ref.path)


def _signed(source: Source) -> Iterator[Segment]:
    for segment in _with_ends(source.segments):
        yield replace(segment, source=source.ref.path)


def _same_words(found: Alignment) -> bool:
    return len(found.pairs) >= SAME_WORDS * min(len(found.left), len(found.right))


def _translated(
    record: Sequence[Segment], other: Sequence[Segment], language: str
) -> list[Segment]:
    """Each segment of another language joins the one that it shares most time with."""
    given: dict[int, list[str]] = {}
    first = 0
    for segment in other:
        if segment.start is None or segment.end is None:
            continue
        while first < len(record) - 1 and (record[first].end or 0.0) <= segment.start:
            first += 1
        home = max(
            range(first, min(first + 4, len(record))), key=lambda n: _shared(record[n], segment)
        )
        if _shared(record[home], segment) > 0:
            given.setdefault(home, []).append(segment.text)
    return [
        replace(segment, translations=(*segment.translations, Text(language, " ".join(given[n]))))
        if n in given
        else segment
        for n, segment in enumerate(record)
    ]


def _shared(a: Segment, b: Segment) -> float:
    """Seconds that two segments have in common; 0 where a time is missing."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return 0.0
    return min(a.end, b.end) - max(a.start, b.start)


def _with_ends(segments: Sequence[Segment]) -> Iterator[Segment]:
    """A segment without an end lasts until the next one starts, where that is known."""
    for segment, after in zip(segments, [*segments[1:], None], strict=False):
        if segment.end is None and segment.start is not None and after and after.start is not None:
            yield replace(segment, end=max(after.start, segment.start))
        else:
            yield segment


def origins(segments: Iterable[Segment]) -> tuple[str, ...]:
    """The sources whose words the record has, the one with most of it first."""
    counts = Counter(s.source for s in segments if s.source)
    return tuple(sorted(counts, key=lambda path: (-counts[path], path)))


def laid_on(segments: Sequence[Segment], sources: Sequence[Source]) -> dict[str, Alignment]:
    """{path: how the source lies on the record}, of those whose segments the record lacks."""
    kept = Counter(s.source for s in segments)
    lacking = (s for s in sources if kept[s.ref.path] < len(s.segments))
    return {s.ref.path: aligned(segments, s.segments) for s in lacking}


def readings(
    sources: Iterable[Source], segments: Sequence[Segment], laid: Mapping[str, Alignment]
) -> tuple[Reading, ...]:
    """The transcripts that the record does not hold whole, in the order of the sources.

    They are as their sources have them, but for the voices, which have the record's labels.
    """
    others = (s for s in sources if s.ref.path in laid)
    return tuple(Reading(s.ref, _in_labels_of(segments, s, laid[s.ref.path])) for s in others)


def _in_labels_of(
    record: Sequence[Segment], source: Source, found: Alignment
) -> tuple[Segment, ...]:
    signed = list(_signed(source))
    return tuple(in_labels_of(record, signed, same_voices(record, signed, found)))
