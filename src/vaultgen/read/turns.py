"""Transcripts that name their speakers, or mark their times, line by line: `speaker-turns`.

One reader for all of them. The lines are surveyed first (`turns_voices`: which labels are
speakers), then joined into segments (`turns_segments`); what stands above the first turn is the
header (`header`) and the introduction (`preamble`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from vaultgen.labels import is_full_name, is_numbered
from vaultgen.model import Chapter, Field, Segment, Source
from vaultgen.read import header, source
from vaultgen.read.document import Claim, Document, Reader
from vaultgen.read.preamble import TRANSCRIPT, Preamble, definitions, preamble
from vaultgen.read.turns_pairs import paired, without_footer
from vaultgen.read.turns_segments import Body, body
from vaultgen.read.turns_voices import Layout, survey
from vaultgen.text import clock, fold

_NAME: Final = "speaker-turns"
_SAMPLE: Final = 3000
"""Lines that a claim looks at."""
_REMARK: Final = re.compile(r"\(.*\)|\\?\[.*\]")
_DIARISED: Final = re.compile(r"SPEAKER_\d+")
_ITEM: Final = re.compile(r"\s*(?:[-*+•]|\d+[.)])\s")
_CUE: Final = re.compile(r"(?:\d+:)?\d+:\d\d[.,]\d+\s*-->")


def claims(document: Document) -> Claim:
    """Mine when few speakers open many lines, or when marks follow each other as speech does."""
    start = header.body_line(document)
    lines = document.lines[start : start + _SAMPLE]
    if document.text.startswith("WEBVTT") or any(map(_CUE.match, lines)):
        return Claim(0.2, "its times are written as those of captions")
    layout = survey(lines)
    if layout.labelled > 1 and _is_dialogue(lines[_first_turn(lines, 0, layout) :]):
        return Claim(1.0, f"{layout.labelled} lines open with a speaker")
    if _is_monologue(lines, layout):
        return Claim(1.0, "it opens with its only speaker")
    if layout.labelled > 1:
        return Claim(0.6, "no speaker's label comes back often enough")
    if layout.timed > 2 and layout.timed >= 0.3 * layout.paragraphs:
        if layout.lists_chapters:
            return Claim(0.6, "there are too few words between its times for speech")
        return Claim(1.0, f"{layout.timed} lines open with a time")
    return Claim(0.3 if layout.labelled or layout.timed else 0.0, "no line opens with a speaker")


def _is_dialogue(lines: Sequence[str]) -> bool:
    """Do labels come back, or open nearly every paragraph where nothing is a list?"""
    layout = survey(lines)
    share = layout.labelled / max(layout.paragraphs, 1)
    if layout.labelled >= 2 * len(layout.voices):
        return share >= (0.08 if len(layout.voices) > 1 else 0.5)
    return share >= 0.4 and not _is_list(lines)


def _is_list(lines: Sequence[str]) -> bool:
    return sum(1 for line in lines if _ITEM.match(line)) * 5 > sum(map(bool, lines))


def _is_monologue(lines: Sequence[str], layout: Layout) -> bool:
    """Is the first thing below the title, or below `Transcript`, said by somebody in bold?"""
    first = _first_turn(lines, 0, layout)
    above = [line.strip().strip("# ") for line in lines[:first] if line.strip()]
    top = next((line for line in map(str.strip, lines[first:]) if not _belongs_below(line)), "")
    said = layout.opening(top, fresh=True)
    label = said.label if said.form == "bold" else None
    is_voice = label is not None and (is_full_name(label) or is_numbered(label))
    if not is_voice or _is_list(lines):
        return False
    return not above or TRANSCRIPT.fullmatch(above[-1]) is not None


def read(document: Document) -> Source:
    """Read a transcript; raises ReadError for a broken header."""
    stated = header.parse(document)
    lines = document.lines
    layout = survey(lines[stated.body_line :])
    first = _first_turn(lines, stated.body_line, layout)
    above = preamble(
        lines[stated.body_line : first], definitions(lines), titled=bool(stated.titles)
    )
    transcript = without_footer(paired(body(lines, first, layout)))
    below = preamble(transcript.notes, definitions(lines), titled=True)
    begun = _with_preamble(source.begin(document, _NAME, stated), above)
    done = source.with_transcript(begun, transcript.segments, transcript.lines)
    return replace(
        done,
        chapters=_chapters(transcript.chapters, above.chapters, done.segments),
        declared=(*done.declared, *below.declared),
        descriptions=(*done.descriptions, *below.descriptions),
        links=(*done.links, *below.links),
        fields=(*done.fields, *_silences(transcript)),
        quality=_quality(done, layout),
    )


def _first_turn(lines: Sequence[str], start: int, layout: Layout) -> int:
    """Index of the first line that is spoken, or of what belongs to it just above.

    Marks above the first speaker belong to the transcript too, unless they list chapters.
    """
    timed = labelled = None
    fresh = True
    for at in range(start, len(lines)):
        line = lines[at].strip()
        said = layout.opening(line.lstrip("# "), fresh=fresh)
        if said.label is not None:
            labelled = at
        elif timed is None and said.start is not None:
            timed = at
        if labelled is not None or (timed is not None and not layout.labelled):
            break
        fresh = not line
    if timed is not None and labelled is not None and survey(lines[timed:labelled]).lists_chapters:
        timed = None
    first = next((at for at in (timed, labelled) if at is not None), len(lines))
    while first > start and _belongs_below(lines[first - 1].strip()):
        first -= 1
    return first


def _belongs_below(line: str) -> bool:
    """A remark such as `(Music)`, or a heading in italics."""
    return not line or line[0] == line[-1] == "_" or _REMARK.fullmatch(line) is not None


def _with_preamble(begun: Source, above: Preamble) -> Source:
    """What the header states comes first, then the page."""
    return replace(
        begun,
        titles=begun.titles or above.titles,
        show=begun.show or above.show,
        published=begun.published or above.published,
        media=begun.media or above.media,
        descriptions=(*begun.descriptions, *above.descriptions),
        declared=(*begun.declared, *above.declared),
        links=(*begun.links, *above.links),
    )


def _chapters(
    headings: Sequence[Chapter], listed: Sequence[Chapter], segments: Sequence[Segment]
) -> tuple[Chapter, ...]:
    """Headings with the time of their first segment, or else of the list above the transcript.

    What only the list has comes first.
    """
    times = {fold(chapter.title): chapter.start for chapter in listed}
    known = {fold(chapter.title) for chapter in headings}
    found = [chapter for chapter in listed if fold(chapter.title) not in known]
    for chapter in headings:
        at = chapter.segment
        if at is None or at >= len(segments):
            found.append(replace(chapter, segment=None))
            continue
        starts = (chapter.start, segments[at].start, times.get(fold(chapter.title)))
        found.append(replace(chapter, start=next((t for t in starts if t is not None), None)))
    return tuple(found)


def _silences(transcript: Body) -> list[Field]:
    """Breaks and jingles: a label and its times, without a word."""
    times: dict[str, list[str]] = {}
    for said in transcript.silent:
        if said.label is not None and said.start is not None:
            until = f"–{clock(said.end)}" if said.end is not None else ""
            times.setdefault(said.label, []).append(clock(said.start) + until)
    return [Field(label, tuple(found)) for label, found in times.items()]


def _quality(done: Source, layout: Layout) -> Literal["edited", "punctuated", "raw"]:
    """People set names in bold; `SPEAKER_00` is what a diariser writes beside raw recognition."""
    if layout.bold and not any(map(is_numbered, layout.voices)):
        return "edited"
    return "raw" if any(map(_DIARISED.fullmatch, layout.voices)) else done.quality


READER: Final = Reader(_NAME, claims, read)
