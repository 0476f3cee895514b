"""What names and transcripts cost where there are many: `python tests/benchmark_names.py`.

10,000 names, three in four of them garbled, against 10,000 that the vault knows; two transcripts of
40,000 words each, half of whose words were heard otherwise. Everything is invented and always the
same; what comes out is counted beside the time, so that nothing is fast by doing nothing.
"""

import argparse
import random
import resource
import string
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Final

from faker import Faker

from vaultgen.fuse.align import Word, align
from vaultgen.model import Candidate, EntityType, Evidence, KnownEntity
from vaultgen.resolve import Resolution, Rulings, resolve

AN_EPISODE: Final = 40
"""Names that an episode states, and as many that it says."""
GARBLED: Final = 0.75
NOISE: Final = 0.5
"""Share of the words that the other transcript does not have so: a third each are other words,
lost, or come in addition."""
VOCABULARY: Final = 9000
_FIRMS: Final = ("Labs", "Works", "Systems", "Foundry", "Partners", "Robotics", "Capital")
_SOUNDS: Final = (
    ("ph", "f"),
    ("ck", "k"),
    ("c", "k"),
    ("d", "t"),
    ("b", "p"),
    ("v", "f"),
    ("y", "i"),
    ("z", "s"),
    ("ll", "l"),
    ("nn", "n"),
    ("ie", "y"),
    ("o", "au"),
    ("er", "ar"),
)
"""What is heard one for the other."""


def main() -> None:
    """Run everything once, print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--names", type=int, default=10_000)
    options.add_argument("--words", type=int, default=40_000)
    chosen = options.parse_args()
    names(chosen.names)
    words(chosen.words)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    report("the most memory", f"{megabytes} MB")


def names(count: int) -> None:
    """Names against known ones: all at once, as the first run of a vault does it, and as notes of
    the user's own, whose names nothing takes away."""
    chance, known = random.Random(7), list(invented(count))
    heard = {garbled(n, chance) if chance.random() < GARBLED else n: n for n in known}
    said = list(heard)
    for what, notes in (("declared", ()), ("notes of the user's", tuple(map(own_note, known)))):
        evidence = list(episodes(() if notes else known, said))
        seconds, found = timed_resolution(evidence, notes)
        right, wrong = judged(found, heard)
        told = f"{seconds:.2f} s; {right} of {len(said)} at their name, {wrong} at another"
        report(f"{len(said)} names, {count} {what}", told)


def timed_resolution(
    evidence: Sequence[Evidence], known: Sequence[KnownEntity]
) -> tuple[float, Resolution]:
    """Seconds, and what came of it."""
    start = time.perf_counter()
    found = resolve(evidence, known, Rulings())
    return time.perf_counter() - start, found


def judged(found: Resolution, heard: dict[str, str]) -> tuple[int, int]:
    """How many names are where they belong, and how many with another known name."""
    known = set(heard.values())
    owner = {form: e.name for e in found.entities for form in (e.name, *e.aliases, *e.heard_as)}
    at = [(owner.get(form), name) for form, name in heard.items()]
    right = sum(place == name for place, name in at)
    return right, sum(place in known and place != name for place, name in at)


def invented(count: int) -> Iterator[str]:
    """Names of people and firms, each once."""
    fake, made = Faker("en_US"), set[str]()
    fake.seed_instance(11)
    while len(made) < count:
        last = fake.last_name()
        name = f"{fake.first_name()} {last}"
        if len(made) % 3 == 0:
            name = f"{last}{fake.last_name().lower()} {_FIRMS[len(made) % len(_FIRMS)]}"
        if name not in made:
            made.add(name)
            yield name


def garbled(name: str, chance: random.Random) -> str:
    """As a recogniser may have heard it: a sound or a letter, now and then two of them."""
    for _ in range(chance.choice((1, 1, 2))):
        lower = name.lower()
        places = [(lower.find(a), a, b) for a, b in _SOUNDS if a in lower]
        if places and chance.random() < 0.7:
            at, old, new = chance.choice(places)
        else:
            at, old, new = (
                chance.randrange(1, len(name)),
                "?",
                chance.choice(string.ascii_lowercase),
            )
        name = name[:at] + new + name[at + len(old) :]
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def episodes(stated: Sequence[str], said: Sequence[str]) -> Iterator[Evidence]:
    """What is stated and what is said, some names in each episode."""
    for number, first in enumerate(range(0, len(said), AN_EPISODE)):
        declared = [
            Candidate(name, "declared", ((kind(name), 10.0),), 1, 1, "names")
            for name in stated[first : first + AN_EPISODE]
        ]
        spoken = [
            Candidate(name, "corroborated", ((kind(name), 1.0),), count=2)
            for name in said[first : first + AN_EPISODE]
            if name not in stated[first : first + AN_EPISODE]
        ]
        yield Evidence(f"episode/{number:05}", (*declared, *spoken), ())


def own_note(name: str) -> KnownEntity:
    """A note that the user made."""
    return KnownEntity(name, kind(name), (), f"{name}.md")


def kind(name: str) -> EntityType:
    """People have no firm's word in their names."""
    return "company" if name.split()[-1] in _FIRMS else "person"


def words(count: int) -> None:
    """Two transcripts of one recording, twice: drawn as people talk, and as random words."""
    for what, power in (("as people talk", 1.0), ("at random", 0.0)):
        chance = random.Random(7)
        weights = [1 / rank**power for rank in range(1, VOCABULARY + 1)]
        first = chance.choices(range(VOCABULARY), weights, k=count)
        second, kept = noisy(first, chance, weights)
        a, b = as_words(first), as_words(second)
        start = time.perf_counter()
        pairs = align(a, b)
        seconds = time.perf_counter() - start
        right = len(kept.intersection(pairs))
        told = f"{seconds:.2f} s; {right} of {len(kept)} kept words found, {len(pairs)} matched"
        report(f"{count} words, {what}", told)


def noisy(
    said: Sequence[int], chance: random.Random, weights: Sequence[float]
) -> tuple[list[int], set[tuple[int, int]]]:
    """The words as another recogniser heard them, and which of them are the same."""
    heard: list[int] = []
    kept = set()
    others = iter(chance.choices(range(VOCABULARY), weights, k=2 * len(said)))
    for at, word in enumerate(said):
        luck = chance.random()
        if luck >= NOISE:
            kept.add((at, len(heard)))
            heard.append(word)
        elif luck < NOISE / 3:
            heard.append(next(others))
        elif luck < NOISE * 2 / 3:
            heard += (next(others), next(others))
    return heard, kept


def as_words(numbers: Sequence[int]) -> list[Word]:
    """Words of segments of twelve words each."""
    return [Word(f"w{n}", at // 12, at % 12 / 12) for at, n in enumerate(numbers)]


def report(what: str, found: str) -> None:
    """One line of the table."""
    sys.stdout.write(f"{what:42} {found}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
