"""A transcript as a note to read: chapters, speakers, paragraphs with times and anchors."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vaultgen import text
from vaultgen.model import Chapter, Episode, Mention, Note, Paragraph, Piece
from vaultgen.render import markdown
from vaultgen.render.compose import compose, link_or_name
from vaultgen.render.directory import Directory, transcript_ids
from vaultgen.render.environment import Templates
from vaultgen.render.layout import transcript_titles
from vaultgen.render.linker import Linker
from vaultgen.render.moments import time_link
from vaultgen.render.views import ChapterView, ParagraphView, SectionView, TranscriptView

UNKNOWN_VOICE = "Unknown voice"


@dataclass(frozen=True, slots=True)
class PlacedChapter:
    """A chapter and the paragraph that it begins with."""

    chapter: Chapter
    paragraph: int | None
    """Index in `Episode.paragraphs`."""
    transcript: int
    """Which transcript the paragraph belongs to; the main one when it is not known."""


def transcript_notes(
    episode: Episode,
    mentions: Sequence[Mention],
    voices: Mapping[str, str],
    directory: Directory,
    templates: Templates,
) -> Iterator[Note]:
    """One note for each transcript of the episode.

    `voices` is speaker label → id of the person.
    """
    placed = place_chapters(episode)
    writer = _Writer(episode, mentions, voices, directory)
    readers = {ref.path: ref.reader for ref in episode.sources}
    titles = transcript_titles(episode)
    for n, ident in enumerate(transcript_ids(episode)):
        first, end, path = episode.transcripts[n]
        chapters = [p for p in placed if p.transcript == n]
        view = TranscriptView(
            title=markdown.heading(titles[n]),
            episode=directory.titled(episode.id, episode.title),
            reading=markdown.escape(f"{readers[path]}, {path.rpartition('/')[2]}"),
            chapters=chapter_views(episode, chapters, directory),
            sections=tuple(writer.sections(first, end, chapters)),
        )
        languages = {t.language for s in episode.segments[first:end] for t in s.translations}
        yield compose(
            ident,
            "transcript",
            directory,
            templates.render("transcript", view),
            {
                "episode": link_or_name(view.episode),
                "language": episode.language,
                "translations": tuple(sorted(languages)),
            },
        )


def place_chapters(episode: Episode) -> list[PlacedChapter]:
    """The episode's chapters with their first paragraphs, where these are known."""
    starts = [p.pieces[0].segment for p in episode.paragraphs]
    return [_placed(c, starts, episode.transcripts) for c in episode.chapters]


def _placed(
    chapter: Chapter, starts: Sequence[int], transcripts: Sequence[tuple[int, int, str]]
) -> PlacedChapter:
    if chapter.segment is not None:
        paragraph = bisect_left(starts, chapter.segment)
        for n, (first, end, _) in enumerate(transcripts):
            if first <= chapter.segment < end:
                inside = paragraph < len(starts) and starts[paragraph] < end
                return PlacedChapter(chapter, paragraph if inside else None, n)
    return PlacedChapter(chapter, None, 0)


def chapter_views(
    episode: Episode, chapters: Sequence[PlacedChapter], directory: Directory
) -> tuple[ChapterView, ...]:
    """A list of chapters, each a link to its first paragraph and to its second."""
    notes = [directory.note(ident) for ident in transcript_ids(episode)]
    views = []
    for placed in chapters:
        note = notes[placed.transcript] if notes else None
        title = markdown.escape(placed.chapter.title)
        if note and placed.paragraph is not None:
            anchor = episode.paragraphs[placed.paragraph].anchor
            title = markdown.link(f"{note}#^{anchor}", placed.chapter.title)
        time = time_link(episode.media, episode.duration, placed.chapter.start)
        views.append(ChapterView(title, time))
    return tuple(views)


class _Writer:
    """Writes the paragraphs of one episode."""

    def __init__(
        self,
        episode: Episode,
        mentions: Sequence[Mention],
        voices: Mapping[str, str],
        directory: Directory,
    ) -> None:
        self._episode = episode
        self._voices = voices
        self._names = {s.label: s.name for s in episode.speakers if s.name}
        self._directory = directory
        self._linker = Linker(directory, lambda _: ())
        self._starts = [p.pieces[0].segment for p in episode.paragraphs]
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._mentions[mention.segment].append(mention)

    def sections(
        self, first: int, end: int, chapters: Sequence[PlacedChapter]
    ) -> Iterator[SectionView]:
        """The paragraphs of the segments `first` to `end`, cut at the chapters."""
        start, stop = bisect_left(self._starts, first), bisect_left(self._starts, end)
        heads = {c.paragraph: c.chapter.title for c in chapters if c.paragraph is not None}
        cuts = sorted({start, *heads, stop})
        for begin, after in pairwise(cuts):
            self._linker.section()
            title = markdown.heading(heads[begin]) if begin in heads else ""
            yield SectionView(title, tuple(self._paragraphs(begin, after)))

    def _paragraphs(self, begin: int, after: int) -> Iterator[ParagraphView]:
        heard: str | None = None
        for n in range(begin, after):
            paragraph = self._episode.paragraphs[n]
            same = paragraph.speaker == heard
            heard = paragraph.speaker
            speaker = "" if same else f"**{self._voice(paragraph.speaker)}**"
            yield ParagraphView(
                text=" ".join(self._piece(p) for p in paragraph.pieces),
                anchor=paragraph.anchor,
                speaker=speaker,
                time=time_link(self._episode.media, self._episode.duration, paragraph.time),
                translations=tuple(self._translations(paragraph)),
            )

    def _piece(self, piece: Piece) -> str:
        segment = self._episode.segments[piece.segment]
        spans = self._linker.first(
            (m.start - piece.start, m.end - piece.start, m.entity)
            for m in self._mentions.get(piece.segment, ())
            if piece.start <= m.start and m.end <= piece.end
        )
        said = markdown.escape(segment.text[piece.start : piece.end], spans)
        if not piece.aside:
            return said
        return f"*({self._name(segment.speaker)}: {said})*"

    def _voice(self, label: str | None) -> str:
        person = self._voices.get(label or "")
        name = self._names.get(label or "", label or UNKNOWN_VOICE)
        return self._linker.ref(self._directory.ref(person or "", name), person)

    def _name(self, label: str | None) -> str:
        return markdown.escape(self._names.get(label or "", label or UNKNOWN_VOICE))

    def _translations(self, paragraph: Paragraph) -> Iterator[str]:
        """The translations of the segments that begin in the paragraph, by language."""
        found: dict[str, list[str]] = defaultdict(list)
        for piece in paragraph.pieces:
            if piece.start == 0:
                for translation in self._episode.segments[piece.segment].translations:
                    found[translation.language].append(translation.text)
        for language in sorted(found):
            said = ("" if text.is_cjk(found[language][0]) else " ").join(found[language])
            yield markdown.prose(text.squeeze(said))
