"""The vault's entities after some episodes or notes changed: only what is reached is resolved."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from vaultgen.model import Evidence, KnownEntity, Lesson
from vaultgen.resolve import form as forms
from vaultgen.resolve.contexts import Contexts
from vaultgen.resolve.entities import absorbed
from vaultgen.resolve.idle import idle
from vaultgen.resolve.memory import Memory, News, Resolution
from vaultgen.resolve.names import Name
from vaultgen.resolve.naming import naming, note_key
from vaultgen.resolve.nodes import is_passing, tie_of_id
from vaultgen.resolve.part import Part, resolved
from vaultgen.resolve.reach import Reach, reach
from vaultgen.resolve.rulings import Rulings
from vaultgen.resolve.taught import with_lessons

T = TypeVar("T")
Results = tuple[tuple[str, T], ...]


def update(
    before: Memory,
    news: News,
    known: Sequence[KnownEntity],
    rulings: Rulings,
    lessons: Sequence[Lesson] = (),
) -> tuple[Resolution, Memory]:
    """What resolving all evidence at once comes to, and the memory of it.

    The memory must have been made with the same rulings and lessons; an empty one always fits.
    """
    ruled = with_lessons(rulings, lessons)
    notes = {note.path: note for note in known}
    if not (news.come or news.gone) and notes == before.known and before.names:
        return _resolution(before, known, rulings, ruled), before
    found = reach(before, news, notes, ruled)
    part = _resolved(found, news, known, ruled)
    lasting = {key: n for key, n in found.names.items() if not is_passing(n)}
    mine = (lasting[key] for key in sorted(found.reached & lasting.keys()))
    homes = {tie: n.key for n in mine for tie in (*n.ties, n.key)}

    def merged(old: Results[T], new: Iterable[T], name: Callable[[T], str]) -> Results[T]:
        kept = ((key, one) for key, one in old if key not in found.outdated)
        return (*kept, *((homes[found.keys[name(one)]], one) for one in new))

    memory = Memory(
        places=found.places,
        statistics=found.statistics,
        crowds=found.crowds,
        known=notes,
        names=lasting,
        groups={key: group for key, group in found.groups.items() if key in lasting},
        quarters={key: quarter for key, quarter in found.quarters.items() if key in lasting},
        entities=merged(before.entities, part.entities, lambda entity: entity.name),
        rejected=merged(before.rejected, part.rejected, lambda pair: pair[1].name),
        doubts=merged(before.doubts, part.doubts, lambda doubt: doubt.names[0]),
    )
    return _resolution(memory, known, rulings, ruled), memory


def _reached(found: Reach) -> Iterator[Name]:
    return (found.names[key] for key in sorted(found.reached))


def _resolved(found: Reach, news: News, known: Sequence[KnownEntity], rulings: Rulings) -> Part:
    """The names that are reached, with all evidence for them."""
    come = {e.episode: e for e in news.come}
    numbers = {number for n in _reached(found) for number in n.episodes}
    there = [ident for ident, (number, _) in found.places.items() if number in numbers]
    around = [come[ident] for ident in there if ident in come]
    around += news.others([ident for ident in there if ident not in come])
    evidence = [_of_names(e, found) for e in around]
    contexts = Contexts(around, found.statistics)
    notes = list(_notes(known, found))
    return resolved(evidence, contexts, notes, rulings, found.statistics, found.crowds)


def _notes(known: Iterable[KnownEntity], found: Reach) -> Iterator[KnownEntity]:
    """The notes of the names that are reached; most of ours are told by their ids alone."""
    ties = {tie for n in _reached(found) for tie in n.ties}
    for note in known:
        key = note_key(note)
        if key in found.reached or (key not in found.names and tie_of_id(note.id or "") in ties):
            yield note


def _of_names(evidence: Evidence, found: Reach) -> Evidence:
    """The evidence without candidates for other names."""
    told = tuple(c for c in evidence.candidates if found.keys[c.name] in found.reached)
    return replace(evidence, candidates=told) if len(told) < len(evidence.candidates) else evidence


def _resolution(
    memory: Memory, known: Sequence[KnownEntity], rulings: Rulings, ruled: Rulings
) -> Resolution:
    entities = tuple(sorted((one for _, one in memory.entities), key=lambda entity: entity.id))
    proposed = {n.key for n in memory.names.values() if n.spellings and n.episodes}
    return Resolution(
        entities,
        tuple(forms.sort(pair for _, pair in memory.rejected)),
        tuple(sorted({doubt for _, doubt in memory.doubts})),
        idle(rulings, proposed, naming(ruled, known)),
        absorbed(known, entities),
    )
