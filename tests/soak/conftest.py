"""A person who lives in a vault: everything that people do to notes, sources and settings.

Each word that the person writes is one of a kind (`word0042`), so it can be looked for.
"""

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from vaultgen import pipeline, resources
from vaultgen.config import Config
from vaultgen.sync import LESSONS, peek

TALKS: Final = Path(__file__).parent / "talks"
NAMES: Final = ("Ida Brock", "Pavel Orsini", "Wren Halloway", "Tomas Eck", "Glass Harbour")
WORD: Final = re.compile(r"word\d{4}")
LINK: Final = r"\[\[{}(?=[\]|#\\])"


@dataclass
class Life:
    """A vault, its sources, and the person."""

    home: Path
    dice: random.Random
    log: list[str] = field(default_factory=list)
    given_up: set[str] = field(default_factory=set)
    """Words that lost a conflict; an undo may bring them back, and another one take them again."""
    words: int = 0
    names: int = 0

    def __post_init__(self) -> None:
        shutil.copytree(TALKS, self.home / "talks")
        self.config = Config(
            (self.home / "talks",),
            self.home / "vault",
            self.home / ".vaultgen",
            self.home / "templates",
            self.home / "rulings.yaml",
        )

    @property
    def vault(self) -> Path:
        return self.config.vault

    def word(self) -> str:
        self.words += 1
        return f"word{self.words:04}"

    def name(self) -> str:
        self.names += 1
        return f"Quill {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[self.names % 26]}{self.names}"

    def notes(self) -> list[Path]:
        return sorted(p for p in self.vault.rglob("*.md") if ".vaultgen" not in p.parts)

    def note(self, folder: str = "") -> Path:
        """Any note, or one of those whose id begins so."""
        found = (
            [p for p in self.notes() if f"\nid: {folder}" in text(p)] if folder else self.notes()
        )
        return self.dice.choice(found or self.notes())

    def talk(self) -> Path:
        return self.dice.choice(sorted((self.home / "talks").iterdir()))

    def act(self) -> None:
        """Do one thing."""
        kind = self.dice.choices((EDITS, MOVES, SOURCES, SELDOM), (5, 2, 2, 1))[0]
        action = self.dice.choice(kind)
        self.log.append(action.__name__)
        if self.notes():
            action(self)

    def words_in(self, path: Path) -> set[str]:
        """The person's words in a note."""
        return set(WORD.findall(text(path)))

    def written(self) -> set[str]:
        """The person's words in the vault, and those that the tool knows by heart."""
        with peek(self.config.state) as state:
            learned = state.get(LESSONS) or ""
        return set(WORD.findall(learned + "".join(map(text, self.notes()))))


def text(path: Path) -> str:
    return path.read_bytes().decode()


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())


def in_body(life: Life, change: Callable[[list[str], int], object], such: str = ".") -> None:
    """Change the lines of a note's body at one of those that match."""
    path = life.note()
    end = "\r\n" if "\r\n" in text(path) else "\n"
    lines = text(path).split(end)
    first = lines.index("---", 1) if lines[0] == "---" and "---" in lines[1:] else 0
    fitting = [n for n, line in enumerate(lines) if n > first and re.search(such, line)]
    if fitting:
        change(lines, life.dice.choice(fitting))
        write(path, end.join(lines))


def edit_a_line(life: Life) -> None:
    def change(lines: list[str], at: int) -> None:
        parts = lines[at].split(" ")
        mine = life.dice.randrange(len(parts))
        parts[mine] = life.word() if not WORD.search(parts[mine]) else parts[mine]
        lines[at] = " ".join(parts)

    in_body(life, change, r"\w")


def add_to_a_line(life: Life) -> None:
    def change(lines: list[str], at: int) -> None:
        words, mark, anchor = lines[at].partition(" ^")
        lines[at] = f"{words} {life.word()}{mark}{anchor}"

    in_body(life, change, r"\w")


def add_a_line(life: Life) -> None:
    in_body(life, lambda lines, at: lines.insert(at, life.word()))


def add_a_paragraph(life: Life) -> None:
    in_body(life, lambda lines, at: lines.insert(at, f"\n{life.word()} of my own.\n"), "^$")


def add_a_bullet(life: Life) -> None:
    in_body(life, lambda lines, at: lines.insert(at + 1, f"- {life.word()}"), "^- ")


def add_a_section(life: Life) -> None:
    path = life.note()
    write(path, f"{text(path)}\n## My {life.word()}\n\nAbout {life.word()}.\n")


def add_a_property(life: Life) -> None:
    path = life.note()
    mine = f"my_{life.word()}: {life.word()}  # {life.word()}"
    write(path, re.sub(r"(\r?\n)---(\r?\n)", rf"\1{mine}\1---\2", text(path), count=1))


