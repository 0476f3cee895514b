"""What only follows the changes comes to what resolving everything at once does.

`VAULTGEN_LAWS=10000 pytest tests/resolve/test_update.py` tries more cases.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import msgspec
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from vaultgen.model import (
    TYPES,
    Candidate,
    Entity,
    Evidence,
    Heard,
    KnownEntity,
    Rendering,
)
from vaultgen.resolve import Memory, News, Rulings, resolve, update

NAMES: Final = (
    *("Ada Quill", "Ada Quil", "Adah Quill", "Ada Marsh", "Bert Quill", "Ada", "Bert", "Quill"),
    *("Sherwin Wu", "Sherman Wu", "Sherwin", "Sherman", "Shervin", "Rockset", "Roxet", "Rock Set"),
    *("Mercury", "Merkury", "Mercury Labs", "Open Lake", "OpenLake", "Openlakes", "Openleague"),
    *("GPT-2", "GPT", "GPT 2", "GBT", "GPT two", "Harbor", "Harbour", "Harbor Research", "harbor"),
    *(
        "C++",
        "C#",
        "C",
        "KLX",
        "KLM",
        "The Verge",
        "Verge",
        "NASA",
        "Nasser",
        "Quills",
        "阿达",
        "墨丘利",
    ),
)
HOW: Final = ("declared", "speaker", "introduced", "corroborated", "capitalised")
WEIGHTS: Final = (0.4, 1.0, 1.5, 2.5, 11.0)
SHOWS: Final = (None, "Tide", "Dune")

names = st.sampled_from(NAMES)
votes = st.lists(
    st.tuples(st.sampled_from(TYPES), st.sampled_from(WEIGHTS)),
    max_size=2,
    unique_by=lambda v: v[0],
).map(lambda found: tuple(sorted(found, key=lambda vote: TYPES.index(vote[0]))))
people = st.just((("person", 11.0),))
candidates = st.builds(
    Candidate,
    name=names,
    how=st.sampled_from(HOW),
    votes=st.one_of(votes, people),
    count=st.integers(0, 3),
    sources=st.integers(1, 2),
    field=st.sampled_from([None, "people", "show notes"]),
    aliases=st.lists(names, max_size=1).map(tuple),
    heard=st.booleans(),
)
heard = st.builds(Heard, names, names, st.integers(1, 3), st.integers(0, 1))
renderings = st.builds(
    Rendering, names, names, st.sampled_from(["stated", "sound", "together"]), st.integers(1, 3)
)
evidence = st.builds(
    Evidence,
    episode=st.integers(0, 7).map("episode/{}".format),
    candidates=st.lists(candidates, max_size=6, unique_by=lambda c: c.name).map(tuple),
    lower=st.lists(names.map(str.lower), max_size=2, unique=True).map(tuple),
    distinct=st.lists(st.lists(names, min_size=2, max_size=3).map(tuple), max_size=1).map(tuple),
    heard=st.lists(heard, max_size=2).map(tuple),
    renderings=st.lists(renderings, max_size=1).map(tuple),
    show=st.sampled_from(SHOWS),
)
own_notes = st.builds(
    KnownEntity,
    name=names,
    type=st.sampled_from(TYPES),
    aliases=st.lists(names, max_size=1).map(tuple),
    path=names.map("Mine/{}.md".format),
    heard_as=st.lists(names, max_size=1).map(tuple),
)
groups = st.lists(
    st.one_of(names, st.sampled_from(["person/ada-quill", "company/mercury", "place/mercury"])),
    min_size=2,
    max_size=2,
    unique=True,
).map(tuple)
rulings = st.builds(
    Rulings,
    same=st.lists(groups, max_size=1).map(tuple),
    different=st.lists(groups, max_size=1).map(tuple),
    drop=st.lists(names, max_size=1).map(tuple),
    type=st.lists(st.tuples(names, st.sampled_from(TYPES)), max_size=1).map(tuple),
    name=st.lists(st.tuples(names, names), max_size=1).map(tuple),
)
changes = st.lists(
    st.tuples(
        st.lists(evidence, max_size=3, unique_by=lambda e: e.episode),
        st.lists(st.integers(0, 7).map("episode/{}".format), max_size=2),
        st.lists(own_notes, max_size=1),
    ),
    min_size=1,
    max_size=4,
)


def notes_of(entities: Sequence[Entity]) -> tuple[KnownEntity, ...]:
    """What a run writes, as the next one knows it; every fifth note is too small to be written."""
    return tuple(
        KnownEntity(e.name, e.type, e.aliases, f"Ours/{e.id}.md", e.id, e.heard_as, stated=False)
        for number, e in enumerate(entities)
        if e.path is None and number % 5
    )


def through_the_cache(memory: Memory) -> Memory:
    return msgspec.msgpack.decode(msgspec.msgpack.encode(memory), type=Memory)


@given(st.lists(evidence, max_size=8, unique_by=lambda e: e.episode), changes, rulings)
@settings(
    max_examples=int(os.environ.get("VAULTGEN_LAWS", "300")),
    deadline=None,
    phases=[phase for phase in Phase if phase is not Phase.shrink],  # that takes many minutes here
)
def test_going_on_from_memory_is_resolving_at_once(
    first: list[Evidence],
    steps: list[tuple[list[Evidence], list[str], list[KnownEntity]]],
    ruled: Rulings,
) -> None:
    there, mine = dict[str, Evidence](), dict[str, KnownEntity]()
    memory, written = Memory(), tuple[KnownEntity, ...]()
    for come, gone, own in [(first, [], []), *steps]:
        now = {ident: told for ident, told in there.items() if ident not in gone}
        now |= {told.episode: told for told in come}
        mine |= {note.path: note for note in own}
        changed = [i for i in sorted(there.keys() | now.keys()) if there.get(i) != now.get(i)]
        news = News(
            come=tuple(now[ident] for ident in changed if ident in now),
            gone=tuple(there[ident] for ident in changed if ident in there),
            others=lambda ids, now=now: [now[ident] for ident in ids],  # type: ignore[misc]
        )
        known = (*mine.values(), *written)
        found, memory = update(memory, news, known, ruled)
        assert found == resolve(tuple(now.values()), known, ruled)
        there, memory, written = now, through_the_cache(memory), notes_of(found.entities)


def episode(number: int, *told: Candidate, lower: Sequence[str] = ()) -> Evidence:
    return Evidence(f"episode/{number}", told, tuple(lower), show="Tide")


def test_a_name_that_a_note_let_go_of_goes_with_its_last_source() -> None:
    told = episode(1, Candidate("Ada Quill", "declared", (("person", 11.0),)))
    note = KnownEntity("Harbor", "place", ("Ada Quill",), "Mine/Harbor.md")
    _, memory = update(Memory(), News(come=(told,)), [note], Rulings())
    note = replace(note, aliases=())
    found, memory = update(memory, News(others=lambda _: [told]), [note], Rulings())
    assert [entity.name for entity in found.entities] == ["Ada Quill", "Harbor"]
    found, _ = update(memory, News(gone=(told,)), [note], Rulings())
    assert [entity.name for entity in found.entities] == ["Harbor"]


def test_what_a_change_does_not_reach_is_not_asked_for() -> None:
    person = Candidate("Ada Quill", "declared", (("person", 11.0),))
    place = Candidate("Orlan Bay", "declared", (("place", 11.0),))
    there = {n: episode(n, person if n % 2 else place) for n in range(6)}
    _, memory = update(Memory(), News(come=tuple(there.values())), (), Rulings())
    asked: list[str] = []

    def others(ids: Sequence[str]) -> list[Evidence]:
        asked.extend(ids)
        return [there[int(ident.partition("/")[2])] for ident in ids]

    more = episode(1, replace(person, count=3))
    found, _ = update(memory, News((more,), (there[1],), others), (), Rulings())
    assert [entity.name for entity in found.entities] == ["Ada Quill", "Orlan Bay"]
    assert {*asked} == {"episode/3", "episode/5"}
