"""Voices to which the user gave another name."""

from collections.abc import Sequence
from dataclasses import replace

from vaultgen import text
from vaultgen.model import Episode, Speaker


def corrected(episode: Episode, said: Sequence[tuple[tuple[str, ...], str]]) -> Episode:
    """The episode, with (names that a voice has now, its name) put right (`how="ruled"`).

    Without a name that it has now, the only voice without a name is meant. That a label stated the
    wrong name counts no more.
    """
    if not said:
        return episode
    nameless = [s for s in episode.speakers if not s.name and s.kind == "person"]
    names = {text.fold(old): new for olds, new in said for old in olds}
    wrong = frozenset(names)
    free = [new for olds, new in said if not olds]
    if len(nameless) == len(free) == 1:
        names[text.fold(nameless[0].label)] = free[0]
    return replace(
        episode,
        speakers=tuple(_corrected(speaker, names) for speaker in episode.speakers),
        declared=tuple(
            d
            for d in episode.declared
            if d.field != "speaker label" or text.fold(d.name) not in wrong
        ),
    )


def _corrected(speaker: Speaker, names: dict[str, str]) -> Speaker:
    name = names.get(text.fold(speaker.name or speaker.label))
    return replace(speaker, name=name, how="ruled", maybe=()) if name else speaker
