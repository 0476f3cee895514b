"""Voices without a name that say who they are.

Only a name that some source declares as a person counts, and only when exactly one voice claims
it and claims no other: a wrong name is worse than none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from vaultgen import text
from vaultgen.model import Declared, Segment, Speaker

_SELF: Final = re.compile(r"\b(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s|[Tt]his is)\s+")
_OPENING: Final = 0.25
"""Share of an episode in which people introduce themselves; later "I'm" is a story."""
_FEWEST: Final = 40
"""Segments that are looked at in any case."""


def with_introduced(
    speakers: Sequence[Speaker], segments: Sequence[Segment], declared: Iterable[Declared]
) -> tuple[Speaker, ...]:
    """The speakers, those that introduce themselves with their names (`how="inferred"`)."""
    people = {text.fold(d.name): d.name for d in declared if d.type == "person"}
    full = {key: name for key, name in people.items() if " " in key}
    claims: dict[str, set[str]] = defaultdict(set)
    for segment in segments[: max(_FEWEST, round(len(segments) * _OPENING))]:
        if segment.speaker:
            claims[segment.speaker].update(_claimed(segment.text, full))
    taken = frozenset(s.name for s in speakers if s.name)
    return tuple(_named(speaker, claims, taken) for speaker in speakers)


def _claimed(said: str, people: dict[str, str]) -> Iterable[str]:
    for found in _SELF.finditer(said):
        words = text.fold(said[found.end() : found.end() + 80]).split()
        longest = (" ".join(words[:n]) for n in range(min(len(words), 5), 1, -1))
        name = next((people[key] for key in longest if key in people), None)
        if name:
            yield name


def _named(speaker: Speaker, claims: dict[str, set[str]], taken: frozenset[str]) -> Speaker:
    mine = claims.get(speaker.label, set())
    if speaker.name or len(mine) != 1:
        return speaker
    (name,) = mine
    others = (label for label, names in claims.items() if name in names and label != speaker.label)
    if name in taken or next(others, None):
        return speaker
    return replace(speaker, name=name, how="inferred")
