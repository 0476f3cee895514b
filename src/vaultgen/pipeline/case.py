"""A case for a person: a question, and answers that are rulings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from vaultgen import text
from vaultgen.model import KnownEntity
from vaultgen.resolve import Doubt, Rulings, is_open
from vaultgen.resolve.naming import naming

Known = Sequence[KnownEntity]
Edit = Callable[[Rulings, Known], Rulings]
Kind = Literal["voice", "similar", "ambiguous", "types", "contained"]
DIGITS: Final = "123456789"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question."""

    key: str
    """On the keyboard; empty for one that only a sheet can choose."""
    answer: str
    """In a sheet."""
    words: str
    """What it says, in a few words."""
    edit: Edit
    """The rulings with this answer; raises VaultgenError where it cannot be said."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about."""

    name: str
    about: str
    """What is known of it, in a few words."""
    entity: str | None = None
    """Its id; `None` for a voice, and for a form that is no entity."""
    said: tuple[str, ...] = ()
    """Of a voice: its first sentences."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question."""

    id: str
    """The same in every run, as long as it is open."""
    kind: Kind
    question: str
    subjects: tuple[Subject, ...]
    choices: tuple[Choice, ...]
    weight: int
    """How much depends on it: mentions that would move, paragraphs that would get a speaker."""
    about: Doubt | tuple[frozenset[str], str]
    """The doubt; for a voice what its episode may be called in rulings, and its label, folded."""


def is_unanswered(rulings: Rulings, known: Known) -> Callable[[Case], bool]:
    """Tells the cases that no ruling has answered."""
    is_undecided = is_open(rulings, naming(rulings, known))
    voices = {
        (text.fold(episode), text.fold(voice))
        for episode, table in rulings.speakers
        for voice, _ in table
    }

    def is_unanswered(case: Case) -> bool:
        if isinstance(case.about, Doubt):
            return is_undecided(case.about)
        episode, label = case.about
        return voices.isdisjoint((name, label) for name in episode)

    return is_unanswered


def made_id(kind: str, *names: str) -> str:
    """The id of a case that is about these."""
    return f"{kind}-{text.digest(chr(0).join(names))}"
