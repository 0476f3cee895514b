"""A transcript as a note to read: chapters, speakers, paragraphs with times and anchors."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vaultgen import text
from vaultgen.model import Chapter, Episode, Mention, Note, Paragraph, Piece, Segment
from vaultgen.render import markdown
from vaultgen.render.compose import compose, link_or_name
from vaultgen.render.directory import Directory, Finder, transcript_ids
from vaultgen.render.environment import Templates
from vaultgen.render.layout import transcript_titles
from vaultgen.render.linker import Linker
from vaultgen.render.moments import time_link
from vaultgen.render.repaired import repaired
from vaultgen.render.views import ChapterView, ParagraphView, SectionView, TranscriptView

UNKNOWN_VOICE = "Unknown voice"


@dataclass(frozen=True, slots=True)
class PlacedChapter:
    """A chapter and the paragraph that it begins with."""

    chapter: Chapter
    paragraph: int | None
    """Index in `Episode.paragraphs`."""


def transcript_notes(
    episode: Episode,
    mentions: Sequence[Mention],
    voices: Mapping[str, str],
    find: Finder,
    directory: Directory,
    templates: Templates,
    *,
    corrected: bool = False,
) -> Iterator[Note]:
    """The note of the record, and one for each transcript that did not go into it whole.

    `voices` is speaker label → id of the person; `find` finds names in translations. A `corrected`
    record shows misheard names as they are right; other transcripts stay as they are.
    """
    ids, titles = transcript_ids(episode), transcript_titles(episode)
    record = _record(episode, mentions, voices, find, directory, corrected=corrected)
    texts = (record, *_readings(episode, voices, find, directory))
    for ident, title, (view, segments) in zip(ids, titles, texts, strict=False):
        named = replace(view, title=markdown.heading(title))
        yield compose(
            ident,
            "transcript",
            directory,
            templates.render("transcript", named),
            {
                "episode": link_or_name(view.episode),
                "language": episode.language,
                "translations": _languages(segments),
            },
        )


def _record(
    episode: Episode,
    mentions: Sequence[Mention],
    voices: Mapping[str, str],
    find: Finder,
    directory: Directory,
    *,
    corrected: bool,
) -> tuple[TranscriptView, Sequence[Segment]]:
    """The fused transcript, with links and chapters."""
    placed = place_chapters(episode)
    writer = _Writer(
        episode, voices, find, directory, episode.segments, mentions, corrected=corrected
    )
    origins = dict.fromkeys(s.source for s in episode.segments if s.source)
    view = TranscriptView(
        title="",
        episode=directory.titled(episode.id, episode.title),
        reading=markdown.escape(" + ".join(map(_file, origins))),
        chapters=chapter_views(episode, placed, directory),
        sections=tuple(writer.sections(episode.paragraphs, placed)),
    )
    return view, episode.segments


def _readings(
    episode: Episode, voices: Mapping[str, str], find: Finder, directory: Directory
) -> Iterator[tuple[TranscriptView, Sequence[Segment]]]:
    """The other transcripts as they are; names are linked in their translations only."""
    for reading in episode.readings:
        writer = _Writer(episode, voices, find, directory, reading.segments)
        view = TranscriptView(
            title="",
            episode=directory.titled(episode.id, episode.title),
            reading=markdown.escape(_file(reading.source.path)),
            chapters=(),
            sections=tuple(writer.sections(reading.paragraphs)),
        )
        yield view, reading.segments


def _languages(segments: Sequence[Segment]) -> tuple[str, ...]:
    """The languages into which segments are translated."""
    return tuple(sorted({t.language for s in segments for t in s.translations}))


def place_chapters(episode: Episode) -> list[PlacedChapter]:
    """The episode's chapters with their first paragraphs, where these are known."""
    starts = [p.pieces[0].segment for p in episode.paragraphs]
    return [_placed(c, starts) for c in episode.chapters]


def _placed(chapter: Chapter, starts: Sequence[int]) -> PlacedChapter:
    if chapter.segment is None:
        return PlacedChapter(chapter, None)
    paragraph = bisect_left(starts, chapter.segment)
    return PlacedChapter(chapter, paragraph if paragraph < len(starts) else None)


