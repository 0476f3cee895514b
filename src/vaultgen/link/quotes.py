"""What an episode says about each entity: its sentences, word for word."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from vaultgen import text as texts
from vaultgen.model import Appearance, Episode, Mention, Paragraph, Piece, Quote

LONGEST: Final = 400
"""Characters; a longer sentence is cut at the clauses around the name."""
_CLAUSE_END: Final = re.compile(r"[,;:–—](?=\s)|\s[-–—](?=\s)|[，；：、]")


@dataclass(frozen=True, slots=True)
class _Run:
    """Text of one speaker without anybody's aside, as the paragraph shows it."""

    paragraph: Paragraph
    text: str
    starts: tuple[tuple[Piece, int], ...]
    """Where each piece begins in the text."""
    speaker: str | None


def appearances(
    episode: Episode, mentions: Sequence[Mention], limit: int = 12
) -> tuple[Appearance, ...]:
    """What the episode says about each entity that it names, sorted by entity.

    Its quotes are without repetitions; of more than `limit` so many are spread over the whole.
    """
    quotes = _quotes(episode, mentions)
    by_entity: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_entity[mention.entity].append(mention)
    return tuple(
        Appearance(
            entity=entity,
            episode=episode.id,
            count=len(found),
            quotes=_spread(_distinct(quotes[entity]), limit),
        )
        for entity, found in sorted(by_entity.items())
    )


def _quotes(episode: Episode, mentions: Sequence[Mention]) -> dict[str, list[Quote]]:
    """All quotes by entity, in the order of the transcript."""
    places = [(m.segment, m.start) for m in mentions]
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for run in _runs(episode):
        sentences: list[tuple[int, int]] = []
        for piece, offset in run.starts:
            first = bisect_left(places, (piece.segment, piece.start))
            last = bisect_left(places, (piece.segment, piece.end))
            for mention in mentions[first:last]:
                if mention.end <= piece.end:
                    sentences = sentences or texts.sentences(run.text)
                    start = offset + mention.start - piece.start
                    quotes[mention.entity].append(_quote(run, sentences, mention, start))
    return quotes


def _runs(episode: Episode) -> Iterator[_Run]:
    """The stretches of each paragraph that one voice speaks."""
    for paragraph in episode.paragraphs:
        for aside, group in groupby(paragraph.pieces, key=lambda piece: piece.aside):
            pieces = tuple(group)
            speaker = episode.segments[pieces[0].segment].speaker if aside else paragraph.speaker
            parts, starts, offset = [], [], 0
            for piece in pieces:
                parts.append(episode.segments[piece.segment].text[piece.start : piece.end])
                starts.append((piece, offset))
                offset += len(parts[-1]) + 1
            yield _Run(paragraph, " ".join(parts), tuple(starts), speaker)


def _quote(run: _Run, sentences: Sequence[tuple[int, int]], mention: Mention, start: int) -> Quote:
    """The sentence around the name at `start` of the run's text."""
    end = start + mention.end - mention.start
    at = max(0, bisect_right(sentences, start, key=lambda span: span[0]) - 1)
    first, last = sentences[at][0], max(sentences[at][1], end)
    if last - first > LONGEST:
        first, last = _clauses(run.text, first, last, start, end)
    return Quote(
        text=run.text[first:last],
        start=start - first,
        end=end - first,
        anchor=run.paragraph.anchor,
        speaker=run.speaker,
        time=mention.time,
    )


def _clauses(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence `text[first:last]` around `text[start:end]` that is short enough.

    It begins and ends between clauses, or at least between words.
    """
    least, most = max(first, start - LONGEST // 2), min(last, end + LONGEST // 2)
    cuts = [first, *(c.end() for c in _CLAUSE_END.finditer(text, first, last)), last]
    words = [c.end() for c in re.finditer(r"\s+", text[least:most])]
    left = next((c for c in cuts if least <= c <= start), None)
    right = next((c for c in reversed(cuts) if end <= c <= most), None)
    if left is None:
        left = next((least + w for w in words if least + w <= start), start)
    if right is None:
        right = next((least + w for w in reversed(words) if least + w > end), end)
    stretch = text[left:right]
    return left + len(stretch) - len(stretch.lstrip()), left + len(stretch.rstrip())


def _distinct(quotes: Iterable[Quote]) -> list[Quote]:
    found: dict[str, Quote] = {}
    for quote in quotes:
        found.setdefault(texts.fold(quote.text), quote)
    return list(found.values())


def _spread(quotes: Sequence[Quote], limit: int) -> tuple[Quote, ...]:
    """At most `limit` of them, at even distances, the first and the last included."""
    if len(quotes) <= limit:
        return tuple(quotes)
    steps = max(1, limit - 1)
    return tuple(quotes[at * (len(quotes) - 1) // steps] for at in range(limit))
