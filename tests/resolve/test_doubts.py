"""What is left to a person, and what settles it."""

import pytest

from vaultgen.model import Candidate, EntityType, Evidence, KnownEntity
from vaultgen.resolve import Doubt, load, resolve


def declared(name: str, *kinds: EntityType, aliases: tuple[str, ...] = ()) -> Candidate:
    votes = tuple((kind, 10.0) for kind in kinds)
    return Candidate(name, "declared", votes, field="names", aliases=aliases)


def said(name: str, kind: EntityType) -> Candidate:
    return Candidate(name, "corroborated", ((kind, 1.0),), count=2)


def doubts(
    rulings: str, *episodes: tuple[Candidate, ...], known: tuple[KnownEntity, ...] = ()
) -> list[Doubt]:
    evidence = [Evidence(f"episode/{n}", names, ()) for n, names in enumerate(episodes)]
    return list(resolve(evidence, known, load(rulings, "rulings.yaml")).doubts)


CONTAINED = ((said("Marsh Foundry", "company"), said("Marsh", "company")),)
SHORT = (
    (declared("Tidal Power Station", "concept", aliases=("TPS",)),),
    (declared("Toyota Production System", "concept", aliases=("TPS",)),),
)
TYPES = ((declared("Low Bell", "company", "work"),),)


@pytest.mark.parametrize(
    ("episodes", "rulings", "left"),
    [
        (CONTAINED, "", ["contained"]),
        (CONTAINED, "different: [[Marsh Foundry, Marsh]]", []),
        (CONTAINED, "different: [[company/marsh, company/marsh-foundry]]", []),
        (CONTAINED, "same: [[Marsh Foundry, Marsh]]", []),
        (CONTAINED, "name: {Marsh: Marsh Foundry}", []),
        (CONTAINED, "drop: [Marsh]", []),
        (CONTAINED, "different: [[Marsh, Brine]]", ["contained"]),
        (SHORT, "", ["ambiguous"]),
        (SHORT, "different: [[TPS, Tidal Power Station]]", ["ambiguous"]),
        (SHORT, "different: [[TPS, Tidal Power Station], [Toyota Production System, TPS]]", []),
        (SHORT, "same: [[Tidal Power Station, TPS]]", []),
        (TYPES, "", ["types"]),
        (TYPES, "type: {Low Bell: work}", []),
        (TYPES, "different: [[company/low-bell, work/low-bell]]", []),
    ],
)
def test_a_ruling_settles_the_doubt_that_it_answers(
    episodes: tuple[tuple[Candidate, ...], ...], rulings: str, left: list[str]
) -> None:
    assert [doubt.kind for doubt in doubts(rulings, *episodes)] == left


def test_names_of_two_types_are_two_things_without_a_question() -> None:
    assert doubts("", (said("Georgia", "place"), said("Georgia Power", "company"))) == []


def test_names_that_a_list_has_side_by_side_are_two_things_without_a_question() -> None:
    names = tuple(declared(name, "company") for name in ("Marsh", "Marsh Foundry"))
    side_by_side = Evidence("e", names, (), distinct=(("Marsh", "Marsh Foundry"),))
    assert resolve([side_by_side], (), load("", "r")).doubts == ()


def test_a_guess_beside_a_declared_type_is_no_second_type() -> None:
    candidate = Candidate("Low Bell", "declared", (("company", 4.0), ("work", 10.0)), field="works")
    assert doubts("", (candidate,)) == []


def test_a_plural_is_no_second_thing_that_a_short_form_stands_for() -> None:
    bell = declared("Tidal Power Station", "concept", aliases=("TPS", "TPSs"))
    assert doubts("", (bell, declared("TPS", "concept", aliases=("TPSs",)))) == []


def test_two_notes_that_share_a_name_are_told_until_one_of_them_has_it() -> None:
    notes = tuple(
        KnownEntity(f"{first} Gull", "person", ("Gull",), f"{first}.md") for first in ("Ada", "Bo")
    )
    (found,) = doubts("", known=notes)
    assert (found.kind, found.names) == ("ambiguous", ("Gull", "Ada Gull", "Bo Gull"))
    assert doubts("different: [[Bo Gull, Gull]]", known=notes) == []
    assert doubts("same: [[Bo Gull, Gull]]\ndifferent: [[Ada Gull, Gull]]", known=notes) == []
