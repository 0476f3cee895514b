"""A name as the rules see it that tell which names may come together; see `quarters`."""

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from vaultgen import text
from vaultgen.model import Candidate, EntityType, Evidence, Heard, Rendering
from vaultgen.resolve import form as forms
from vaultgen.resolve import sound, spelling
from vaultgen.resolve.candidates import long_words
from vaultgen.resolve.confused import Confusions, confusions, ways
from vaultgen.resolve.naming import facet, stated_types, top_type
from vaultgen.resolve.statistics import STATING, lower_words
from vaultgen.resolve.unite import stated_aliases
from vaultgen.resolve.votes import pieces

_NUMBERED: Final = re.compile(r"(?:-\d+)+$")

Record = Candidate | Heard | Rendering | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What one episode tells of one name."""

    episode: str
    """Its id."""
    records: tuple[Record, ...]
    """All that mentions it, in the order of the evidence."""
    ties: frozenset[str]
    """See `Name.ties`."""
    show: str
    """Folded."""
    in_lower: bool
    """Does the episode have it in lower case, too?"""
    confusions: Confusions
    """Words that its episode confuses."""

    @property
    def candidates(self) -> Iterator[Candidate]:
        """What the episode proposes."""
        return (record for record in self.records if isinstance(record, Candidate))


@dataclass(frozen=True, slots=True)
class Name:
    """A key of names (see `spelling.exact`), with what may bring it together with others.

    Sounds and words follow from the spellings; they are kept since every run looks at all names.
    """

    key: str
    spellings: tuple[str, ...] = ()
    """As episodes propose it, sorted."""
    sounds: tuple[str, ...] = ()
    """Of each spelling, word by word."""
    words: tuple[str, ...] = ()
    """Of each spelling, folded and joined by spaces."""
    long: tuple[str, ...] = ()
    """The sounds of the words by which it may meet others, see `candidates`."""
    ties: tuple[str, ...] = ()
    """Keys that are stated to mean the same, or were heard for it, and `/slug` of all ids that it
    may have; names that share one are neighbours."""
    episodes: tuple[int, ...] = ()
    """Numbers of those that mention it, sorted."""
    kind: EntityType | None = None
    """By vote; none where it has several meanings."""
    is_mixed: bool = False
    """Is it declared as things of different sorts, or split by a ruling?"""
    is_person: bool = False
    """May it be one?"""
    is_short: bool = False
    """May it be the first name of one?"""
    hosts: tuple[str, ...] = ()
    """Folded shows that state it."""
    ways: tuple[str, ...] = ()
    """Sounds that it has with the words that its episodes confuse replaced."""


class Keys(dict[str, str]):
    """The key of each name by how it is written; what is known already is not made again."""

    def __missing__(self, shown: str) -> str:
        self[shown] = key = spelling.exact(shown)
        return key


def told(evidence: Evidence, keys: Keys, among: Container[str] | None = None) -> dict[str, Told]:
    """What an episode tells of each name that it mentions, by key; only of some, where given."""
    records, ties = defaultdict[str, list[Record]](list), defaultdict[str, set[str]](set)
    for shown, record, others in _mentions(evidence):
        key = keys[shown]
        if among is None or key in among:
            records[key].append(record)
            ties[key].update(ties_of(others))
    if not records:
        return {}
    show, lower = text.fold(evidence.show or ""), lower_words(evidence)
    confused = confusions(evidence.heard)
    return {
        key: Told(
            evidence.episode, tuple(found), frozenset(ties[key]), show, key in lower, confused
        )
        for key, found in records.items()
    }


def _mentions(evidence: Evidence) -> Iterator[tuple[str, Record, Iterable[str]]]:
    """(name, what mentions it, names that it is tied to)."""
    for candidate in evidence.candidates:
        yield candidate.name, candidate, (candidate.name, *stated_aliases(candidate))
    named = {spelling.words(heard.name): heard.name for heard in evidence.heard}
    for heard in evidence.heard:
        inner = pieces(spelling.words(heard.name), spelling.words(heard.form)) & named.keys()
        yield heard.name, heard, (heard.form, *(named[words] for words in inner))
        yield heard.form, heard, ()
    for rendering in evidence.renderings:
        yield rendering.name, rendering, (rendering.form,)
        yield rendering.form, rendering, ()
    for names in evidence.distinct:
        for shown in names:
            yield shown, names, ()


def name(key: str, found: Sequence[tuple[int, Told]], split: Collection[str]) -> Name:
    """A name from what episodes (their numbers) tell of it; `split` are keys that rulings split."""
    proposals = forms.sort((one.episode, c) for _, one in found for c in one.candidates)
    candidates = [candidate for _, candidate in proposals]
    spellings = tuple(sorted({candidate.name for candidate in candidates}))
    facets = {facet(kind) for c in candidates for kind in stated_types(c)}
    is_mixed = len(facets) > 1 or key in split
    hosts = {one.show for _, one in found if any(forms.rank(c) in STATING for c in one.candidates)}
    confused = [one.confusions for _, one in found if one.confusions]
    heard = {" ".join(way) for s in spellings for words in confused for way in ways(s, words)}
    return Name(
        key,
        *spelled(spellings),
        ties=tuple(sorted({tie for _, one in found for tie in one.ties} - {key})),
        episodes=tuple(sorted(number for number, _ in found)),
        kind=None if is_mixed else forms.voted(candidates),
        is_mixed=is_mixed,
        is_person=any(kind == "person" for c in candidates for kind, _ in c.votes),
        is_short=any(map(_may_be_short, candidates)),
        hosts=tuple(sorted(hosts - {""})),
        ways=tuple(sorted(heard)),
    )


Strings = tuple[str, ...]


def spelled(spellings: Strings) -> tuple[Strings, Strings, Strings, Strings]:
    """Spellings, their sounds, their words, the sounds by which they may meet others."""
    words = [spelling.words(shown) for shown in spellings]
    sounds = tuple(" ".join(map(sound.heard, found)) for found in words)
    long = {one for found in words for one in long_words(found)}
    return spellings, sounds, tuple(map(" ".join, words)), tuple(sorted(long))


def ties_of(names: Iterable[str]) -> Iterator[str]:
    """What names are tied by: their keys, and the ids that they may have."""
    return chain.from_iterable(map(_ties, names))


@lru_cache(maxsize=1 << 17)
def _ties(shown: str) -> tuple[str, str]:
    return spelling.exact(shown), tie_of_slug(text.slug(shown))


def tie_of_slug(slug: str) -> str:
    """The slug without the numbers that tell ids apart: `gpt-2` may be the second `gpt`."""
    return f"/{_NUMBERED.sub('', slug)}"


def _may_be_short(candidate: Candidate) -> bool:
    return top_type(candidate) in (None, "person") and len(spelling.words(candidate.name)) == 1
