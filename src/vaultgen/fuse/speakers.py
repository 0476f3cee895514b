"""Which labels of a transcript are people, which are voices without a name, which are neither."""

import re
from collections.abc import Sequence
from typing import Final

from vaultgen.model import Segment, Speaker

_PSEUDO: Final = re.compile(
    r"(?:commercial |ad |mid-?roll )?break|jingle|(?:theme )?music|(?:video |audio |sound )?clip|"
    r"intro(?:duction)?|outro|teaser|trailer|ads?|advert(?:isement)?|sponsors?|promo|"
    r"sound effects?|sfx|applause|laughter|silence|(?:.* )?song\b.*|selection \d+|"
    r"(?:audience(?: member| question)?|all|both|everyone|multiple speakers|crosstalk)(?: \d+)?",
    re.IGNORECASE,
)
_ANONYMOUS: Final = re.compile(
    r"(?:speaker|spk|voice|person|guest|host|unknown(?: speaker)?|unidentified(?: speaker)?|"
    r"interviewer|interviewee|narrator|caller|moderator|operator|man|woman|male|female)?"
    r"[ _-]*\d*(?:voice)?|>>|[A-Z]|\?+",
    re.IGNORECASE,
)


def is_pseudo(label: str) -> bool:
    """Is it no voice at all: `Break`, `Jingle`, `Audience member`?"""
    return _PSEUDO.fullmatch(label.strip()) is not None


def is_name(label: str) -> bool:
    """Is the label a person's name, and not `SPEAKER_00`, `Speaker 1` or `Host`?"""
    return not is_pseudo(label) and _ANONYMOUS.fullmatch(label.strip()) is None


def speakers(segments: Sequence[Segment]) -> tuple[Speaker, ...]:
    """The voices of an episode in the order in which they are first heard."""
    labels = dict.fromkeys(s.speaker for s in segments if s.speaker and not is_pseudo(s.speaker))
    return tuple(
        Speaker(label, name=label, how="stated") if is_name(label) else Speaker(label)
        for label in labels
    )
