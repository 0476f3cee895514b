"""The people who may be speaking: a closed list, from what sources declare outside the speech.

A transcript writes them in several ways: in full, by the first name, or as a recogniser misheard
them. Only a form that means one person of the list counts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import JaroWinkler

from vaultgen import labels, text
from vaultgen.model import Declared, Link, Segment

ALIKE: Final = 0.87
"""Least likeness of a garbled name to the name, whose words begin with the same letters."""
MARGIN: Final = 0.04
"""By so much a garbled name is more like one person of the list than like any other."""
LONGEST_NAME: Final = 10
"""Tokens: words, or characters of CJK."""
_PARTS: Final = labels.SPEAKERS | {"speaker", "byline", "handle"}
_ROLES: Final = {"host": labels.HOSTS, "guest": labels.GUESTS}
_CAPITALISED: Final = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)+")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a source declares."""

    name: str
    fields: frozenset[str] = frozenset()
    """Keys under which the person is declared, as `labels.key_of` gives them."""
    aliases: tuple[str, ...] = ()
    """Other names that sources state."""

    @property
    def takes_part(self) -> bool:
        """Is the person declared as one of those who speak, and not merely named?"""
        return bool(self.fields & _PARTS)

    def is_the(self, role: str) -> bool:
        """Is the person declared under this role (`host`, `guest`)?"""
        return bool(self.fields & _ROLES.get(role, frozenset()))


def people(declared: Iterable[Declared], links: Iterable[Link]) -> tuple[Person, ...]:
    """Those whom sources declare with a full name, in the order in which they do."""
    known = tuple(declared)
    things = {text.fold(d.name) for d in known if d.type not in (None, "person")}
    stated = [d for d in known if _is_person(d) and text.fold(d.name) not in things]
    names: dict[str, str] = {}
    for entry in stated:
        names.setdefault(text.fold(entry.name), entry.name)
    same = _accounts(links, names)
    fields: dict[str, set[str]] = defaultdict(set)
    aliases: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in stated:
        folded = text.fold(entry.name)
        home = same.get(folded, folded)
        fields[home].add(labels.key_of(entry.field))
        if home != folded:
            aliases[home][names[folded]] = None
    return tuple(
        Person(name, frozenset(fields[folded]), tuple(aliases[folded]))
        for folded, name in names.items()
        if folded not in same
    )


def _is_person(entry: Declared) -> bool:
    """Is it somebody's full name? What says no type is one only where speakers are declared."""
    if entry.type not in (None, "person") or entry.field == "speaker label":
        return False
    stated = entry.type == "person" or labels.key_of(entry.field) in _PARTS
    return stated and (" " in entry.name or text.is_cjk(entry.name))


def _accounts(links: Iterable[Link], names: Mapping[str, str]) -> dict[str, str]:
    """{folded name: folded name that its account is called by}: one person in two scripts."""
    tight = {name.replace(" ", ""): name for name in names}
    found = {}
    for link in links:
        account = text.fold(link.url.rstrip("/").rpartition("/")[2]).replace(" ", "")
        shown = text.fold(link.text)
        if account in tight:
            others = (name for name in names if text.is_cjk(name) and name in shown)
            found.update(dict.fromkeys(others, tight[account]))
    return found


def forms(everyone: Sequence[Person], segments: Iterable[Segment]) -> dict[str, int]:
    """{folded form: index of the person} of all forms that mean one person only.

    A first name means the person who has it, unless the transcript names somebody else in full
    who has it too, and more often.
    """
    runs = Counter(run for s in segments for run in _CAPITALISED.findall(s.text))
    meant: dict[str, set[int]] = defaultdict(set)
    for n, person in enumerate(everyone):
        for name in (person.name, *person.aliases):
            meant[form_of(name)].add(n)
    for form, n in _garbled(everyone, runs):
        if form not in meant:
            meant[form].add(n)
    whole = {form: min(whom) for form, whom in meant.items() if len(whom) == 1}
    return {**_first_names(whole, runs), **whole}


def form_of(name: str) -> str:
    """A name as `forms` has it: its folded tokens."""
    return " ".join(text.folded_tokens(name))


def _first_names(whole: Mapping[str, int], runs: Mapping[str, int]) -> dict[str, int]:
    """{folded first name: index of the only person that it means}."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for form, n in whole.items():
        if " " in form and not text.is_cjk(form):
            bearers[form.partition(" ")[0]].add(n)
    said: Counter[str] = Counter()
    strangers: dict[str, Counter[str]] = defaultdict(Counter)
    for run, count in runs.items():
        words = text.fold(run).split()
        for k in range(len(words) - 1):
            if longest(words, k, whole) > 1:
                said[words[k]] += count
            elif words[k] in bearers:
                strangers[words[k]][words[k + 1]] += count
    return {
        first: min(whom)
        for first, whom in bearers.items()
        if len(first) > 1
        and len(whom) == 1
        and said[first] >= max(strangers[first].values(), default=0)
    }


def _garbled(everyone: Sequence[Person], runs: Iterable[str]) -> Iterator[tuple[str, int]]:
    """(folded form, index) of runs of capitalised words that sound like one name of the list."""
    alike: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for n, person in enumerate(everyone):
        folded = text.fold(person.name)
        alike[_initials(folded)].append((folded, n))
    sizes = sorted({len(initials) for initials in alike if len(initials) > 1})
    for run in runs:
        words = text.fold(run).split()
        for size in sizes:
            for k in range(len(words) - size + 1):
                form = " ".join(words[k : k + size])
                likest = _likest(form, alike.get(_initials(form), ()))
                if likest is not None:
                    yield form, likest


def _likest(form: str, names: Iterable[tuple[str, int]]) -> int | None:
    """The person whose name a form is like, and less like any other's."""
    ranked = sorted(((JaroWinkler.similarity(form, name), n) for name, n in names), reverse=True)
    best, second = (*ranked, (0.0, -1), (0.0, -1))[:2]
    return best[1] if best[0] >= ALIKE and best[0] - second[0] >= MARGIN else None


def longest(words: Sequence[str], n: int, forms: Mapping[str, int]) -> int:
    """How many words from the n-th on are the longest form that begins there; 0 where none does."""
    sizes = range(min(LONGEST_NAME, len(words) - n), 0, -1)
    return next((size for size in sizes if " ".join(words[n : n + size]) in forms), 0)


def _initials(folded: str) -> str:
    return "".join(word[0] for word in folded.split())
