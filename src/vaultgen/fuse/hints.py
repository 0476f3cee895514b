"""What speaks for a voice being a person, and what against it: one rule, one function.

The rules read turns in which the names of the people are marked. Weights add up: what people say
of themselves weighs most, what they say to each other adds up over the episode.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vaultgen import text
from vaultgen.fuse.people import Person
from vaultgen.fuse.turns import Turn

OPENING: Final = 0.25
"""Share of an episode in which people introduce themselves and others; later it is a story."""
FIRST_TURNS: Final = 40
"""Turns that count as the opening in any case."""
REPLY: Final = 2
"""Turns within which somebody who was introduced begins to speak."""
GREETING: Final = 300
"""Characters at the start of a turn in which a guest says hello."""
STRANGER: Final = -1
"""Stands for somebody who is introduced and not on the list."""

_WHOLE: Final = r"@(\d+)@"
_NAME: Final = r"@(\d+)~?@(?!['’]s\b)"
_SELF: Final = re.compile(
    rf"""(?:\b(?:I['’]m|I\ am|my\ name\ is|my\ name['’]s|myself,)\s+
        (?:your\ (?:co-?)?host,?\s+)?{_NAME}
      | \bthis\ is\s+(?:your\ (?:co-?)?host,?\s+)?{_WHOLE}(?!['’]s\b)
      | (?:我是|我叫)\s*{_WHOLE})""",
    re.IGNORECASE | re.VERBOSE,
)
_INTRODUCING: Final = re.compile(
    r"""\b(?: joined\b[^.?!]{0,30}?\bby | (?:guests?|co-?hosts?|colleague|friend)\b
      | with\ (?:me|us)\b | (?:we|I|to)(?:\ have|['’]ve\ got|\ got)\b | welcom(?:e|ing)\b
      | (?:talk|speak|chat|sit|sitting|speaking|talking|chatting)\ (?:down\ )?(?:to|with)\b
      | introduc(?:e|ing)\b | here\ with\b | have\ (?:on|here)\b )
      | 嘉宾 | 欢迎 | 请到 | 有请""",
    re.IGNORECASE | re.VERBOSE,
)
_INTRODUCED: Final = re.compile(
    rf"[^.?!。？！@]{{0,60}}?{_NAME}(?:,? and [^.?!@]{{0,40}}?{_NAME})?"
)
_SOMEBODY: Final = re.compile(r"[^.?!@]{0,60}?\b[A-Z][\w’'-]+ [A-Z][\w’'-]+")
_WELCOMED: Final = re.compile(
    rf"""{_NAME}[,.!]?\s+(?:[^.?!@,]{{0,20}}[,\ ])?
      (?: welcome | thanks?(?:\ you)?(?:\ \w+){{0,2}}\ for\ (?:joining|being|coming)
      | (?:it's\ )?(?:great|good)\ to\ (?:have|see)\ you )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_GLAD: Final = re.compile(
    r"""\b(?: thank(?:s|\ you)\b[^.?!@]{0,25}?\bfor\ (?:having|inviting)\ (?:me|us)
      | (?:great|good|happy|glad|excited|delighted|thrilled|pleasure|honou?r(?:ed)?|nice)
        \ to\ be\ (?:here|on|back|with\ you) )\b
      | (?:谢谢|感谢)[^。？！@]{0,6}邀请 | 很(?:高兴|开心|荣幸)能?(?:来|参加|上)""",
    re.IGNORECASE | re.VERBOSE,
)
_CALLED: Final = re.compile(
    rf"""(?: ^ | [,.?!…–—，。？！-] | \b(?:hey|hi|hello|so|and|you|thanks|okay) )
      \s*{_NAME}\s*(?: [,.?!…–—，。？！-] | $ )""",
    re.IGNORECASE | re.VERBOSE,
)
_ANSWERED: Final = re.compile(
    rf"""^\W*(?:\w+,?\ ){{0,2}}
      (?: thanks? | thank\ you | yeah | yes | hi | hey | hello | right | good | great | exactly
      | absolutely | sure )\b
      (?:,?\ \w+){{0,3}},?\s*{_NAME}\s*[,.?!]""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE: Final = re.compile(r"\w[^.?!。？！]*[.?!。？！]")
_ANY: Final = re.compile(r"@(\d+)~?@")


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that speaks for (or, with a negative weight, against) a voice being a person."""

    voice: str
    person: int
    weight: float
    kind: str
    """The rule that gives it."""


Rule = Callable[[Sequence[Turn], Sequence[Person]], Iterator[Hint]]


def has_the_role(turns: Sequence[Turn], everyone: Sequence[Person]) -> Iterator[Hint]:
    """`Host: …`, and one person is declared as the host."""
    for voice in dict.fromkeys(turn.voice for turn in turns):
        holders = [n for n, person in enumerate(everyone) if person.is_the(text.fold(voice))]
        if len(holders) == 1:
            yield Hint(voice, holders[0], 4.0, "role")


def introduces_itself(turns: Sequence[Turn], _: Sequence[Person]) -> Iterator[Hint]:
    """`I'm Ada Quill`, said in the opening."""
    for turn in _opening(turns):
        for found in _SELF.finditer(turn.said):
            yield Hint(turn.voice, int(found[found.lastindex or 0]), 4.0, "self")


def is_introduced(turns: Sequence[Turn], _: Sequence[Person]) -> Iterator[Hint]:
    """`We're joined by Ada Quill`: the next voice may be hers; one that is glad to be here is."""
    opening = _opening(turns)
    sure = 3.0 if len({turn.voice for turn in turns}) == 2 else 1.5
    greeted: set[str] = set()
    for k, turn in enumerate(opening):
        named = _introductions(turn.said)
        for person in named:
            if person != STRANGER:
                yield Hint(turn.voice, person, -3.0, "introduces")
        if k + 1 < len(turns):
            yield from _shared(turns[k + 1].voice, named, sure)
        if turn.voice not in greeted and _GLAD.search(turn.said[:GREETING]):
            greeted.add(turn.voice)
            said = (_introductions(t.said) for t in turns[max(k - REPLY, 0) : k][::-1])
            yield from _shared(turn.voice, next(filter(None, said), []), 3.0)


def _shared(voice: str, named: Sequence[int], weight: float) -> Iterator[Hint]:
    """Of several who were introduced together, each may be the one that speaks."""
    for person in named:
        if person != STRANGER:
            yield Hint(voice, person, weight / len(named), "introduced")


def _introductions(said: str) -> list[int]:
    """Who is introduced in a turn; somebody who is not on the list is a stranger."""
    own = _own(said)
    found: dict[int, None] = {}
    for cue in _INTRODUCING.finditer(said):
        match = _INTRODUCED.match(said, cue.end())
        if match and match.start(1) not in own:
            found.update({int(n): None for n in match.groups() if n})
        elif not match and _SOMEBODY.match(said, cue.end()):
            found[STRANGER] = None
    welcomed = (match for match in _WELCOMED.finditer(said) if match.start(1) not in own)
    found.update({int(match[1]): None for match in welcomed})
    return list(found)


def _own(said: str) -> set[int]:
    """Where people say their own names."""
    return {found.start(found.lastindex or 0) for found in _SELF.finditer(said)}


def is_addressed(turns: Sequence[Turn], _: Sequence[Person]) -> Iterator[Hint]:
    """`… don't you think, Ada?`, and the next voice is Ada's; `Thanks, Bo.`, and the last was."""
    for k, turn in enumerate(turns):
        first = _ANSWERED.search(turn.said[:80])
        if first:
            yield Hint(turn.voice, int(first[1]), -1.0, "addresses")
            if k:
                yield Hint(turns[k - 1].voice, int(first[1]), 1.0, "addressed")
        for called in _CALLED.finditer(turn.said, max(len(turn.said) - 120, 0)):
            if first and called.start(1) == first.start(1):
                continue
            yield Hint(turn.voice, int(called[1]), -1.0, "addresses")
            if k + 1 < len(turns):
                last = not _SENTENCE.search(turn.said, called.end(1) + 3)
                yield Hint(turns[k + 1].voice, int(called[1]), 2.0 if last else 1.0, "addressed")


def speaks_about(turns: Sequence[Turn], _: Sequence[Person]) -> Iterator[Hint]:
    """People name others, hardly ever themselves."""
    for turn in turns:
        own = _own(turn.said)
        for found in _ANY.finditer(turn.said):
            if found.start(1) not in own:
                yield Hint(turn.voice, int(found[1]), -0.5, "about")


def _opening(turns: Sequence[Turn]) -> list[Turn]:
    return [t for n, t in enumerate(turns) if n < FIRST_TURNS or t.place < OPENING]


RULES: Final[tuple[Rule, ...]] = (
    has_the_role,
    introduces_itself,
    is_introduced,
    is_addressed,
    speaks_about,
)
LIMITS: Final = {
    "role": 4.0,
    "self": 6.0,
    "introduced": 6.0,
    "introduces": 4.0,
    "addressed": 5.0,
    "addresses": 4.0,
    "about": 3.0,
}
"""At most so much each rule adds or takes, however often it finds something."""
