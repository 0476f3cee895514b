"""Who is this voice? One case for each voice that has no name and may have one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from vaultgen import fuse, text
from vaultgen.pipeline.brief import Brief, Voice
from vaultgen.pipeline.case import DIGITS, Case, Choice, Known, Subject, made_id
from vaultgen.resolve import Rulings, ruling_edits


def voice_cases(briefs: Sequence[Brief]) -> Iterator[Case]:
    """The cases of all episodes; an episode is told by its title, or by its id where that is not
    enough."""
    titles = Counter(text.fold(brief.title) for brief in briefs)
    for brief in briefs:
        word = brief.title if titles[text.fold(brief.title)] == 1 else brief.id
        for voice in brief.voices:
            if voice.is_asked:
                yield _case(voice, brief, word)


def _case(voice: Voice, brief: Brief, word: str) -> Case:
    choices = [
        Choice(DIGITS[n : n + 1], name, name, partial(_ruled, word, voice.label, name))
        for n, name in enumerate(voice.maybe)
    ]
    nobody = partial(_ruled, word, voice.label, fuse.NOBODY)
    choices.append(Choice("n", fuse.NOBODY, "nobody: it stays without a name", nobody))

    noun = "paragraph" if voice.paragraphs == 1 else "paragraphs"
    since = f", first at {text.clock(voice.since)}" if voice.since is not None else ""
    about = f"{brief.title}, {voice.paragraphs} {noun}{since}"
    return Case(
        id=made_id("voice", brief.id, voice.label),
        kind="voice",
        question=f"Who is {voice.label}?",
        subjects=(Subject(voice.label, about, said=voice.said),),
        choices=tuple(choices),
        weight=voice.paragraphs,
        about=(frozenset(map(text.fold, (brief.id, brief.title))), text.fold(voice.label)),
    )


def _ruled(episode: str, label: str, name: str, rulings: Rulings, _: Known) -> Rulings:
    return ruling_edits.voice(rulings, episode, label, name)
