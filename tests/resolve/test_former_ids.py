"""Ids outlive the names that they were made from."""

from vaultgen.model import Candidate, Evidence, Heard, KnownEntity
from vaultgen.resolve import resolve
from vaultgen.resolve.rulings import Rulings


def declared(name: str, **more: object) -> Candidate:
    return Candidate(name, "declared", (("product", 1.0),), field="products", **more)  # type: ignore[arg-type]


def written(name: str, ident: str, *aliases: str) -> KnownEntity:
    return KnownEntity(name, "product", aliases, f"Products/{name}.md", ident, stated=False)


def test_a_note_that_an_earlier_run_wrote_gives_its_id_and_nothing_else() -> None:
    evidence = Evidence("episode/a", (declared("Kelpie 3"),), ())
    old = written("Kelpie 3", "company/kelpie-3", "The Robot")
    (entity,) = resolve([evidence], [old], Rulings()).entities
    assert (entity.id, entity.type, entity.aliases) == ("company/kelpie-3", "product", ())


def test_what_no_source_names_any_more_is_no_entity() -> None:
    evidence = Evidence("episode/a", (declared("Kelpie 3"),), ())
    found = resolve([evidence], [written("Murmur", "product/murmur")], Rulings()).entities
    assert [entity.name for entity in found] == ["Kelpie 3"]


def test_a_better_spelling_keeps_the_id_of_the_misheard_one() -> None:
    better = declared("Oystercatcher", count=2)
    evidence = Evidence(
        "episode/a",
        (declared("Hoister Catcher"), better),
        (),
        heard=(Heard("Oystercatcher", "Hoister Catcher", 2),),
    )
    old = written("Hoister Catcher", "product/hoister-catcher")
    (entity,) = resolve([evidence], [old], Rulings()).entities
    assert (entity.name, entity.id) == ("Oystercatcher", "product/hoister-catcher")
    assert entity.heard_as == ("Hoister Catcher",)


def test_one_vote_for_an_unlike_form_joins_nothing() -> None:
    evidence = Evidence(
        "episode/a",
        (declared("Oystercatcher"), declared("Murmur")),
        (),
        heard=(Heard("Oystercatcher", "Murmur", 1),),
    )
    assert len(resolve([evidence], [], Rulings()).entities) == 2


def test_another_number_is_another_thing_however_often_it_is_heard() -> None:
    evidence = Evidence(
        "episode/a",
        (declared("Kelpie 2"), declared("Kelpie 3")),
        (),
        heard=(Heard("Kelpie 2", "Kelpie 3", 9),),
    )
    assert len(resolve([evidence], [], Rulings()).entities) == 2
