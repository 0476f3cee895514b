"""A ruling by command: one more decision in the user's `rulings.yaml`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vaultgen import text
from vaultgen.config import Config
from vaultgen.errors import VaultgenError
from vaultgen.model import EntityType
from vaultgen.pipeline import rulings_file
from vaultgen.pipeline.namebook import Namebook, namebook
from vaultgen.resolve import Rulings, ruling_edits, spelling
from vaultgen.resolve.rulings import split_id


@dataclass(frozen=True, slots=True)
class Ruled:
    """What came of a ruling."""

    path: Path
    """The file with the rulings."""
    words: str
    """What it says now, in a sentence."""
    is_new: bool
    """Otherwise it said so already, and was not touched."""


Decision = Callable[[Rulings, Namebook], tuple[Rulings, str]]
"""From the rulings to the new ones, and the decision in words."""


def merge(config: Config, *words: str) -> Ruled:
    """These names are one thing, called as the first.

    This and the other functions raise VaultgenError for a word that names nothing or several
    things, and ConfigError for a file that is broken or cannot be written; then nothing was.
    """

    def decide(rulings: Rulings, book: Namebook) -> tuple[Rulings, str]:
        names = tuple(map(book.form, words))
        first, *others = map(_quoted, names)
        if len(set(map(spelling.apart, names))) < len(names):
            raise VaultgenError(f"{first} is one name: say which other it is the same as")
        done = f"{first} and {' and '.join(others)} are one thing, called {first}"
        return ruling_edits.merge(rulings, names, book.known), done

    return _rule(config, decide)


def split(config: Config, one: str, other: str) -> Ruled:
    """These names are two things; of two ids with one name, the name is split by type."""

    def decide(rulings: Rulings, book: Namebook) -> tuple[Rulings, str]:
        first, second = book.form(one), book.form(other)
        if _is_one_name(one, other):
            first, second = one, other
        if spelling.apart(first) == spelling.apart(second):
            raise VaultgenError(f"{_quoted(first)} is one name: {ruling_edits.TWO_IDS}")
        done = f"{_quoted(first)} and {_quoted(second)} are two things"
        return ruling_edits.split(rulings, first, second, book.known), done

    return _rule(config, decide)


def drop(config: Config, word: str) -> Ruled:
    """This is no name of anything; said of an alias, what has the alias stays."""

    def decide(rulings: Rulings, book: Namebook) -> tuple[Rulings, str]:
        name = book.form(word)
        done = f"{_quoted(name)} is no name of anything"
        for owner in book.owners(word):
            rulings = ruling_edits.split(rulings, owner, name, book.known)
        return ruling_edits.drop(rulings, name, book.known), done

    return _rule(config, decide)


def retype(config: Config, word: str, kind: EntityType) -> Ruled:
    """This is what it is."""

    def decide(rulings: Rulings, book: Namebook) -> tuple[Rulings, str]:
        name = book.thing(word)
        done = f"{_quoted(name)} is of the type {kind}"
        return ruling_edits.retype(rulings, name, kind, book.known), done

    return _rule(config, decide)


def rename(config: Config, word: str, new: str) -> Ruled:
    """This is what it is called."""
    called = text.squeeze(new)
    if not called:
        raise VaultgenError("the new name is empty: say what it is to be called")

    def decide(rulings: Rulings, book: Namebook) -> tuple[Rulings, str]:
        name = book.thing(word)
        done = f"{_quoted(name)} is called {_quoted(called)}"
        return ruling_edits.rename(rulings, name, called, book.known), done

    return _rule(config, decide)


def _rule(config: Config, decide: Decision) -> Ruled:
    path = rulings_file.place(config)
    before = rulings_file.read(path)
    rulings = rulings_file.rulings(before, path)
    wanted, words = decide(rulings, namebook(config, rulings))
    after = rulings_file.rewritten(before, wanted, path)
    if after is not None and after != before:
        rulings_file.write(path, after)
    return Ruled(path, words, after != before)


def _is_one_name(one: str, other: str) -> bool:
    """Are these two ids that differ in their type alone?"""
    first, second = split_id(one), split_id(other)
    return first is not None and second is not None and first != second and first[1] == second[1]


def _quoted(name: str) -> str:
    return f"“{name}”"
