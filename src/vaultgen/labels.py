"""What labels of turns and keys of headers say about who speaks: a name, a number, nobody."""

import re
from typing import Final

from vaultgen.text import is_cjk

HOSTS: Final = frozenset(
    "host hosts cohost cohosts co_host co_hosts interviewer 主持人 主播".split()
)
"""Keys under which sources declare who leads the conversation …"""
GUESTS: Final = frozenset("guest guests interviewee 嘉宾".split())
"""… who is invited to it …"""
SPEAKERS: Final = HOSTS | GUESTS | frozenset("speakers participants panelists".split())
"""… and who takes part in it at all. Written as `key_of` gives them."""
_NUMBERED: Final = re.compile(
    r"(?:speaker|spk|voice|说话人|发言人|講者|话者)[ _-]?(?:\d{1,3}|[A-Z])", re.IGNORECASE
)
_PSEUDO: Final = re.compile(
    r"""((commercial|ad|mid-?roll)\ )?break | jingle | intro(duction)? | outro | teaser | trailer
      | ((video|audio|sound)\ )?clip | (theme\ )?music | .*\ song | song(\ of\ .*)? | selection\ \d+
      | ads? | adverts? | advertisement | commercial | sponsors? | promo | sound\ effects? | sfx
      | audience((\ member|\ question)(\ \d+)?)? | all | both | everyone | everybody | group
      | multiple(\ speakers)? | crosstalk | applause | laughter | silence
      | recording | video | audio
      | question | answer | 广告 | 音乐 | 观众""",
    re.IGNORECASE | re.VERBOSE,
)
_ROLE: Final = re.compile(
    r"""((unknown|unidentified)(\ speaker)? | speaker | voice | voice-?over | moderator | caller
      | narrator | announcer | operator | host | guest | interviewer | interviewee | q | a
      | man | woman | male | female | 主持人 | 嘉宾 | 主播 | 旁白)""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGN: Final = re.compile(r">>|\?+|[A-Z]|\d+")
_PARTICLES: Final = frozenset(
    "al bin da de del della der di dos du el la le ten ter van von".split()
)
WORDS_IN_NAME: Final = 5
"""A longer label is a sentence."""


def key_of(field: str) -> str:
    """The key of a header as it is compared: `Co-Host` is `co_host`."""
    return field.strip().casefold().replace(" ", "_").replace("-", "_")


def is_numbered(label: str) -> bool:
    """`SPEAKER_00`, `Speaker 1`: a voice that a recogniser told apart, without a name."""
    return _NUMBERED.fullmatch(label) is not None


def is_pseudo(label: str) -> bool:
    """`Break`, `Jingle`, `Audience member`: no voice of its own at all."""
    return _PSEUDO.fullmatch(label) is not None


def is_nobody(label: str) -> bool:
    """A pseudo-speaker, or a role such as `Host`: a label that is no person's name."""
    return is_pseudo(label) or _ROLE.fullmatch(label) is not None


def is_anonymous(label: str) -> bool:
    """A voice that only has a number, a role or a sign: `SPEAKER_00`, `Guest 2`, `>>`."""
    role = label.rstrip("0123456789 _-")
    return is_numbered(label) or is_nobody(role) or _SIGN.fullmatch(label) is not None


def is_name(label: str) -> bool:
    """Has it the form of a name: few words, each with a capital, or one word of CJK?"""
    if is_cjk(label):
        return len(label) <= 12 and " " not in label
    words = label.split()
    return len(words) <= WORDS_IN_NAME and label[:1].isupper() and all(map(_is_name_word, words))


def _is_name_word(word: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in word[:3]) or word in _PARTICLES


def is_full_name(label: str) -> bool:
    """Two or more words, each of letters: a name that need not recur to be one."""
    words = label.split()
    is_spelt_out = all(word.isalpha() and len(word) > 1 for word in words)
    return len(words) > 1 and is_spelt_out and is_name(label)