def chapter_views(
    episode: Episode, chapters: Sequence[PlacedChapter], directory: Directory
) -> tuple[ChapterView, ...]:
    """A list of chapters, each a link to its first paragraph and to its second."""
    note = next((directory.note(ident) for ident in transcript_ids(episode)), None)
    views = []
    for placed in chapters:
        title = markdown.escape(placed.chapter.title)
        if note and placed.paragraph is not None:
            anchor = episode.paragraphs[placed.paragraph].anchor
            title = markdown.link(f"{note}#^{anchor}", placed.chapter.title)
        time = time_link(episode.media, episode.duration, placed.chapter.start)
        views.append(ChapterView(title, time))
    return tuple(views)


def _file(path: str) -> str:
    return path.rpartition("/")[2]


class _Writer:
    """Writes the paragraphs of one transcript."""

    def __init__(
        self,
        episode: Episode,
        voices: Mapping[str, str],
        find: Finder,
        directory: Directory,
        segments: Sequence[Segment],
        mentions: Sequence[Mention] = (),
        *,
        corrected: bool = False,
    ) -> None:
        self._episode = episode
        self._corrected = corrected
        self._segments = segments
        self._voices = voices
        self._names = {s.label: s.name for s in episode.speakers if s.name}
        self._directory = directory
        self._linker = Linker(directory, lambda _: ())
        self._translated: dict[str, Linker] = defaultdict(lambda: Linker(directory, find))
        self._source: str | None = None
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._mentions[mention.segment].append(mention)

    def sections(
        self, paragraphs: Sequence[Paragraph], chapters: Sequence[PlacedChapter] = ()
    ) -> Iterator[SectionView]:
        """The paragraphs, cut at the chapters."""
        heads = {c.paragraph: c.chapter.title for c in chapters if c.paragraph is not None}
        cuts = sorted({0, *heads, len(paragraphs)})
        for begin, after in pairwise(cuts):
            self._linker.section()
            self._translated.clear()
            title = markdown.heading(heads[begin]) if begin in heads else ""
            yield SectionView(title, tuple(self._paragraphs(paragraphs[begin:after])))

    def _paragraphs(self, paragraphs: Sequence[Paragraph]) -> Iterator[ParagraphView]:
        heard: str | None = None
        for paragraph in paragraphs:
            same = paragraph.speaker == heard
            heard = paragraph.speaker
            source = self._segments[paragraph.pieces[0].segment].source
            begins = self._source is not None and source != self._source
            self._source = source
            speaker = "" if same else f"**{self._voice(paragraph.speaker)}**"
            yield ParagraphView(
                text=" ".join(self._piece(p) for p in paragraph.pieces),
                anchor=paragraph.anchor,
                speaker=speaker,
                time=time_link(self._episode.media, self._episode.duration, paragraph.time),
                source=markdown.escape(_file(source)) if source and begins else "",
                translations=tuple(self._translations(paragraph)),
            )

    def _piece(self, piece: Piece) -> str:
        segment = self._segments[piece.segment]
        mentions = [
            replace(m, start=m.start - piece.start, end=m.end - piece.start)
            for m in self._mentions.get(piece.segment, ())
            if piece.start <= m.start and m.end <= piece.end
        ]
        said = self._said(segment.text[piece.start : piece.end], mentions)
        if not piece.aside:
            return said
        return f"*({self._name(segment.speaker)}: {said})*"

    def _said(self, words: str, mentions: Sequence[Mention]) -> str:
        """The words with their links; where that is wanted, with the right names."""
        linked = self._linker.first((m.start, m.end, m.entity) for m in mentions)
        if not self._corrected:
            return markdown.escape(words, linked)
        return markdown.replaced(words, repaired(words, mentions, linked, self._directory))

    def _voice(self, label: str | None) -> str:
        person = self._voices.get(label or "")
        name = self._names.get(label or "", label or UNKNOWN_VOICE)
        return self._linker.ref(self._directory.ref(person or "", name), person)

    def _name(self, label: str | None) -> str:
        return markdown.escape(self._names.get(label or "", label or UNKNOWN_VOICE))

    def _translations(self, paragraph: Paragraph) -> Iterator[str]:
        """The translations of the segments that begin in the paragraph, by language.

        Names are linked as in the text: the first time in each section.
        """
        found: dict[str, list[str]] = defaultdict(list)
        for piece in paragraph.pieces:
            if piece.start == 0:
                for translation in self._segments[piece.segment].translations:
                    found[translation.language].append(translation.text)
        for language in sorted(found):
            said = ("" if text.is_cjk(found[language][0]) else " ").join(found[language])
            yield self._translated[language].prose(text.squeeze(said))
