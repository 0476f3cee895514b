"""Where a source's chapters stand in the record."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaultgen.fuse.weave import Alignment
from vaultgen.model import Chapter, Segment, Source


def carried(
    source: Source, record: Sequence[Segment], found: Alignment | None
) -> Iterator[Chapter]:
    """The chapters of a source with their first segments counted in the record.

    `found` says how the source lies on the record, `None` that the record holds it whole.
    A heading stands before the first word that both have at or after it; one without such a word
    keeps its time only.
    """
    if not source.chapters:
        return
    own = [n for n, segment in enumerate(record) if segment.source == source.ref.path]
    homes = dict(enumerate(own)) if found is None else _homes(found)
    for chapter in source.chapters:
        if chapter.segment is None:
            yield chapter
        else:
            later = (homes[n] for n in range(chapter.segment, len(source.segments)) if n in homes)
            yield replace(chapter, segment=next(later, None))


def _homes(found: Alignment) -> dict[int, int]:
    """{segment of the source: segment of the record with its first common word}."""
    homes: dict[int, int] = {}
    for i, j in found.pairs:
        homes.setdefault(found.right[j].segment, found.left[i].segment)
    return homes
