"""Names that differ in one word only, which was misheard elsewhere in the same episode.

Where one reading has `Sherwin` and another one `Sherman`, `Sherman Wu` is `Sherwin Wu`, if the
latter is the better sourced; and `GBT5` is `GPT-5`, where `ChatGPT` was heard as `chat GBT`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Final

from vaultgen.model import Evidence, Heard
from vaultgen.resolve import sound, spelling
from vaultgen.resolve.attach import Apart
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.compare import Profile, residual, spelled_alike
from vaultgen.resolve.form import Form
from vaultgen.resolve.mined import ENOUGH_VOTES, NEARLY, taken_in

LETTERS: Final = 3
"""A shorter word is confused with too many others."""
WAYS: Final = 32
"""Spellings of one name that are looked up at most."""
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z]{2})")
Sounds = tuple[str, ...]
Confusions = Mapping[str, frozenset[str]]
"""{sound of a misheard word: sounds of the words that it stands for}, in one episode."""


def with_confused(
    clusters: Sequence[Cluster],
    evidence: Iterable[Evidence],
    is_common: Callable[[Form], bool],
    apart: Apart,
) -> list[Cluster]:
    """The clusters; one whose name differs from a better-sourced one by such words is taken in."""
    confused = {e.episode: words for e in evidence if (words := confusions(e.heard))}
    if not confused:
        return list(clusters)
    by_sound: dict[Sounds, list[str]] = defaultdict(list)
    for cluster in clusters:
        if cluster.head and cluster.head.stands and not is_common(cluster.head):
            by_sound[sounds(cluster.name)].append(cluster.key)
    found = {c.key: c for c in clusters}
    for cluster in clusters:
        own = found[cluster.key]
        if not own.head or own.is_settled or own.known:
            continue
        here = [confused[episode] for episode in sorted(own.episodes & confused.keys())]
        heard = (way for words in here for way in ways(own.name, words))
        meant = {key for way in heard for key in by_sound.get(way, ())}
        centres = [found[key] for key in sorted(meant - {own.key}) if key in found]
        centres = [c for c in centres if _is_surer(c, own) and not apart(own, c)]
        if len(centres) == 1:
            del found[own.key]
            found[centres[0].key] = taken_in(centres[0], own)
    return sorted(found.values(), key=lambda c: c.key)


def confusions(heard: Iterable[Heard]) -> Confusions:
    """For each misheard word of an episode the sounds of the words that it stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    for h in heard:
        name, form = (spelling.words(_HUMP.sub(" ", n)) for n in (h.name, h.form))
        rest, misheard = residual(name, form)
        if len(rest) == len(misheard) == 1 and _are_confused(rest[0], misheard[0], h.votes):
            found[sound.heard(misheard[0])].add(sound.heard(rest[0]))
    return {word: frozenset(found[word]) for word in sorted(found)}


def _are_confused(name: str, form: str, votes: int) -> bool:
    if min(len(name), len(form)) < LETTERS or not (name + form).isalpha():
        return False
    if votes >= ENOUGH_VOTES or sound.spelled_out(name) == sound.spelled_out(form):
        return True
    begin_alike = sound.heard(name)[:1] == sound.heard(form)[:1]
    return begin_alike and spelled_alike(Profile(name), Profile(form)) >= NEARLY


def ways(name: str, words: Confusions) -> Iterator[Sounds]:
    """The sounds of a name with the words that an episode confuses replaced."""
    heard = sounds(name)
    if any(word in words.get(word, ()) for word in heard):
        yield heard
    choices = [(word, *sorted(words.get(word, ()))) for word in heard]
    yield from islice((way for way in product(*choices) if way != heard), WAYS)


def sounds(name: str) -> Sounds:
    """The sounds of the words of a name, `ChatGPT` taken for two."""
    return tuple(sound.heard(word) for word in spelling.words(_HUMP.sub(" ", name)))


def _is_surer(centre: Cluster, own: Cluster) -> bool:
    """Is the centre better sourced? People must be named in one episode to be one."""
    if "person" in (centre.kind, own.kind) and not centre.episodes & own.episodes:
        return False
    return centre.level > own.level or (own.is_misheard and not centre.is_misheard)
