"""Rulings that concern nothing are reported; rulings on ids follow a renamed entity."""

from vaultgen.model import Candidate, Evidence, KnownEntity
from vaultgen.resolve import resolve
from vaultgen.resolve.rulings import Rulings

EVIDENCE = Evidence(
    "episode/a", (Candidate("Kelpie 3", "declared", (("product", 1.0),), field="products"),), ()
)


def test_a_slip_of_the_pen_is_told() -> None:
    found = resolve([EVIDENCE], [], Rulings(drop=("Kelpy Three",), type=(("Kelpie 3", "work"),)))
    assert found.idle == ("the ruling `drop` on “Kelpy Three” concerns no name that a source has",)


def test_of_names_that_are_the_same_one_is_enough() -> None:
    assert resolve([EVIDENCE], [], Rulings(same=(("The Robot", "Kelpie 3"),))).idle == ()


def test_a_ruling_on_an_id_follows_the_entity_whatever_it_is_called_now() -> None:
    old = KnownEntity(
        "Kelpie 3", "product", (), "Products/Kelpie 3.md", "product/robot", stated=False
    )
    found = resolve([EVIDENCE], [old], Rulings(drop=("product/robot",)))
    assert (found.entities, found.idle) == ((), ())
