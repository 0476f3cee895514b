"""Names that a text states in two scripts side by side: 麻省理工学院（MIT）, MIT / 麻省理工学院."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from vaultgen.extract.finder import Names
from vaultgen.extract.parallel import Corpus, transcripts
from vaultgen.extract.scripts import is_foreign, runs, script
from vaultgen.extract.transliteration import ALIKE, likeness
from vaultgen.model import Episode

LONGEST: Final = 12
"""Words of a name, Chinese characters."""
_BRACKET: Final = re.compile(r"[（(]\s{0,3}([^\n（）()]{2,60})[）)]")
_BEFORE: Final = re.compile(r"[^\n（）()]{1,60}\Z")
_QUOTED: Final = re.compile(
    r"(?:\*\*|[“\"「『《‘])([^“”\"「」『』《》‘’*]{2,40})(?:\*\*|[”\"」』》’])\s?\Z"
)
_MARKS: Final = '*"“”‘’「」『』《》 '
_SIDES: Final = re.compile(r"\s[/|]\s|\s?[／｜]\s?")
_PARTICLES: Final = (
    "的了在是我你他她它们这那都也就还很与和从到对为被把让给吗呢吧个于及或のはがをにと"
)
"""Chinese and Japanese words of one character that stand around a name."""


def without_particles(form: str) -> str:
    """Without what is no part of a name at either end."""
    return form.strip(_PARTICLES)


def stated(episode: Episode, names: Names, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """(name, form in another script) of all that the texts of an episode state."""
    for written in chain(_running(episode), _headings(episode)):
        for found in _BRACKET.finditer(written):
            before = _BEFORE.search(written, max(0, found.start() - 60), found.start())
            inside = found[1].strip(_MARKS)
            if before and (name := names.whole(inside)):
                if form := _before_bracket(before[0], name, corpus):
                    yield name, form
            elif before and (name := names.last(before[0].rstrip(_MARKS))):
                yield from _confirmed(name, inside, corpus)
    for heading in _headings(episode):
        sides = _SIDES.split(heading)
        for one, other in (sides, sides[::-1]) if len(sides) == 2 else ():
            if name := names.whole(one):
                yield from _confirmed(name, other, corpus)


def _confirmed(name: str, form: str, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """What stands beside a name, unless it may be something else about it."""
    if is_foreign(name, form, LONGEST) and _is_confirmed(form, name, corpus):
        yield name, form


def _running(episode: Episode) -> Iterator[str]:
    for segment in chain.from_iterable(transcripts(episode)):
        yield segment.text
        yield from (translation.text for translation in segment.translations)
    yield from (description.text for description in episode.descriptions)
    articles = (article.blocks for article in episode.articles)
    yield from (block.text for block in chain(episode.outline, *articles))


def _headings(episode: Episode) -> Iterator[str]:
    yield from (title.text for title in episode.other_titles)
    yield from (chapter.title for chapter in episode.chapters)
    yield from (block.text for block in episode.outline if block.kind == "heading")


def _before_bracket(before: str, name: str, corpus: Corpus) -> str:
    """The form of a name that stands in a bracket after it: `麻省理工学院（MIT）`."""
    if quoted := _QUOTED.search(before):
        form = quoted[1]
        return form if is_foreign(name, form, LONGEST) and without_particles(form) == form else ""
    return _ending(before, name, corpus)


def _ending(before: str, name: str, corpus: Corpus) -> str:
    """The name with which a text ends, where something tells how long it is.

    That is its sound, or other translations that have it where the name is said, and hardly
    elsewhere: 监督式微调（SFT） says nothing of 微调.
    """
    last = list(runs(before))[-1:]
    if not last or last[0].spans[-1][1] != len(before.rstrip()) or last[0].script == script(name):
        return ""
    size = len(last[0].spans)
    endings = [last[0].form(at, size) for at in range(max(0, size - LONGEST), size - 1)]
    alike = max(((likeness(name, form), form) for form in endings), default=(0.0, ""))
    if alike[0] >= ALIKE:
        return alike[1]
    bare = (form for form in endings if without_particles(form) == form)
    return next((form for form in bare if _is_confirmed(form, name, corpus)), "")


def _is_confirmed(form: str, name: str, corpus: Corpus) -> bool:
    """Does a form sound like a name, or do further translations have it for the name?"""
    if likeness(name, form) >= ALIKE:
        return True
    same, other = corpus.share(name, form)
    return same > 1 and same > 2 * other
