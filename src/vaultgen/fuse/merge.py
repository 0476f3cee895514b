"""What the sources of one episode say together."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from vaultgen import text
from vaultgen.fuse.contradictions import contradictions
from vaultgen.fuse.credit import credited
from vaultgen.fuse.filename import date_of_file, title_of_file
from vaultgen.fuse.kinds import told_apart
from vaultgen.fuse.mine import mine
from vaultgen.fuse.named import named
from vaultgen.fuse.places import carried
from vaultgen.fuse.speakers import speakers
from vaultgen.fuse.spelling import written_names
from vaultgen.fuse.transcripts import QUALITY, by_worth, laid_on, origins, readings, record
from vaultgen.model import Episode, Field, Segment, Source, Text, Topic

T = TypeVar("T")


def merge(ident: str, sources: Iterable[Source]) -> Episode:
    """One record of all sources of an episode, in whatever order they come.

    Single values come from the most trusted source that states them; lists are joined without
    repeats; what differs is kept as a contradiction. Transcripts become one record, and its
    voices get names where the evidence suffices.
    """
    everything = sorted(sources, key=_trust)
    told = [s for s in everything if s.about == "episode"]
    titles = _titles(told or everything)
    transcripts = by_worth((s for s in told if s.segments), written_names(told))
    woven = record(transcripts)
    laid = laid_on(woven, transcripts)
    voices, segments = told_apart(speakers(woven), woven, laid)
    others = readings(transcripts, segments, laid)
    heard = mine(segments, others, laid, everything)
    declared = credited(everything, heard)
    links = _joined(everything, lambda s: s.links)
    main = origins(segments)[:1]
    return Episode(
        id=ident,
        title=titles[0].text,
        other_titles=titles[1:],
        sources=tuple(sorted((s.ref for s in everything), key=lambda r: r.path)),
        show=_first(s.show for s in everything),
        published=_first(s.published for s in told)
        or _first(date_of_file(s.ref.path) for s in told),
        duration=_duration(told, segments),
        language=_first(s.language for s in told if s.ref.path in main or not main),
        url=_first(s.url for s in told) or _first(m.url for s in everything for m in s.media),
        media=_joined(everything, lambda s: s.media),
        descriptions=_joined(told, lambda s: s.descriptions),
        segments=segments,
        readings=others,
        heard=heard,
        speakers=named(voices, segments, declared, links),
        chapters=tuple(c for s in told for c in carried(s, segments, laid.get(s.ref.path))),
        outline=tuple(block for s in told for block in s.outline),
        articles=tuple(_article(s) for s in everything if s.about == "topic"),
        topics=_joined(told, lambda s: s.topics),
        tags=_joined(told, lambda s: s.tags),
        declared=declared,
        glosses=_joined(everything, lambda s: s.glosses),
        links=links,
        fields=_fields(told),
        contradictions=contradictions(told),
        edited=any(s.quality != "raw" for s in transcripts if s.ref.path in main),
    )


def _trust(source: Source) -> tuple[int, str]:
    return (QUALITY[source.quality], source.ref.path)


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _joined(sources: Iterable[Source], part: Callable[[Source], Sequence[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for source in sources for value in part(source)))


def _titles(sources: Sequence[Source]) -> tuple[Text, ...]:
    """All titles without repeats, the one to show first: in the language that is spoken."""
    spoken = _first(s.language for s in sources if s.segments) or "en"
    stated = {text.fold(title.text): title for s in reversed(sources) for title in s.titles}
    if not stated:
        return (Text(spoken, title_of_file(min(s.ref.path for s in sources))),)
    support = {k: sum(k in map(_folded, s.titles) for s in sources) for k in stated}
    order = sorted(stated, key=lambda k: (stated[k].language != spoken, -support[k], k))
    return tuple(stated[k] for k in order)


def _folded(title: Text) -> str:
    return text.fold(title.text)


def _duration(sources: Sequence[Source], segments: Sequence[Segment]) -> float | None:
    """As stated, else the last time that the main transcript knows."""
    stated = _first(s.duration for s in sources)
    heard = [t for s in segments for t in (s.start, s.end) if t is not None]
    return stated if stated is not None else max(heard, default=None)


def _article(source: Source) -> Topic:
    return Topic(
        title=source.titles[0].text if source.titles else title_of_file(source.ref.path),
        blocks=source.outline,
        source=source.ref,
        show=source.show,
        fields=source.fields,
        tags=source.tags,
    )


def _fields(sources: Iterable[Source]) -> tuple[Field, ...]:
    """Fields of all sources by key, the values of one key joined without repeats."""
    found: dict[str, dict[str, None]] = {}
    for source in sources:
        for field in source.fields:
            found.setdefault(field.key, {}).update(dict.fromkeys(field.values))
    return tuple(Field(key, tuple(values)) for key, values in found.items())
