"""Resolve: which names of the whole vault are one thing.

    evidence of ──update──▶ names that it reaches ──resolved──▶ their entities, among all others
    changed episodes        (quarters)              (part)

Sees candidates only, never a transcript. What is stated joins names transitively, what is merely
alike joins a garbled form to one well-sourced name; a short name belongs to its episode.
"""

from collections.abc import Sequence

from vaultgen.model import Evidence, KnownEntity, Lesson
from vaultgen.resolve.doubt import Doubt, is_open
from vaultgen.resolve.memory import Memory, News, Resolution
from vaultgen.resolve.rulings import Rulings, load
from vaultgen.resolve.update import update

__all__ = [
    "Doubt",
    "Memory",
    "News",
    "Resolution",
    "Rulings",
    "is_open",
    "load",
    "resolve",
    "update",
]


def resolve(
    evidence: Sequence[Evidence],
    known: Sequence[KnownEntity],
    rulings: Rulings,
    lessons: Sequence[Lesson] = (),
) -> Resolution:
    """Entities of the whole vault; the order of the evidence does not matter.

    Notes that the user wrote keep name, type and aliases, those of ours their ids; rulings beat
    everything, also those that the user's edits teach. Given its own entities as notes, it
    returns them unchanged.
    """
    return update(Memory(), News(come=tuple(evidence)), known, rulings, lessons)[0]
