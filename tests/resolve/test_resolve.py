"""What becomes of the names that episodes propose."""

from dataclasses import replace

from vaultgen.model import Candidate, Entity, EntityType, Evidence, KnownEntity
from vaultgen.resolve import Resolution, Rulings, resolve


def said(name: str, kind: EntityType | None = None, count: int = 2) -> Candidate:
    votes = ((kind, 1.0),) if kind else ()
    return Candidate(name, "corroborated", votes=votes, count=count)


def once(name: str, kind: EntityType | None = None) -> Candidate:
    return Candidate(name, "capitalised", votes=((kind, 1.0),) if kind else (), count=1)


def declared(name: str, kind: EntityType, *aliases: str) -> Candidate:
    return Candidate(name, "declared", ((kind, 10.0),), field="names", aliases=aliases)


def episode(number: int, *candidates: Candidate, lower: tuple[str, ...] = ()) -> Evidence:
    return Evidence(f"episode/{number}", candidates, lower)


def resolved(*evidence: Evidence, known: tuple[KnownEntity, ...] = ()) -> Resolution:
    return resolve(evidence, known, Rulings())


def by_name(resolution: Resolution) -> dict[str, Entity]:
    return {entity.name: entity for entity in resolution.entities}


def test_a_corroborated_name_is_an_entity_with_type_and_id() -> None:
    (entity,) = resolved(episode(1, said("Halden Robotics", "company"))).entities
    assert (entity.id, entity.type) == ("company/halden-robotics", "company")
    assert not entity.declared


def test_a_name_without_votes_is_a_concept() -> None:
    assert [e.id for e in resolved(episode(1, said("Tidal Fence"))).entities] == [
        "concept/tidal-fence"
    ]


def test_what_is_seen_once_is_rejected_and_reported() -> None:
    candidate = once("Halden Robotics", "company")
    found = resolved(episode(1, candidate))
    assert found.entities == ()
    assert found.rejected == (("episode/1", candidate),)


def test_what_two_episodes_see_once_is_an_entity() -> None:
    found = resolved(episode(1, once("Halden Robotics")), episode(2, once("halden robotics")))
    assert [e.name for e in found.entities] == ["Halden Robotics"]


def test_types_are_voted_over_episodes_and_declarations_win() -> None:
    votes = [episode(n, said("Kelpie", "company")) for n in range(5)]
    assert by_name(resolved(*votes, episode(9, said("Kelpie", "product"))))["Kelpie"].type == (
        "company"
    )
    found = resolved(*votes, episode(9, declared("Kelpie", "product")))
    assert by_name(found)["Kelpie"].type == "product"


def test_a_name_declared_under_two_types_is_one_entity_with_a_doubt() -> None:
    found = resolved(
        episode(1, declared("Mercury", "company")), episode(2, declared("Mercury", "product"))
    )
    assert len(found.entities) == 1
    assert [doubt.kind for doubt in found.doubts] == ["types"]
    assert "company" in found.entities[0].doubts[0]


def test_stated_aliases_join_and_keep_both_names() -> None:
    found = resolved(
        episode(1, declared("RL", "concept", "Reinforcement Learning", "强化学习")),
        episode(2, said("reinforcement learning", "concept")),
    )
    (entity,) = found.entities
    assert entity.aliases == ("Reinforcement Learning", "强化学习")


def test_a_short_form_of_two_things_joins_neither() -> None:
    found = resolved(
        episode(1, declared("Tidal Power Station", "concept", "TPS")),
        episode(2, declared("Toyota Production System", "concept", "TPS")),
        episode(3, said("TPS")),
    )
    assert len(found.entities) == 3
    assert [doubt.kind for doubt in found.doubts] == ["ambiguous"]


def test_a_first_name_binds_to_the_only_person_of_its_episode() -> None:
    found = resolved(
        episode(1, declared("Mara Lindqvist", "person"), said("Mara", "person")),
        episode(2, declared("Mara Okafor", "person"), said("Mara", "person"), said("Okafor")),
    )
    assert by_name(found)["Mara Lindqvist"].local == (("episode/1", "Mara"),)
    assert by_name(found)["Mara Okafor"].local == (("episode/2", "Mara"), ("episode/2", "Okafor"))
    assert len(found.entities) == 2
    assert found.rejected == ()


def test_a_first_name_of_two_people_binds_to_neither() -> None:
    names = (declared("Mara Lindqvist", "person"), declared("Mara Okafor", "person"))
    found = resolved(episode(1, *names, said("Mara", "person")))
    assert [e.local for e in found.entities] == [(), ()]
    assert [c.name for _, c in found.rejected] == ["Mara"]


def test_a_first_name_without_a_full_name_is_nothing_unless_declared() -> None:
    found = resolved(
        episode(1, declared("Mark", "person")),
        episode(2, said("Mark", "person")),
        episode(3, said("Tove", "person")),
    )
    (mark,) = found.entities
    assert mark.local == (("episode/1", "Mark"),)
    assert [(e, c.name) for e, c in found.rejected] == [
        ("episode/2", "Mark"),
        ("episode/3", "Tove"),
    ]


def test_a_declared_first_name_beside_its_full_name_is_a_short_form() -> None:
    found = resolved(episode(1, declared("Mark", "person"), declared("Mark Twine", "person")))
    assert [e.name for e in found.entities] == ["Mark Twine"]


