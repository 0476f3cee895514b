"""Names that other readings of an episode misheard."""

import pytest

from vaultgen.model import Candidate, Entity, EntityType, Evidence, Heard
from vaultgen.resolve import resolve
from vaultgen.resolve.rulings import Rulings


def said(name: str, kind: EntityType = "company", count: int = 2, **more: object) -> Candidate:
    votes = ((kind, 1.0),)
    return Candidate(name, "corroborated", votes, count, **more)  # type: ignore[arg-type]


def listed(name: str, kind: EntityType = "company", *, copied: bool = False) -> Candidate:
    return Candidate(name, "declared", ((kind, 10.0),), field="names", heard=copied)


def introduced(name: str) -> Candidate:
    return Candidate(name, "introduced", (("person", 5.0),), 1)


def resolved(*candidates: Candidate, heard: tuple[Heard, ...] = ()) -> dict[str, Entity]:
    evidence = Evidence("episode/1", candidates, (), heard=heard)
    return {e.name: e for e in resolve([evidence], (), Rulings()).entities}


def test_a_form_of_one_vote_names_its_entity_only_where_it_was_heard() -> None:
    found = resolved(said("Merrow Tidal"), heard=(Heard("Merrow Tidal", "Mero Title", 1, 1),))
    assert found["Merrow Tidal"].heard_as == ("Mero Title",)
    assert found["Merrow Tidal"].local == (("episode/1", "Mero Title"),)


def test_a_form_of_two_votes_names_its_entity_everywhere() -> None:
    found = resolved(said("Merrow Tidal"), heard=(Heard("Merrow Tidal", "Mero Title", 2, 2),))
    assert found["Merrow Tidal"].local == ()


def test_two_names_of_the_record_are_two_things_although_one_was_heard_as_the_other() -> None:
    heard = (Heard("Jon Welders", "Jon Walders", 1, 1),)
    found = resolved(said("Jon Welders", "person"), said("Jon Walders", "person"), heard=heard)
    assert set(found) == {"Jon Welders", "Jon Walders"}


def test_two_acronyms_of_the_record_are_two_things() -> None:
    heard = (Heard("SKC", "SKE", 2, 2),)
    assert set(resolved(said("SKC"), said("SKE"), heard=heard)) == {"SKC", "SKE"}


def test_what_the_record_misheard_too_is_found_by_what_both_were_heard_as() -> None:
    heard = (Heard("Quirra", "Kirra", 5, 5), Heard("Kierra", "Kirra", 2, 2))
    found = resolved(said("Quirra", count=4), said("Kierra"), heard=heard)
    assert found["Quirra"].heard_as == ("Kierra", "Kirra")


def test_a_form_that_stands_for_two_names_as_often_is_left_alone() -> None:
    heard = (Heard("Arrolan", "Arrol", 1, 1), Heard("Arrolby", "Arrol", 1, 1))
    found = resolved(said("Arrolan"), said("Arrolby"), heard=heard)
    assert not any(entity.heard_as for entity in found.values())


def test_of_two_names_with_as_many_votes_the_form_is_that_of_the_one_clearly_more_alike() -> None:
    heard = (Heard("Arrolan", "Arrolen", 1, 1), Heard("Errolby", "Arrolen", 1, 1))
    found = resolved(said("Arrolan"), said("Errolby"), heard=heard)
    assert found["Arrolan"].heard_as == ("Arrolen",)
    assert found["Errolby"].heard_as == ()


def test_zero_is_said_like_a_letter() -> None:
    assert resolved(said("K30"), heard=(Heard("K30", "K3O", 1, 0),))["K30"].heard_as == ("K3O",)


def test_a_misheard_first_name_repairs_the_full_name() -> None:
    heard = (Heard("Tolwin", "Tolman", 1, 1),)
    found = resolved(listed("Tolwin Wu", "person"), introduced("Tolman Wu"), heard=heard)
    assert found["Tolwin Wu"].heard_as == ("Tolman Wu",)


def test_without_such_evidence_two_people_who_share_a_name_stay_two() -> None:
    assert len(resolved(listed("Tolwin Wu", "person"), introduced("Tolman Wu"))) == 2


def test_a_misheard_acronym_repairs_the_version_that_holds_it() -> None:
    heard = (Heard("ChatKRT", "chat KRD", 1, 1),)
    names = said("KRT-5", "product"), listed("KRD5", "product", copied=True)
    assert resolved(*names, heard=heard)["KRT-5"].heard_as == ("KRD5",)


def test_another_version_of_a_misheard_acronym_is_another_thing() -> None:
    heard = (Heard("ChatKRT", "chat KRD", 1, 1),)
    names = said("KRT-4", "product"), listed("KRD5", "product", copied=True)
    assert set(resolved(*names, heard=heard)) == {"KRT-4", "KRD5"}


def test_acronyms_that_rhyme_prove_nothing_alone() -> None:
    names = said("KRT-5", "product"), listed("KRD5", "product", copied=True)
    assert set(resolved(*names)) == {"KRT-5", "KRD5"}


def test_an_acronym_that_the_record_has_is_no_misheard_one() -> None:
    heard = (Heard("ChatKRT", "chat KRD", 1, 1),)
    assert set(resolved(said("KRT"), said("KRD"), heard=heard)) == {"KRT", "KRD"}


def test_the_better_heard_spelling_is_the_name() -> None:
    well = Candidate("Rockmoor", "capitalised", (("product", 0.1),))
    found = resolved(well, listed("Rokmoor", copied=True))
    assert found["Rockmoor"].heard_as == ("Rokmoor",)


def test_another_spelling_of_the_same_letters_was_heard_if_only_a_poor_source_has_it() -> None:
    found = resolved(said("Oysterdoor"), listed("Oyster Door", copied=True))
    assert found["Oysterdoor"].heard_as == ("Oyster Door",)
    assert found["Oysterdoor"].aliases == ()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Series A", "Series B"),
        ("KRT-4", "KRT-5"),
        ("KRT four", "KRT five"),
        ("Orlan 3", "Orlan 3.5"),
        ("Halden", "Halden Research"),
        ("Tom B. Arden", "Tom Arden"),
        ("Tom W. Arden", "Tom H. W. Arden"),
    ],
)
def test_another_number_letter_or_word_is_another_thing_however_often(name: str, form: str) -> None:
    found = resolved(said(name, "product"), heard=(Heard(name, form, 3, 3),))
    assert not any(entity.heard_as for entity in found.values())


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Ilsa Su", "Ilsa Wu"),
        ("Tom Altran", "Tom Harlis"),
        ("Beta", "Feta"),
        ("OpenAK", "Opendrake"),
    ],
)
def test_what_another_episode_names_well_is_not_taken_in(name: str, form: str) -> None:
    here = Evidence("episode/1", (said(name, "person"),), (), heard=(Heard(name, form, 3, 3),))
    there = Evidence("episode/2", (said(form, "person"),), ())
    found = resolve([here, there], (), Rulings()).entities
    assert not any(entity.heard_as for entity in found)


def test_a_misheard_first_name_is_local_to_the_episode_of_its_person() -> None:
    heard = (Heard("Vikke", "Vicke", 2, 2),)
    alone = said("Vikke", "person")
    found = resolved(listed("Vikke Arden", "person"), alone, heard=heard)
    assert found["Vikke Arden"].heard_as == ("Vicke",)
    assert found["Vikke Arden"].local == (("episode/1", "Vicke"), ("episode/1", "Vikke"))
