"""Which labels of a transcript are speakers: those that recur, or that are set off beyond doubt.

A label is judged by the whole document, since `Jane Roe:` opens a turn where Jane Roe comes back,
and is part of a sentence where she does not.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from vaultgen.labels import WORDS_IN_NAME, is_full_name, is_name, is_nobody, is_numbered
from vaultgen.read.turns_openings import Form, Opening, opening, unlabelled

_SPOKEN: Final = 40
"""Words a minute: people say more, between the marks of a list of chapters there are fewer."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the transcript of one document is laid out."""

    voices: frozenset[str]
    """Labels that are speakers wherever they open a line."""
    labelled: int
    """Lines that one of them opens."""
    timed: int
    """Lines with a mark and no label."""
    paragraphs: int
    """Lines after a blank one; all lines where speakers follow each other without."""
    words_a_minute: float
    """Between the first and the last mark; 0 without marks."""
    spaced: bool
    """A turn begins after a blank line."""
    bare_paragraphs: bool
    """Paragraphs open with marks without brackets."""
    bare_lines: bool
    """Lines do, whether they begin a paragraph or not."""
    every_line: bool
    """Each line has its mark and label, also where the speaker goes on: one without label is
    nobody's."""
    bold: bool
    """Most labels are set in bold, as people do it."""

    @property
    def lists_chapters(self) -> bool:
        """Are there too few words between the marks for speech?"""
        return self.timed > 1 and self.words_a_minute < _SPOKEN

    def opening(self, line: str, *, fresh: bool) -> Opening:
        """The opening of a line, with a label only if it is a speaker's.

        `fresh` says that the line follows a blank one.
        """
        said = opening(line)
        if said.label is not None and not self._speaks(said.label, said, fresh=fresh):
            said = unlabelled(line)
        if said.is_bare and said.label is None and said.text:
            is_mark = self.bare_lines or (fresh and self.bare_paragraphs)
            return said if is_mark else Opening(line)
        return said

    def _speaks(self, label: str, said: Opening, *, fresh: bool) -> bool:
        """One who speaks only once needs a mark, or a full name that nothing else can be."""
        if said.form == "alone" and is_nobody(label):
            return False
        if label in self.voices:
            return fresh or not self.spaced or said.form not in ("colon", "bracket")
        if not self.voices or not (fresh or not self.spaced):
            return False
        if said.form in ("timed", "bracket") and said.start is not None:
            return is_name(label)
        return said.form == "colon" and fresh and is_full_name(label)


@dataclass(slots=True)
class _Tally:
    """What is counted of one label."""

    forms: Counter[Form]
    timed: int = 0
    fresh: int = 0


def survey(lines: Iterable[str]) -> Layout:
    """Look through all lines of a transcript once."""
    tallies: dict[str, _Tally] = {}
    order: list[str] = []
    marks: list[float] = []
    words = paragraphs = total = bare = 0
    fresh = True
    for line in map(str.strip, lines):
        if line:
            said = opening(line.lstrip("# ") if line[0] == "#" else line)
            bare += said.is_bare and said.form != "timed"
            total, paragraphs, words = total + 1, paragraphs + fresh, words + line.count(" ") + 1
            if said.start is not None:
                marks.append(said.start)
            if said.label is not None:
                tally = tallies.setdefault(said.label, _Tally(Counter()))
                tally.forms[said.form] += 1
                tally.timed += said.start is not None
                tally.fresh += fresh
                order.append(said.label)
        fresh = not line
    voices = _voices(tallies, paragraphs)
    return _layout(voices, tallies, order, marks, (words, paragraphs, total, bare))


def _layout(
    voices: frozenset[str],
    tallies: Mapping[str, _Tally],
    order: Sequence[str],
    marks: Sequence[float],
    sizes: tuple[int, int, int, int],
) -> Layout:
    words, paragraphs, total, bare = sizes
    turns = [label for label in order if label in voices]
    spaced = sum(tallies[label].fresh for label in voices) >= 0.9 * len(turns)
    chosen = [tallies[label].forms for label in voices]
    timed = sum(tallies[label].timed for label in voices)
    minutes = (max(marks) - min(marks)) / 60 if marks else 0.0
    again = sum(one == other for one, other in pairwise(turns))
    return Layout(
        voices=voices,
        labelled=len(turns),
        timed=len(marks) - timed,
        paragraphs=paragraphs if spaced and paragraphs > 1 else total,
        words_a_minute=words / minutes if minutes else 0.0,
        spaced=spaced,
        bare_paragraphs=bare > 2,
        bare_lines=bare * 3 > total,
        every_line=again * 5 >= len(turns) and timed >= 0.9 * len(turns),
        bold=sum(forms["bold"] + forms["bare"] for forms in chosen) * 2 > len(turns),
    )


def _voices(tallies: Mapping[str, _Tally], paragraphs: int) -> frozenset[str]:
    """The labels that are speakers.

    Names on lines of their own look like any short sentence: they count only where they are a
    good part of the document, and no other kind of label is there.
    """
    voices = {label: tally for label, tally in tallies.items() if _is_voice(label, tally)}
    alone = {v: t for v, t in voices.items() if t.forms.total() == t.forms["alone"]}
    names = [label for label in alone if not is_numbered(label)]
    lines = sum(alone[label].forms.total() for label in names)
    is_style = len(names) == len(voices) and lines * 4 >= paragraphs
    return frozenset(voices if is_style else voices.keys() - set(names))


def _is_voice(label: str, tally: _Tally) -> bool:
    forms = tally.forms
    if is_numbered(label):
        return True
    if is_nobody(label):
        return forms["bold"] > 0 or (tally.timed > 0 and not forms["alone"]) or forms["colon"] > 2
    if forms["bold"]:
        return forms["bold"] > 1 or len(label.split()) <= WORDS_IN_NAME
    if not is_name(label):
        return False
    marked = forms["bare"] + forms["colon"] if tally.timed else 0
    named = 2 if is_full_name(label) else 3
    return (
        forms["timed"] + forms["bracket"] + marked > 1
        or forms["colon"] >= named
        or (forms["alone"] > 2 and " " in label)
    )