def delete_a_paragraph(life: Life) -> None:
    path = life.note()
    parts = re.split(r"((?:\r?\n){2,})", text(path))
    if len(parts) > 3:
        del parts[2 * life.dice.randrange(1, len(parts) // 2 + 1)]
        write(path, "".join(parts))


def rename_by_hand(life: Life) -> None:
    path = life.note()
    path.rename(path.with_name(f"{life.name()}.md"))


def rename_in_obsidian(life: Life) -> None:
    path, new = life.note(), life.name()
    path.rename(path.with_name(f"{new}.md"))
    for note in life.notes():
        rewritten = re.sub(LINK.format(re.escape(path.stem)), f"[[{new}", text(note))
        if rewritten != text(note):
            write(note, rewritten)


def move(life: Life) -> None:
    path, folder = life.note(), life.vault / life.dice.choice(["Mine", "Mine/Deep", "People", ""])
    if not (folder / path.name).exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.rename(folder / path.name)


def swap_two_names(life: Life) -> None:
    one, two = life.note(), life.note()
    if one != two:
        one.rename(life.home / "aside")
        two.rename(one)
        (life.home / "aside").rename(two)


def delete_a_note(life: Life) -> None:
    if len(life.notes()) > 12:
        life.note().unlink()


def copy_a_note(life: Life) -> None:
    path = life.note()
    shutil.copyfile(path, path.with_name(f"{path.stem} copy {life.words}.md"))


def settle_the_copies(life: Life) -> None:
    for path in life.notes():
        if " copy " in path.stem:
            if life.dice.random() < 0.5:
                path.unlink()
            else:
                write(path, re.sub(r"\r?\nid: .*", "", text(path), count=1))


def take_an_id_away(life: Life) -> None:
    path = life.note("episode/")
    write(path, re.sub(r"\r?\nid: .*", "", text(path), count=1))


def add_an_alias(life: Life) -> None:
    path = life.note("person/")
    mine = rf"aliases:\n  - {life.word().capitalize()} Eck\n"
    write(path, re.sub(r"aliases:(?: \[\])?\n", mine, text(path), count=1))


def change_a_type(life: Life) -> None:
    path, kind = life.note("company/"), life.dice.choice(["person", "product", "company"])
    write(path, re.sub(r"\ntype: \w+", rf"\ntype: {kind}", text(path), count=1))


def correct_a_speaker(life: Life) -> None:
    path = life.note("episode/")
    new = rf'\1  - "[[{life.dice.choice(NAMES)}]]"\n'
    write(path, re.sub(r"(\nspeakers:\n)  - .*\n", new, text(path), count=1))


def write_a_note(life: Life) -> None:
    about = life.note().stem
    write(life.vault / f"Mine {life.words}.md", f"{life.word()} about [[{about}]].\n")


def use_windows(life: Life) -> None:
    path = life.note()
    write(path, text(path).replace("\r\n", "\n").replace("\n", "\r\n"))


def change_a_template(life: Life) -> None:
    name = life.dice.choice(["entity.md", "episode.md", "transcript.md"])
    ours = (resources.folder("templates") / name).read_text("utf-8")
    write(life.home / "templates" / name, f"{ours}\nSet in style {life.dice.randrange(9)}\n")


def alter_a_talk(life: Life) -> None:
    path = life.talk()
    old, new = life.dice.sample(NAMES, 2)
    write(path, text(path).replace(old, new, 1))


def lengthen_a_talk(life: Life) -> None:
    path = life.talk()
    said = f"Then {life.dice.choice(NAMES)} met {life.dice.choice(NAMES)} at number {life.words}."
    write(path, f"{text(path).rstrip()} {said}\n")


def remove_a_talk(life: Life) -> None:
    if len(list((life.home / "talks").iterdir())) > 2:
        life.talk().unlink()


def bring_talks_back(life: Life) -> None:
    shutil.copytree(TALKS, life.home / "talks", dirs_exist_ok=True)


def damage_a_talk(life: Life) -> None:
    life.talk().write_bytes(b"")


def rule(life: Life) -> None:
    a, b, c = life.dice.sample(NAMES, 3)
    rulings = ["", f"same: [[{a}, {b}]]\n", f"drop: [{a}]\n", f"name: {{{a}: {b} & {c}}}\n"]
    write(life.home / "rulings.yaml", life.dice.choice(rulings))


def lose_the_state(life: Life) -> None:
    (life.config.state / "state.sqlite").unlink(missing_ok=True)


def lose_the_cache(life: Life) -> None:
    (life.config.state / "cache.sqlite").unlink(missing_ok=True)


def take_ours_by_hand(life: Life) -> None:
    for question in pipeline.unsettled(life.config)[:1]:
        if (life.vault / question.path).exists():
            write(life.vault / question.path, question.theirs)


EDITS: Final = (
    *(edit_a_line, add_to_a_line, add_a_line, add_a_paragraph, add_a_bullet, add_a_section),
    *(add_a_property, delete_a_paragraph, add_an_alias, write_a_note, take_ours_by_hand),
)
MOVES: Final = (rename_by_hand, rename_in_obsidian, move, delete_a_note, settle_the_copies)
SOURCES: Final = (alter_a_talk, lengthen_a_talk, remove_a_talk, bring_talks_back)
SELDOM: Final = (
    *(copy_a_note, take_an_id_away, change_a_type, correct_a_speaker, use_windows, swap_two_names),
    *(change_a_template, damage_a_talk, rule, lose_the_state, lose_the_cache),
)


@pytest.fixture
def born(tmp_path: Path) -> Callable[[int], Life]:
    """A life; the seed decides what happens in it."""
    return lambda seed: Life(tmp_path, random.Random(seed))
