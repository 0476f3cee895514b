"""Voices to which the user gave another name."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final

from vaultgen import text
from vaultgen.model import Episode, Speaker

NOBODY: Final = "nobody"
"""Instead of a name: the voice has none, and no person need look for one."""


def ruled(episode: Episode, said: Sequence[tuple[str, str]]) -> tuple[Episode, tuple[str, ...]]:
    """The episode, with (voice, its name) as `rulings.yaml` has them (`how="ruled"`), and voices
    that it has not.

    A voice is known by its label, or by the name that it would have.
    """
    names = {text.fold(voice): name for voice, name in said}

    def name_of(speaker: Speaker) -> str | None:
        found = names.get(text.fold(speaker.label))
        return found or names.get(text.fold(speaker.name or ""))

    known = {text.fold(w) for s in episode.speakers for w in (s.label, s.name or "")}
    unheard = tuple(voice for voice, _ in said if text.fold(voice) not in known)
    return (_with_names(episode, name_of, names) if said else episode), unheard


def corrected(episode: Episode, said: Sequence[tuple[tuple[str, ...], str]]) -> Episode:
    """The episode, with (names that a voice has now, its name) put right (`how="ruled"`).

    Without a name that it has now, the only voice without a name is meant. What a ruling says of a
    voice holds.
    """
    if not said:
        return episode
    nameless = [
        s for s in episode.speakers if not s.name and s.kind == "person" and s.how != "ruled"
    ]
    names = {text.fold(old): new for olds, new in said for old in olds}
    wrong = frozenset(names)
    free = [new for olds, new in said if not olds]
    if len(nameless) == len(free) == 1:
        names[text.fold(nameless[0].label)] = free[0]

    def name_of(speaker: Speaker) -> str | None:
        is_open = speaker.how != "ruled"
        return names.get(text.fold(speaker.name or speaker.label)) if is_open else None

    return _with_names(episode, name_of, wrong)


def _with_names(
    episode: Episode, name_of: Callable[[Speaker], str | None], wrong: Collection[str]
) -> Episode:
    """With the names that voices are given; that a label states a wrong one counts no more."""
    return replace(
        episode,
        speakers=tuple(_named(speaker, name_of(speaker)) for speaker in episode.speakers),
        declared=tuple(
            d
            for d in episode.declared
            if d.field != "speaker label" or text.fold(d.name) not in wrong
        ),
    )


def _named(speaker: Speaker, name: str | None) -> Speaker:
    if not name:
        return speaker
    is_nobody = text.fold(name) == NOBODY
    return replace(speaker, name=None if is_nobody else name, how="ruled", maybe=())
