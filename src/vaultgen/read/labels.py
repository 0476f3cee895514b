"""What the label of a turn is: a person's name, a number, or nobody."""

import re
from typing import Final

from vaultgen.text import is_cjk

_NUMBERED: Final = re.compile(
    r"(?:speaker|spk|voice|说话人|发言人|講者|话者)[ _-]?(?:\d{1,3}|[A-Z])", re.IGNORECASE
)
_NOBODY: Final = re.compile(
    r"""break | jingle | intro | outro | clip | music | song | .*\ song | song\ of\ .*
      | ads? | adverts? | advertisement | sponsors? | promo | trailer | selection\ \d+
      | audience(\ member)? | all | both | everyone | everybody | group | multiple(\ speakers)?
      | (unknown | unidentified)(\ speaker)? | crosstalk | recording | video | audio
      | speaker | moderator | caller | voice-?over | commercial | question | answer
      | narrator | announcer | operator | host | guest | interviewer | interviewee | q | a
      | 主持人 | 嘉宾 | 主播 | 旁白 | 广告 | 音乐 | 观众""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTICLES: Final = frozenset(
    "al bin da de del della der di dos du el la le ten ter van von".split()
)
WORDS_IN_NAME: Final = 5
"""A longer label is a sentence."""


def is_numbered(label: str) -> bool:
    """`SPEAKER_00`, `Speaker 1`: a voice that a recogniser told apart, without a name."""
    return _NUMBERED.fullmatch(label) is not None


def is_nobody(label: str) -> bool:
    """`Break`, `Audience member`, `Host`: a label that is no person's name."""
    return _NOBODY.fullmatch(label) is not None


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
