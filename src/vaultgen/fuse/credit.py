"""Which lists of names deserve credit: some were made from a transcript, with its errors."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from vaultgen import text
from vaultgen.model import Declared, Heard, Source

MISHEARD: Final = 2
"""So many of its names must be misheard for a list to be made from a transcript."""


def credited(sources: Sequence[Source], heard: Iterable[Heard]) -> tuple[Declared, ...]:
    """What all sources declare, without repeats; names of lists made from transcripts marked."""
    copied = made_from_transcripts(sources, ((h.name, h.form) for h in heard))
    return tuple(
        dict.fromkeys(
            replace(declared, heard=True) if source.ref.path in copied else declared
            for source in sources
            for declared in source.declared
        )
    )


def made_from_transcripts(
    sources: Iterable[Source], heard: Iterable[tuple[str, str]]
) -> frozenset[str]:
    """Paths of the sources whose transcript, and list, have what was misheard for names.

    `heard` holds pairs (name, misheard form).
    """
    pairs = [(_letters(name), _letters(form)) for name, form in heard]
    return frozenset(
        source.ref.path
        for source in sources
        if source.segments and _misheard(source, pairs) >= MISHEARD
    )


def _misheard(source: Source, pairs: Sequence[tuple[str, str]]) -> int:
    """How many names of its list stand for others that it does not have."""
    listed = {_letters(declared.name) for declared in source.declared}
    return len({form for name, form in pairs if form in listed and name not in listed})


def _letters(name: str) -> str:
    return text.fold(name).replace(" ", "")
