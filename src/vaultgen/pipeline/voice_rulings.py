"""Rulings on voices: which episodes they mean, and which mean none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vaultgen import fuse, text
from vaultgen.pipeline.brief import Brief
from vaultgen.resolve import Rulings


@dataclass(frozen=True, slots=True)
class Meant:
    """The rulings on voices by episode."""

    voices: dict[str, tuple[tuple[str, str], ...]]
    """{episode id: ((voice, its name), …)}."""
    words: dict[str, str]
    """{episode id: what the rulings call it}."""
    idle: tuple[str, ...]
    """In words for the user: those of no episode, and of several."""


def find(rulings: Rulings, groups: Iterable[fuse.Group], heads: Mapping[str, fuse.Head]) -> Meant:
    """The episodes that rulings mean by id, or by a title that one of their sources states."""
    if not rulings.speakers:
        return Meant({}, {}, ())
    titled = defaultdict[str, set[str]](set)
    for group in groups:
        for name in (group.episode, *(t for path in group.paths for t in heads[path].titles)):
            titled[text.fold(name)].add(group.episode)
    voices = defaultdict[str, list[tuple[str, str]]](list)
    words, idle = dict[str, str](), list[str]()
    for word, table in rulings.speakers:
        match sorted(titled[text.fold(word)]):
            case [ident]:
                voices[ident].extend(table)
                words[ident] = word
            case []:
                idle.append(f"{_of(word)} concerns no episode that the vault has")
            case several:
                idle.append(f"{_of(word)} may mean {' or '.join(several)}: give one of these ids")
    return Meant({ident: tuple(said) for ident, said in voices.items()}, words, tuple(idle))


def unheard(meant: Meant, briefs: Iterable[Brief]) -> Iterator[str]:
    """Rulings on voices that their episode has not, in words for the user."""
    for brief in briefs:
        labels = ", ".join(f"“{voice.label}”" for voice in brief.voices)
        for voice in brief.unheard:
            yield f"{_of(meant.words[brief.id])}: it has no voice “{voice}” (it has {labels})"


def _of(word: str) -> str:
    return f"the ruling `speakers` on “{word}”"
