"""Where the entities of the vault are named."""

import re
from collections.abc import Iterator
from typing import Final

from vaultgen.link.lexicon import Lexicon
from vaultgen.model import Episode, Mention, Segment

NEAR_START: Final = 250
"""Characters of a segment that its start time speaks for: some twenty seconds of speech."""
_WEB: Final = r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
_ADDRESS: Final = re.compile(_WEB)
_NO_PROSE: Final = re.compile(
    r"(?s:```.*?(?:```|\Z))|`[^`\n]{1,500}`|!?\[\[[^\]\n]{1,500}\]\]"
    r"|!?\[[^\[\]\n]{0,500}\]\([^()\n]{0,1000}\)|<[^<>\n]{1,1000}>|" + _WEB
)


def link(episode: Episode, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Every mention in the segments of an episode, in order; offsets into `Segment.text`.

    Addresses are left alone. A mention has the time of its segment only near its start, since a
    time must point at its words.
    """
    return tuple(
        mention
        for at, segment in enumerate(episode.segments)
        for mention in _mentions(segment, at, lexicon)
    )


def _mentions(segment: Segment, at: int, lexicon: Lexicon) -> Iterator[Mention]:
    text = segment.text
    prose = _blank(_ADDRESS, text) if "://" in text or "www." in text or "@" in text else text
    for match in lexicon.matches(prose):
        entry = match.entry
        yield Mention(
            entity=entry.entity,
            segment=at,
            start=match.start,
            end=match.end,
            surface=text[match.start : match.end],
            confidence=entry.confidence,
            by=entry.by,
            time=segment.start if match.start < NEAR_START else None,
        )


def find(text: str, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """(start, end, entity) of the names in Markdown, in order.

    Not in code, links, tags and addresses. For outlines, descriptions, articles, translations.
    """
    prose = _blank(_NO_PROSE, text)
    return [(m.start, m.end, m.entry.entity) for m in lexicon.matches(prose)]


def _blank(what: re.Pattern[str], text: str) -> str:
    """The text with everything that matches blanked out, offsets unchanged."""
    return what.sub(lambda found: "\0" * len(found[0]), text)
