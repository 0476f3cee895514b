"""Pages that give every paragraph in two languages → one segment with its translation."""

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import Final

from vaultgen.model import Segment, Text
from vaultgen.read.turns_segments import Body
from vaultgen.text import is_cjk, language

_SHARE: Final = 0.3
"""Each script has at least this share of the paragraphs."""
_REGULAR: Final = 0.9
"""Share of the turns that have the same number of paragraphs, for the others to be odd."""


def paired(body: Body) -> Body:
    """Join each paragraph with the one in the other script; the text is the Latin one.

    A transcript in one language, or in two that do not alternate, is returned as it is.
    """
    turns = [list(group) for _, group in groupby(range(len(body.turns)), body.turns.__getitem__)]
    chinese = [is_cjk(segment.text) for segment in body.segments]
    share = sum(chinese) / max(len(chinese), 1)
    if not _SHARE <= share <= 1 - _SHARE:
        return body
    lead = sum(chinese[turn[0]] for turn in turns) * 2 >= len(turns)
    groups = [group for turn in turns for group in _groups(turn, chinese, lead=lead)]
    joined = sum(len(group) == 2 for group in groups)
    if joined * 3 < len(groups) * 2:
        return body
    code = language(" ".join(segment.text for segment in body.segments if is_cjk(segment.text)))
    pairs = ([body.segments[i] for i in group] for group in groups)
    place = {i: at for at, group in enumerate(groups) for i in group}
    return replace(
        body,
        segments=tuple(_joined(pair, code, lead=lead) for pair in pairs),
        lines=tuple(body.lines[group[0]] for group in groups),
        turns=tuple(body.turns[group[0]] for group in groups),
        chapters=tuple(
            replace(chapter, segment=place.get(-1 if chapter.segment is None else chapter.segment))
            for chapter in body.chapters
        ),
    )


def _groups(turn: list[int], chinese: list[bool], *, lead: bool) -> list[list[int]]:
    """The paragraphs of a turn by pairs; a pair by position may share a script, as `API` does."""
    if len(turn) == 2:
        return [turn]
    groups: list[list[int]] = []
    for i in turn:
        last = groups[-1] if groups else []
        if len(last) == 1 and chinese[last[0]] == lead and chinese[i] != lead:
            last.append(i)
        else:
            groups.append([i])
    return groups


def _joined(group: list[Segment], code: str, *, lead: bool) -> Segment:
    if len(group) == 1:
        return group[0]
    translation, original = group if lead else reversed(group)
    return replace(group[0], text=original.text, translations=(Text(code, translation.text),))


def without_footer(body: Body) -> Body:
    """Leave out what follows the last turn of a page whose turns all have the same length.

    A label that stands alone announces its text, so further paragraphs below the last one are the
    page's own. Needs many turns to be sure.
    """
    sizes = Counter(body.turns)
    if len(sizes) < 10:
        return body
    usual, times = Counter(sizes.values()).most_common(1)[0]
    last = sizes[body.turns[-1]]
    if last <= usual or times < _REGULAR * len(sizes):
        return body
    end = len(body.segments) - (last - usual)
    return replace(
        body, segments=body.segments[:end], lines=body.lines[:end], turns=body.turns[:end]
    )
