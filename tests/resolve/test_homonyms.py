"""One name of two things, and two types of one thing."""

import pytest

from vaultgen.model import Candidate, Entity, EntityType, Evidence, KnownEntity
from vaultgen.resolve import Resolution, load, resolve


def declared(name: str, kind: EntityType, *further: tuple[EntityType, float]) -> Candidate:
    return Candidate(name, "declared", ((kind, 10.0), *further), count=2, field="names")


def said(name: str, kind: EntityType | None = None) -> Candidate:
    return Candidate(name, "corroborated", ((kind, 1.0),) if kind else (), count=2)


def named(*names: str) -> tuple[Candidate, ...]:
    return tuple(said(name) for name in names)


BANKS = named("Quillbank", "Tallow & Reed", "Ledger Lane", "Payday Union", "Brine Trust")
SKIES = named("Caloris Basin", "Small Vesta", "Night Walk", "Venn Telescope", "Ruud Ridge")


def episode(
    name: str, *candidates: Candidate, around: tuple[Candidate, ...] = (), show: str | None = None
) -> Evidence:
    return Evidence(f"episode/{name}", (*candidates, *around), (), show=show)


def resolved(*evidence: Evidence, rulings: str = "") -> Resolution:
    return resolve(evidence, (), load(rulings, "rulings.yaml"))


def called(name: str, found: Resolution) -> list[Entity]:
    return [entity for entity in found.entities if entity.name == name]


def things(name: str, found: Resolution) -> dict[str, list[str]]:
    """{id of what is called so: the episodes in which the name means it}."""
    return {e.id: [where.partition("/")[2] for where, _ in e.local] for e in called(name, found)}


BANK = episode("bank", declared("Mercury", "company"), around=BANKS)
SKY = episode("sky", declared("Mercury", "place"), around=SKIES)


def test_a_name_is_two_things_where_types_and_contexts_differ() -> None:
    found = resolved(BANK, SKY)
    assert things("Mercury", found) == {"company/mercury": ["bank"], "place/mercury": ["sky"]}
    (doubt,) = (d for d in found.doubts if d.names == ("Mercury",))
    assert "as a company and as a place" in doubt.why
    assert [len(e.doubts) for e in called("Mercury", found)] == [1, 1]


def test_elsewhere_it_is_what_is_spoken_of_near_it() -> None:
    found = resolved(
        BANK,
        SKY,
        episode("bills", said("Mercury"), around=BANKS[:3]),
        episode("comets", said("Mercury", "company"), around=SKIES[1:4]),
    )
    assert things("Mercury", found) == {
        "company/mercury": ["bank", "bills"],
        "place/mercury": ["comets", "sky"],
    }


def test_where_nothing_known_is_near_it_is_what_it_is_used_as() -> None:
    tides = named("Low Bell", "Neap Week", "Mud Club", "Spring Line")
    found = resolved(BANK, SKY, episode("tides", said("Mercury", "product"), around=tides))
    assert things("Mercury", found)["company/mercury"] == ["bank", "tides"]


def test_where_nothing_tells_it_is_left_alone() -> None:
    found = resolved(BANK, SKY, episode("tides", said("Mercury"), around=named("Low Bell")))
    assert things("Mercury", found) == {"company/mercury": ["bank"], "place/mercury": ["sky"]}
    assert [(where, c.name) for where, c in found.rejected] == [("episode/tides", "Mercury")]


SAME = {
    "one episode has both": (
        episode("both", declared("Mercury", "company", ("place", 10.0)), around=BANKS),
    ),
    "sources waver between company and product": (
        episode("a", declared("Mercury", "company"), around=BANKS),
        episode("b", declared("Mercury", "product"), around=SKIES),
    ),
    "a term or a firm": (
        episode("a", declared("Mercury", "company"), around=BANKS),
        episode("b", declared("Mercury", "concept"), around=SKIES),
    ),
    "what is around it is the same": (
        episode("a", declared("Mercury", "company"), around=BANKS),
        episode("b", declared("Mercury", "place"), around=(*SKIES, BANKS[0])),
    ),
    "too little is around it": (
        episode("a", declared("Mercury", "company"), around=BANKS[:3]),
        episode("b", declared("Mercury", "place"), around=SKIES),
    ),
    "it is used as the other": (
        episode("a", declared("Mercury", "company", ("place", 1.5)), around=BANKS),
        episode("b", declared("Mercury", "place"), around=SKIES),
    ),
    "two small episodes are of one show": (
        episode("a", declared("Mercury", "company"), around=BANKS, show="Lamp and Ledger"),
        episode("b", declared("Mercury", "place"), around=SKIES, show="Lamp and Ledger"),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_otherwise_it_is_one_thing_with_a_doubt(case: str) -> None:
    found = resolved(*SAME[case])
    (entity,) = called("Mercury", found)
    assert "types" in [doubt.kind for doubt in found.doubts if doubt.names == ("Mercury",)]
    assert "declared as a" in entity.doubts[0]


def test_types_that_only_the_words_around_suggest_make_neither_doubt_nor_homonym() -> None:
    found = resolved(
        episode("a", said("Mercury", "company"), around=BANKS),
        episode("b", said("Mercury", "place"), around=SKIES),
    )
    assert len(called("Mercury", found)) == 1
    assert [doubt for doubt in found.doubts if doubt.kind == "types"] == []


@pytest.mark.parametrize(
    "ruling",
    [
        "same: [[company/mercury, place/mercury]]",
        "type: {Mercury: company}",
        "name: {Mercury: Mercury}",
    ],
)
def test_who_says_that_it_is_one_thing_has_one(ruling: str) -> None:
    found = resolved(BANK, SKY, rulings=ruling)
    assert [e.name for e in found.entities if "ercury" in e.name] == ["Mercury"]


def test_a_first_name_and_a_place_are_two_whatever_the_world_s_lists_say() -> None:
    found = resolved(
        episode("host", declared("Jordan", "person", ("place", 2.4)), around=BANKS),
        episode("trip", declared("Jordan", "place"), around=SKIES),
    )
    assert things("Jordan", found) == {"person/jordan": ["host"], "place/jordan": ["trip"]}


def test_a_first_name_beside_its_full_name_is_that_person_and_elsewhere_a_place() -> None:
    full = declared("Jordan Hale", "person")
    found = resolved(
        episode("host", full, said("Jordan", "person"), around=BANKS),
        episode("trip", declared("Jordan", "place"), around=SKIES),
    )
    assert things("Jordan Hale", found) == {"person/jordan-hale": ["host"]}
    assert things("Jordan", found) == {"place/jordan": []}


def test_homonyms_are_found_again_by_their_notes() -> None:
    first = resolved(BANK, SKY).entities
    notes = [
        KnownEntity(e.name, e.type, e.aliases, f"{e.id}.md", e.id, stated=False) for e in first
    ]
    assert resolve([SKY, BANK], notes, load("", "r.yaml")).entities == first


def test_a_vault_that_had_one_thing_keeps_its_id_for_what_has_its_type() -> None:
    note = KnownEntity("Mercury", "place", (), "a.md", "place/mercury", stated=False)
    found = resolve([BANK, SKY], [note], load("", "r.yaml"))
    assert things("Mercury", found) == {"company/mercury": ["bank"], "place/mercury": ["sky"]}
