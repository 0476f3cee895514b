"""A small world: talks and their files, a vault, a person."""

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from tests.grown.talks import (
    FEW,
    FORMS,
    NAMELESS,
    SHOWS,
    TITLES,
    TOGETHER,
    VOICES,
    Tale,
    Talk,
    a_crowd,
    tales,
)

from vaultgen import config, pipeline
from vaultgen.config import Config, NoteRules
from vaultgen.model import TYPES


@dataclass
class World:
    """Talks and their files, a vault, a person; the dice decide what happens."""

    home: Path
    dice: random.Random
    tales: tuple[Tale, ...]
    rules: NoteRules = field(default_factory=NoteRules)
    talks: dict[int, Talk] = field(default_factory=dict)
    gone: list[Talk] = field(default_factory=list)
    rulings: list[tuple[str, str]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    count: int = 0
    crowd: int = 0
    """How many names share a word."""

    @property
    def vault(self) -> Path:
        return self.home / "vault"

    @property
    def state(self) -> Path:
        return self.config.state

    @property
    def config(self) -> Config:
        found = config.bare([self.home / "seeds"], self.vault)
        return replace(found, notes=self.rules)

    def sync(self) -> pipeline.Report:
        return pipeline.sync(self.config, adopt=True)

    def at(self, home: Path) -> "World":
        """A copy elsewhere, as it is now; nothing is to happen there but runs."""
        shutil.copytree(self.home, home)
        return replace(self, home=home)

    def sources(self) -> list[Path]:
        return sorted((self.home / "seeds").glob("*"))

    def notes(self, such: str) -> list[Path]:
        """The notes whose ids begin so; all for an empty string."""
        found = (path for path in self.vault.rglob("*.md") if ".vaultgen" not in path.parts)
        head = f"\nid: {such}" if such else ""
        return sorted(path for path in found if head in path.read_text("utf-8"))

    def things(self) -> list[Path]:
        """The notes of entities."""
        return sorted(path for kind in TYPES for path in self.notes(f"{kind}/"))

    def thing(self) -> Path:
        return self.dice.choice(self.things())

    def note(self) -> Path:
        """One of an entity, or any other of ours that is no index."""
        kind = self.dice.choice(("episode/", "transcript/", "topic/", "show/"))
        others = self.notes(kind)
        return self.dice.choice((self.thing(), self.dice.choice(others or self.things())))

    def number(self) -> int:
        self.count += 1
        return self.count

    def talk(self) -> Talk:
        return self.dice.choice([self.talks[n] for n in sorted(self.talks)])

    def tale(self, talk: Talk | None = None) -> Tale:
        """One of those that the talk mixes, or any."""
        return self.tales[self.dice.choice(talk.tales if talk else range(len(self.tales)))]

    def new_talk(self) -> Talk:
        dice = self.dice
        tales = tuple(sorted(dice.sample(range(len(self.tales)), dice.choice((1, 2, 2, 3)))))
        pool = [one for n in tales for one in self.tales[n].said]
        rows = [row for n in tales for row in self.tales[n].rows]
        return Talk(
            number=(number := self.number()),
            slug=(title := dice.choice(TITLES)).lower().replace(" ", "-"),
            title=title,
            show=dice.choice(SHOWS),
            voices=dice.choice(((VOICES[number % 2], dice.choice(VOICES[2:])), NAMELESS)),
            tales=tales,
            rows=tuple(dice.sample(rows, min(len(rows), dice.randrange(4)))),
            said=tuple(dice.choices(pool, k=dice.randrange(3, 9))),
            forms=dice.choice(TOGETHER),
            misheard=self.misheard(tales),
        )

    def misheard(self, tales: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
        """Some of the names of the tales, with what was heard for them."""
        pairs = [pair for n in tales for pair in self.tales[n].misheard]
        return tuple(self.dice.sample(pairs, self.dice.randrange(len(pairs) + 1)))

    def put(self, talk: Talk) -> None:
        self.talks[talk.number] = talk

    def write(self) -> None:
        """Bring the files of the sources, and the rulings, up to date; leave others as they are."""
        talks = [*self.talks.values(), *([a_crowd(self.crowd)] if self.crowd else [])]
        wanted = {name: text for talk in talks for name, text in self.files(talk)}
        for path in self.sources():
            if path.name not in wanted:
                path.unlink()
        for name, text in wanted.items():
            write(self.home / "seeds" / name, text)
        by_key = groupby(sorted(set(self.rulings)), lambda rule: rule[0])
        write(
            self.state / "rulings.yaml",
            "".join(_ruled(key, [value for _, value in rules]) for key, rules in by_key),
        )

    def files(self, talk: Talk) -> Iterator[tuple[str, str]]:
        """(name, text)."""
        for form in talk.forms:
            end, compose = FORMS[form]
            yield f"{talk.date} {talk.slug}{end}", compose(talk)


def born(home: Path, seed: int) -> World:
    """A world of some talks, with a few tales that follow on each other; the seed decides all."""
    told = [*tales(), *tales()]
    first = seed * (FEW - 2) % (len(told) // 2)
    world = World(home, random.Random(seed), tuple(told[first : first + FEW]))
    for _ in range(world.dice.randrange(14, 22)):
        world.put(world.new_talk())
    world.write()
    return world


def write(path: Path, text: str) -> None:
    """Write a file if it does not have this text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")


def ident(path: Path) -> str:
    """The id that a note states; empty for a note of the person's own."""
    found = re.search(r"\nid: (.*)", path.read_text("utf-8").split("\n---")[0])
    return found[1] if found else ""


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(re.sub(old, new, path.read_text("utf-8"), count=1), "utf-8")


def _ruled(key: str, values: list[str]) -> str:
    """All rulings of one key; of two on one name the first."""
    rows = [value.strip("[]{}") for value in values]
    if key in ("same", "different"):
        return f"{key}: [{', '.join(f'[{row}]' for row in rows)}]\n"
    if key == "drop":
        return f"{key}: [{', '.join(rows)}]\n"
    return f"{key}: {{{', '.join({row.partition(':')[0]: row for row in rows}.values())}}}\n"
