"""What other scripts have for names becomes an alias, where it is certain."""

from typing import Literal

from vaultgen.model import Candidate, Entity, EntityType, Evidence, Rendering
from vaultgen.resolve import Rulings, resolve

How = Literal["stated", "sound", "together"]


def declared(name: str, kind: EntityType = "company") -> Candidate:
    return Candidate(name, "declared", ((kind, 10.0),), field="names")


def names(*found: Candidate, forms: tuple[Rendering, ...] = (), number: int = 1) -> Evidence:
    return Evidence(f"episode/{number}", found, (), renderings=forms)


def form(name: str, other: str, how: How = "stated", votes: int = 1) -> Rendering:
    return Rendering(name, other, how, votes)


def resolved(*evidence: Evidence, rulings: Rulings | None = None) -> dict[str, Entity]:
    found = resolve(evidence, (), rulings or Rulings())
    return {entity.name: entity for entity in found.entities}


def test_a_stated_form_is_an_alias() -> None:
    found = resolved(names(declared("OTC"), forms=(form("OTC", "奥克尼理工学院"),)))
    assert found["OTC"].aliases == ("奥克尼理工学院",)


def test_one_place_is_enough_for_what_sounds_alike() -> None:
    found = resolved(names(declared("Stromness"), forms=(form("Stromness", "スト", "sound"),)))
    assert found["Stromness"].aliases == ("スト",)


def test_mere_company_needs_three_places_in_the_whole_vault() -> None:
    two = names(declared("Fence"), forms=(form("Fence", "围栏", "together", 2),))
    assert resolved(two)["Fence"].aliases == ()
    more = names(declared("Fence"), forms=(form("Fence", "围栏", "together", 2),), number=2)
    assert resolved(two, more)["Fence"].aliases == ("围栏",)


def test_a_declared_name_of_another_script_is_taken_in() -> None:
    spoken, written = declared("Orla Kettleby", "person"), declared("奥拉·凯特尔比", "person")
    forms = (form("Orla Kettleby", "奥拉·凯特尔比", "sound"),)
    (entity,) = resolved(names(spoken, written, forms=forms)).values()
    assert (entity.name, entity.aliases) == ("Orla Kettleby", ("奥拉·凯特尔比",))


def test_a_form_of_two_names_joins_neither() -> None:
    forms = (form("Fence", "围栏"), form("Hedge", "围栏"))
    found = resolved(names(declared("Fence"), declared("Hedge"), forms=forms))
    assert [entity.aliases for entity in found.values()] == [(), ()]


def test_the_better_evidence_wins() -> None:
    forms = (form("Fence", "围栏"), form("Hedge", "围栏", "together", 9))
    found = resolved(names(declared("Fence"), declared("Hedge"), forms=forms))
    assert {name: e.aliases for name, e in found.items()} == {"Fence": ("围栏",), "Hedge": ()}


def test_what_a_ruling_keeps_apart_is_no_alias() -> None:
    evidence = names(declared("OTC"), forms=(form("OTC", "奥克尼"),))
    assert resolved(evidence, rulings=Rulings(different=(("OTC", "奥克尼"),)))["OTC"].aliases == ()


def test_a_form_that_is_a_further_name_of_something_else_stays_there() -> None:
    other = Candidate(
        "Hedge", "declared", (("concept", 10.0),), field="gloss", aliases=("围栏", "Quickset")
    )
    found = resolved(names(declared("Fence"), other, forms=(form("Fence", "围栏"),)))
    assert found["Fence"].aliases == ()
    assert "围栏" in found["Hedge"].aliases


def test_a_form_of_a_name_without_enough_evidence_makes_no_entity() -> None:
    seen = Candidate("Fence", "capitalised", (("concept", 1.0),), count=1)
    assert resolved(names(seen, forms=(form("Fence", "围栏"),))) == {}


def test_the_order_of_the_evidence_does_not_matter() -> None:
    one = names(declared("Fence"), forms=(form("Fence", "围栏", "together", 3),))
    other = names(declared("Hedge"), forms=(form("Hedge", "围栏", "together", 2),), number=2)
    assert resolved(one, other) == resolved(other, one)
