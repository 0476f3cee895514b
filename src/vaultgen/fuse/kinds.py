"""Voices that take no part in the conversation: narrators and advertisements.

Such a voice has no name, speaks in a few blocks and never in between, and its words give it
away. They need say less where the other transcripts of the recording do not have them at all, as
with an advertisement that one publisher put in.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from vaultgen import text
from vaultgen.fuse.weave import MATCHED, Alignment
from vaultgen.model import Segment, Speaker

Kind = Literal["person", "narrator", "advertisement"]

MOST: Final = 0.15
"""Share of the words that such a voice has at most."""
BLOCKS: Final = 4
BLOCK_WORDS: Final = 20
"""A shorter turn of the voice is a slip of the diarisation, or a part in the conversation."""
IN_BLOCKS: Final = 0.9
"""Share of its words that it says in blocks."""
EDGE: Final = 0.1
"""Share of the transcript at either end in which a narrator opens or closes it."""

_ROLES: Final = frozenset("narrator announcer voiceover 旁白".split())
_SELLING: Final = re.compile(
    r"""\b(?: brought\ to\ you\ by | sponsor(?:s|ed|ing)?\b | (?:promo|discount|offer)\ code
      | use\ (?:the\ )?code | (?:\d+\ ?%|percent|dollars|half)\ off | free\ (?:trial|shipping)
      | money[ -]back | sign\ up\ (?:today|now|at|for) | (?:visit|go\ to|head\ (?:over\ )?to)
        \ [\w.-]+ (?:\ dot\ |\.)(?:com|org|io|ai|net|co|dev|fm|app)
      | terms\ (?:and\ conditions\ )?apply
      | limited\ time | (?:buy|order|try|shop|download|subscribe)\b[^.?!]{0,40}\b(?:free|now|today)
      | learn\ more\ at | get\ started\ (?:today|now|at|for) | wherever\ you\ (?:buy|shop) )
      | 赞助 | 优惠码 | 立即(?:购买|下载|注册)""",
    re.IGNORECASE | re.VERBOSE,
)
_TELLING: Final = re.compile(
    r"""\b(?: (?:in|on)\ (?:this|today['’]s|this\ week['’]s)\ (?:episode|show|programme|program)
      | you['’](?:re|ve\ been)\ listening\ to | hosted\ by | presented\ by | produced\ by
      | (?:sits|sit|sat)\ down\ with | (?:speaks|talks|chats)\ (?:to|with)\b
      | joins\ (?:us|\w+)\b ) | 本期节目 | 您正在收听""",
    re.IGNORECASE | re.VERBOSE,
)
_OWN: Final = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b(?!\.)")


def told_apart(
    speakers: Sequence[Speaker], segments: Sequence[Segment], laid: Mapping[str, Alignment]
) -> tuple[tuple[Speaker, ...], tuple[Segment, ...]]:
    """The speakers and the segments, narrators and advertisements under labels that say so.

    `laid` says how other transcripts, by their paths, lie on the segments. What such a voice says
    outside its blocks is a slip of the diarisation: there the voice before it goes on.
    """
    kinds = {s.label: _kind(s.label, segments, laid) for s in _small(speakers, segments)}
    labels = {label: _label(label, kind) for label, kind in kinds.items() if kind != "person"}
    if not labels:
        return tuple(speakers), tuple(segments)
    renamed = (
        replace(s, label=labels[s.label], kind=kinds[s.label]) if s.label in labels else s
        for s in speakers
    )
    return tuple({s.label: s for s in renamed}.values()), _relabelled(segments, labels)


def _small(speakers: Iterable[Speaker], segments: Iterable[Segment]) -> list[Speaker]:
    """Voices without a name that say little enough, or that are called narrators."""
    sizes = Counter[str]()
    for segment in segments:
        sizes[segment.speaker or ""] += _size(segment)
    most = MOST * sizes.total()
    return [s for s in speakers if not s.name and (sizes[s.label] <= most or _is_role(s.label))]


def _label(label: str, kind: Kind) -> str:
    return label if _is_role(label) else kind.capitalize()


def _relabelled(segments: Sequence[Segment], labels: Mapping[str, str]) -> tuple[Segment, ...]:
    out = list(segments)
    for label in labels:
        for block in _blocks(label, segments):
            slip = _words(segments, block) < BLOCK_WORDS and not _is_role(label) and block[0]
            speaker = out[block[0] - 1].speaker if slip else labels[label]
            for n in block:
                out[n] = replace(out[n], speaker=speaker)
    return tuple(out)


def _kind(label: str, segments: Sequence[Segment], laid: Mapping[str, Alignment]) -> Kind:
    if _is_role(label):
        return "narrator"
    blocks = list(_blocks(label, segments))
    whole = [block for block in blocks if _words(segments, block) >= BLOCK_WORDS]
    said = " ".join(segments[n].text for block in whole for n in block)
    total = sum(_words(segments, block) for block in blocks)
    if not 0 < len(whole) <= BLOCKS or len(text.folded_tokens(said)) < IN_BLOCKS * total:
        return "person"
    sells = len({text.fold(found[0]) for found in _SELLING.finditer(said)})
    tells = len(_TELLING.findall(said)) if not _OWN.search(said) else 0
    if not sells and not tells:
        return "person"
    alone = _is_alone([n for block in whole for n in block], segments, laid)
    if sells >= (1 if alone else 2):
        return "advertisement"
    edges = all(_is_at_edge(block, len(segments)) for block in whole)
    return "narrator" if tells and (alone or edges) else "person"


def _is_role(label: str) -> bool:
    return text.fold(label).replace(" ", "") in _ROLES


def _blocks(label: str, segments: Sequence[Segment]) -> Iterator[list[int]]:
    """Runs of segments of one voice."""
    block: list[int] = []
    for n, segment in enumerate(segments):
        if segment.speaker == label:
            block.append(n)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _words(segments: Sequence[Segment], block: Sequence[int]) -> int:
    return sum(_size(segments[n]) for n in block)


def _size(segment: Segment) -> int:
    return len(text.folded_tokens(segment.text))


def _is_at_edge(block: Sequence[int], count: int) -> bool:
    return block[-1] < max(EDGE * count, len(block)) or block[0] >= (1 - EDGE) * count


def _is_alone(
    place: Sequence[int], segments: Sequence[Segment], laid: Mapping[str, Alignment]
) -> bool:
    """Is there another transcript, and does none have these segments?"""
    own, inside = {segments[n].source for n in place}, set(place)
    others = [found for path, found in laid.items() if path not in own]
    return bool(others) and not any(_is_matched(inside, found) for found in others)


def _is_matched(place: Container[int], found: Alignment) -> bool:
    size = sum(word.segment in place for word in found.left)
    return sum(found.left[i].segment in place for i, _ in found.pairs) > MATCHED * size
