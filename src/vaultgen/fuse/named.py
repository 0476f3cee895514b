"""Voices get the names of people whom sources declare: by evidence, with a margin, or not at all.

A wrong name is worse than none, so a name is given only where it is well supported and where
neither another name for the voice nor another voice for the name comes close.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from vaultgen import text
from vaultgen.fuse.hints import LIMITS, RULES
from vaultgen.fuse.people import Person, form_of, forms, people
from vaultgen.fuse.turns import Turn, turns
from vaultgen.model import Declared, Link, Segment, Speaker

ENOUGH: Final = 2.5
"""Evidence that a name needs."""
MARGIN: Final = 2.0
"""By so much it exceeds the next name of the voice, and the next voice of the name."""
FEWEST_WORDS: Final = 5
"""A voice with fewer is a slip of the diarisation."""
AGAINST: Final = -1.0
"""With less than this, a voice is not that person, even where nobody else is left."""
MOST_NAMES: Final = 5
"""So many names are offered for a doubtful voice."""

Scores = Mapping[tuple[str, int], float]


def named(
    speakers: Sequence[Speaker],
    segments: Sequence[Segment],
    declared: Iterable[Declared],
    links: Iterable[Link] = (),
) -> tuple[Speaker, ...]:
    """The speakers, with names where the evidence suffices (`how="inferred"`), else with `maybe`.

    Only voices of the kind `person` that have no name yet are looked at.
    """
    everyone = people(declared, links)
    unnamed = [s.label for s in speakers if not s.name and s.kind == "person"]
    if not everyone or not unnamed:
        return tuple(speakers)
    outside = {s.label for s in speakers if s.kind != "person"}
    known = forms(everyone, segments)
    heard = [t for t in turns(segments, known) if t.voice not in outside]
    scores = weighed(heard, everyone)
    taken = {known.get(form_of(s.name)) for s in speakers if s.name}
    free = [n for n in range(len(everyone)) if n not in taken]
    sizes = _sizes(heard)
    voices = [voice for voice in unnamed if sizes[voice] >= FEWEST_WORDS]
    given = _sure(scores, voices, free)
    if given or any(s.name for s in speakers):
        given |= _last(given, scores, voices, [n for n in free if everyone[n].takes_part])
    left = [(n, everyone[n]) for n in free if n not in given.values()]
    told = {voice: everyone[n].name for voice, n in given.items()}
    doubtful = {voice: _likely(voice, left, scores) for voice in unnamed if voice not in given}
    return tuple(
        replace(s, name=told[s.label], how="inferred")
        if s.label in told
        else replace(s, maybe=doubtful.get(s.label, ()))
        for s in speakers
    )


def weighed(heard: Sequence[Turn], everyone: Sequence[Person]) -> Scores:
    """{(voice, person): evidence} of all rules, each within its limit."""
    parts: dict[tuple[str, int], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for rule in RULES:
        for hint in rule(heard, everyone):
            parts[hint.voice, hint.person][hint.kind] += hint.weight
    return {
        pair: sum(max(-LIMITS[kind], min(LIMITS[kind], total)) for kind, total in found.items())
        for pair, found in parts.items()
    }


def _sizes(heard: Iterable[Turn]) -> Counter[str]:
    sizes = Counter[str]()
    for turn in heard:
        sizes[turn.voice] += len(text.folded_tokens(turn.said))
    return sizes


def _sure(scores: Scores, voices: Sequence[str], free: Sequence[int]) -> dict[str, int]:
    """{voice: person}, the surest first; who has a name is no rival any more."""
    given: dict[str, int] = {}
    while True:
        left = [v for v in voices if v not in given]
        names = [n for n in free if n not in given.values()]
        ranked = sorted(
            ((scores.get((v, n), 0.0), v, n) for v in left for n in names),
            key=lambda item: (-item[0], item[1], item[2]),
        )
        best = next((x for x in ranked if x[0] >= ENOUGH and _is_clear(x, ranked)), None)
        if best is None:
            return given
        given[best[1]] = best[2]


def _is_clear(best: tuple[float, str, int], ranked: Sequence[tuple[float, str, int]]) -> bool:
    score, voice, person = best
    rivals = [s for s, v, n in ranked if (v == voice) != (n == person)]
    return score - max(rivals, default=0.0) >= MARGIN


def _last(
    given: Mapping[str, int], scores: Scores, voices: Sequence[str], taking_part: Sequence[int]
) -> dict[str, int]:
    """The one voice left is the one person left, where as many take part as speak."""
    left = [v for v in voices if v not in given]
    names = [n for n in taking_part if n not in given.values()]
    if len(left) == len(names) == 1 and scores.get((left[0], names[0]), 0.0) > AGAINST:
        return {left[0]: names[0]}
    return {}


def _likely(voice: str, left: Iterable[tuple[int, Person]], scores: Scores) -> tuple[str, ...]:
    """Names of those for whom something speaks, or who take part and against whom little does."""
    ranked = sorted(
        (-scores.get((voice, n), 0.0), not person.takes_part, n, person.name) for n, person in left
    )
    likely = (
        name for less, absent, _, name in ranked if less < 0.0 or (not absent and -less > AGAINST)
    )
    return tuple(likely)[:MOST_NAMES]