def test_a_company_that_bears_a_person_s_last_name_stays_a_company() -> None:
    found = resolved(episode(1, declared("Martin Ford", "person"), said("Ford", "company")))
    assert {e.id for e in found.entities} == {"company/ford", "person/martin-ford"}


def test_a_common_word_is_no_entity_unless_declared() -> None:
    assert resolved(episode(1, said("Model"), lower=("model",))).entities == ()
    kept = resolved(episode(1, declared("Model", "product"), lower=("model",)))
    assert [e.name for e in kept.entities] == ["Model"]


def test_a_word_that_a_tenth_of_the_vault_writes_small_is_common() -> None:
    def vault(writing: int) -> tuple[Evidence, ...]:
        small = tuple(episode(n, once("Target"), lower=("target",)) for n in range(writing))
        rest = tuple(episode(n, said("Target")) for n in range(writing, 20))
        return small + rest

    assert resolved(*vault(1)).entities != ()
    assert resolved(*vault(2)).entities == ()


def test_the_vault_s_note_keeps_id_name_and_type() -> None:
    note = KnownEntity("Kelpie Two", "product", ("Kelpie 2",), "Robots/K2.md", "company/kelpie-2")
    (entity,) = resolved(episode(1, declared("Kelpie-2", "company")), known=(note,)).entities
    assert (entity.id, entity.name, entity.type) == ("company/kelpie-2", "Kelpie Two", "product")
    assert entity.path is None


def test_a_note_that_was_renamed_is_recognised_by_its_id() -> None:
    note = KnownEntity("The Great Fence", "product", (), "Fence.md", "product/tidal-fence")
    (entity,) = resolved(episode(1, said("Tidal Fence", "product")), known=(note,)).entities
    assert (entity.name, entity.aliases) == ("The Great Fence", ("Tidal Fence",))


def test_our_note_without_evidence_is_no_entity() -> None:
    note = KnownEntity("Kelpie", "product", (), "Kelpie.md", "product/kelpie")
    assert resolved(known=(note,)).entities == ()


def test_the_vault_s_note_makes_an_entity_of_what_is_seen_once() -> None:
    note = KnownEntity("Kelpie", "product", (), "Kelpie.md", "product/kelpie")
    assert [e.id for e in resolved(episode(1, once("Kelpie")), known=(note,)).entities] == [
        "product/kelpie"
    ]


def test_the_user_s_own_note_is_an_entity_that_is_never_written() -> None:
    note = KnownEntity("Tidal Fence", "concept", ("fence",), "My notes/Tidal Fence.md")
    (entity,) = resolved(episode(1, said("Tidal Fence", "product")), known=(note,)).entities
    assert entity.path == "My notes/Tidal Fence.md"
    assert (entity.id, entity.declared, entity.confidence) == ("concept/tidal-fence", True, 1.0)


def test_equal_slugs_get_numbers() -> None:
    found = resolved(episode(1, said("C++", "product"), said("C#", "product")))
    assert [e.id for e in found.entities] == ["product/c", "product/c-2"]


def test_names_contained_in_others_are_doubts_not_merges() -> None:
    found = resolved(episode(1, said("Halden", "company"), said("Halden Robotics", "company")))
    assert len(found.entities) == 2
    assert [(d.kind, d.names) for d in found.doubts] == [
        ("contained", ("Halden", "Halden Robotics"))
    ]


def test_a_garbled_form_that_a_list_declares_is_an_alias() -> None:
    right = Candidate("Halden Robotics", "declared", (("company", 10.0),), 9, 3, "names")
    found = resolved(episode(1, right, declared("Haldon Robotics", "company")))
    assert by_name(found)["Halden Robotics"].aliases == ("Haldon Robotics",)
    assert by_name(found)["Halden Robotics"].heard_as == ()


def test_a_single_word_is_garbled_only_where_it_was_heard_badly() -> None:
    browser, other = said("Sealine", "product", 9), once("Sealina", "product")
    careful = resolved(episode(1, browser, other), episode(2, other))
    assert {e.name for e in careful.entities} == {"Sealine", "Sealina"}
    badly = [replace(candidate, heard=True) for candidate in (browser, other)]
    (entity,) = resolved(episode(1, *badly), episode(2, badly[1])).entities
    assert (entity.name, entity.heard_as) == ("Sealine", ("Sealina",))


def test_what_was_attached_attracts_nothing() -> None:
    found = resolved(
        episode(
            1,
            declared("Makronetis", "product"),
            said("Magronedes", "product", 5),
            once("Makromedes", "product"),
        )
    )
    names = by_name(found)["Makronetis"]
    assert "Magronedes" in names.heard_as
    assert "Makromedes" not in names.heard_as


def test_what_another_episode_says_once_is_garbled_only_from_a_declared_name() -> None:
    garbled = episode(2, once("Gardner Analytix", "company"))
    for right, heard in (
        (declared("Gartner Analytics", "company"), ("Gardner Analytix",)),
        (said("Gartner Analytics", "company"), ()),
    ):
        found = resolved(episode(1, right), garbled)
        assert by_name(found)["Gartner Analytics"].heard_as == heard


def test_people_garbled_in_another_episode_stay_apart() -> None:
    found = resolved(
        episode(1, declared("Martin Casavo", "person")),
        episode(2, said("Martin Cassavo", "person")),
    )
    assert len(found.entities) == 2
    assert [doubt.kind for doubt in found.doubts] == ["similar"]
