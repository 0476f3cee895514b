"""How every reader's Source comes to be: what the header states first, then the content."""

from collections.abc import Sequence
from dataclasses import replace

from vaultgen.labels import is_name, is_nobody, is_numbered
from vaultgen.model import Declared, Segment, Source, SourceRef
from vaultgen.read import media, quality, times
from vaultgen.read.document import Document
from vaultgen.read.header_fields import Header
from vaultgen.text import language


def begin(document: Document, reader: str, header: Header | None = None) -> Source:
    """A Source with everything that the header states, and no content yet."""
    stated = header or Header()
    recording = media.in_name(document.name)
    return Source(
        ref=SourceRef(document.path, reader, document.sha256),
        titles=stated.titles,
        show=stated.show,
        published=stated.published,
        duration=stated.duration,
        language=stated.language,
        url=stated.url,
        media=stated.media or ((recording,) if recording else ()),
        descriptions=stated.descriptions,
        topics=stated.topics,
        tags=stated.tags,
        declared=stated.declared,
        links=stated.links,
        fields=stated.fields,
    )


def with_transcript(
    source: Source, segments: Sequence[Segment], places: Sequence[int], unit: str = "line"
) -> Source:
    """The Source with a transcript, less the times that cannot be right, and the speakers' names.

    `places` holds the line (or another `unit`) of each segment, for the warnings.
    """
    mended, doubtful = times.mend(segments, places, source.duration, unit)
    return replace(
        source,
        segments=mended,
        declared=source.declared + _speakers(mended),
        language=source.language or language(quality.sample(mended)),
        quality=quality.judge(mended),
        warnings=source.warnings + doubtful,
    )


def _speakers(segments: Sequence[Segment]) -> tuple[Declared, ...]:
    labels = dict.fromkeys(segment.speaker for segment in segments if segment.speaker)
    return tuple(
        Declared(label, "person", "speaker label")
        for label in labels
        if is_name(label) and not is_numbered(label) and not is_nobody(label)
    )
