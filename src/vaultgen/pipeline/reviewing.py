"""`review`: doubtful cases, and a person's answers to them as rulings."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from vaultgen import text
from vaultgen.cache import Cache
from vaultgen.config import Config
from vaultgen.errors import ConfigError
from vaultgen.model import Quote
from vaultgen.pipeline import rulings_file
from vaultgen.pipeline.brief import Brief
from vaultgen.pipeline.case import Case, Choice, Known, Subject, is_unanswered
from vaultgen.pipeline.checking import briefs
from vaultgen.pipeline.exporting import Manifest, of_last_run
from vaultgen.pipeline.name_cases import name_cases
from vaultgen.pipeline.namebook import namebook
from vaultgen.pipeline.report import quiet
from vaultgen.pipeline.tasks import decode, part
from vaultgen.pipeline.voice_cases import voice_cases
from vaultgen.pipeline.workshop import scratch

_ORDER: Final = ("voice", "similar", "ambiguous", "types", "contained")
"""Of two cases on which as much depends; the answer to the last kind is mostly "different"."""


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence, and where it is said."""

    said: str
    where: str
    """`The bell buoy, 12:03`; empty where the question says it."""


@dataclass(frozen=True, slots=True)
class _Answered:
    """What an answer did to the file."""

    case: Case
    before: str | None
    after: str | None


@dataclass
class Review:
    """The cases of a vault, those first on which most depends, and what was answered."""

    cases: tuple[Case, ...]
    """All that the last run left open."""
    _config: Config
    _known: Known
    _contexts: Callable[[Subject, Case], tuple[Context, ...]]
    _done: list[_Answered] = field(default_factory=list)

    def open(self) -> list[Case]:
        """The cases that neither the rulings nor an answer have settled by now."""
        path = rulings_file.place(self._config)
        rulings = rulings_file.rulings(rulings_file.read(path), path)
        answered = {done.case.id for done in self._done}
        is_left = is_unanswered(rulings, self._known)
        return [case for case in self.cases if case.id not in answered and is_left(case)]

    @property
    def answered(self) -> int:
        """How many cases were answered, and not taken back."""
        return len(self._done)

    def contexts(self, subject: Subject, case: Case) -> tuple[Context, ...]:
        """Where a subject is named, or what a voice says."""
        return self._contexts(subject, case)

    def answer(self, case: Case, choice: Choice) -> None:
        """Write the answer into the rulings, at once.

        Raises VaultgenError where it cannot be said, ConfigError for a file that cannot be changed.
        """
        path = rulings_file.place(self._config)
        before = rulings_file.read(path)
        wanted = choice.edit(rulings_file.rulings(before, path), self._known)
        after = rulings_file.rewritten(before, wanted, path)
        if after is not None and after != before:
            rulings_file.write(path, after)
        self._done.append(_Answered(case, before, after))

    def undo(self) -> Case | None:
        """Take the last answer back; the case that it was about, `None` without an answer.

        Raises ConfigError when the file was changed by something else meanwhile.
        """
        if not self._done:
            return None
        path, last = rulings_file.place(self._config), self._done[-1]
        if rulings_file.read(path) != last.after:
            raise ConfigError("it was changed meanwhile; take it back there", path=str(path))
        if last.before is not None:
            rulings_file.write(path, last.before)
        elif last.after is not None:
            rulings_file.remove(path)
        return self._done.pop().case


@contextmanager
def review(config: Config) -> Iterator[Review]:
    """The cases that the last run left open.

    Raises VaultError when no run has left a record, ConfigError for broken rulings.
    """
    path = rulings_file.place(config)
    rulings = rulings_file.rulings(rulings_file.read(path), path)
    with scratch(config.state, 1, quiet) as shop:
        made = of_last_run(config, shop.cache)
        told = [brief for _, brief in briefs(made, shop.cache)]
        found = chain(voice_cases(told), name_cases(made.doubts, made.entities))
        cases = sorted(found, key=_rank)
        known = namebook(config, rulings).known
        yield Review(tuple(cases), config, known, _context_finder(made, told, shop.cache))


def _rank(case: Case) -> tuple[bool, int, int, str]:
    """What most depends on comes first, but for the kind that rarely changes anything."""
    return (case.kind == "contained", -case.weight, _ORDER.index(case.kind), case.id)


def _context_finder(
    made: Manifest, told: Sequence[Brief], cache: Cache
) -> Callable[[Subject, Case], tuple[Context, ...]]:
    places = {brief.id: (kept, brief) for kept, brief in zip(made.episodes, told, strict=True)}
    episodes = {found.entity.id: found.episodes for found in made.entities}

    def contexts(subject: Subject, case: Case) -> tuple[Context, ...]:
        if subject.said or subject.entity is None:
            return tuple(Context(said, "") for said in subject.said)
        others = (s.entity for s in case.subjects if s.entity and s.entity != subject.entity)
        shared = {episode for other in others for episode in episodes.get(other, ())}
        own = sorted(episodes.get(subject.entity, ()), key=lambda e: e not in shared)
        for kept, brief in (places[episode] for episode in own):
            if quotes := _quotes(cache, kept.mentions).get(subject.entity, ()):
                return (_context(quotes[0], brief.title),)
        return tuple(Context("", places[episode][1].title) for episode in own[:1])

    return contexts


def _quotes(cache: Cache, mentions: str) -> dict[str, tuple[Quote, ...]]:
    data = cache.get(part(mentions, "quotes"))
    return decode(data, type=dict[str, tuple[Quote, ...]]) if data else {}


def _context(quote: Quote, title: str) -> Context:
    time = f", {text.clock(quote.time)}" if quote.time is not None else ""
    return Context(quote.text, f"{title}{time}")
