"""What a person decides always wins."""

import pytest

from vaultgen.errors import ConfigError
from vaultgen.model import Candidate, Entity, EntityType, Evidence, KnownEntity
from vaultgen.resolve import Rulings, load, resolve


def declared(name: str, kind: EntityType) -> Candidate:
    return Candidate(name, "declared", ((kind, 10.0),), field="names")


def ruled(text: str, *candidates: Candidate, known: tuple[KnownEntity, ...] = ()) -> list[Entity]:
    evidence = [Evidence("episode/1", candidates, ())]
    return list(resolve(evidence, known, load(text, "rulings.yaml")).entities)


def names(entities: list[Entity]) -> list[str]:
    return sorted(entity.name for entity in entities)


def test_an_empty_file_rules_nothing() -> None:
    assert load("", "r.yaml") == load("# nothing yet\nsame:\ndrop:\n", "r.yaml") == Rulings()


def test_same_beats_every_veto_and_the_first_name_is_used() -> None:
    (entity,) = ruled(
        "same: [[Kelpie 3, Kelpie 2, Mk Three]]",
        declared("Kelpie 2", "product"),
        declared("Kelpie 3", "product"),
    )
    assert (entity.name, entity.aliases) == ("Kelpie 3", ("Kelpie 2", "Mk Three"))


def test_same_joins_two_notes_into_the_first() -> None:
    notes = (
        KnownEntity("Halden", "company", (), "Halden.md", "company/halden"),
        KnownEntity("Alden", "company", (), "Alden.md", "company/alden"),
    )
    (entity,) = ruled(
        "same: [[company/halden, company/alden]]",
        declared("Alden", "company"),
        declared("Halden", "company"),
        known=notes,
    )
    assert (entity.id, entity.aliases) == ("company/halden", ("Alden",))


def test_a_name_given_by_id_stays_when_the_note_bears_it() -> None:
    text = "name: {person/ned-sallow: Old Salt}"
    told = declared("Ned Sallow", "person")
    before = KnownEntity(
        "Ned Sallow", "person", (), "Ned Sallow.md", "person/ned-sallow", stated=False
    )
    (first,) = ruled(text, told, known=(before,))
    assert (first.id, first.name, first.aliases) == (
        "person/ned-sallow",
        "Old Salt",
        ("Ned Sallow",),
    )
    after = KnownEntity(first.name, "person", first.aliases, "Old Salt.md", first.id, stated=False)
    assert ruled(text, told, known=(after,)) == [first]


def test_different_beats_likeness() -> None:
    right, garbled = declared("ChatGPT", "product"), Candidate("ChatGBT", "corroborated")
    assert names(ruled("", right, garbled)) == ["ChatGPT"]
    assert names(ruled("different: [[ChatGBT, ChatGPT]]", right, garbled)) == ["ChatGBT", "ChatGPT"]


def test_different_beats_equal_spelling() -> None:
    found = ruled(
        "different: [[Chat GPT, ChatGPT]]",
        declared("ChatGPT", "product"),
        declared("Chat GPT", "product"),
    )
    assert names(found) == ["Chat GPT", "ChatGPT"]


def test_different_ids_of_one_name_split_it_by_type() -> None:
    evidence = [
        Evidence("episode/1", (declared("Mercury", "company"),), ()),
        Evidence("episode/2", (declared("Mercury", "place"),), ()),
    ]
    rulings = load("different: [[company/mercury, place/mercury]]", "r.yaml")
    found = resolve(evidence, (), rulings).entities
    assert [(e.id, e.name) for e in found] == [
        ("company/mercury", "Mercury"),
        ("place/mercury", "Mercury"),
    ]


def test_drop_removes_the_name_and_its_garbled_forms_without_reporting_them() -> None:
    candidates = (declared("AdsWhizz", "company"), Candidate("AdsWiz", "capitalised"))
    found = resolve([Evidence("e", candidates, ())], (), load("drop: [AdsWhizz]", "r.yaml"))
    assert (found.entities, found.rejected) == ((), ())


def test_type_and_name_are_set() -> None:
    (entity,) = ruled("type: {Sora: product}\nname: {Sora: Sora Video}", declared("Sora", "person"))
    assert (entity.id, entity.name, entity.aliases) == (
        "product/sora-video",
        "Sora Video",
        ("Sora",),
    )


def test_a_ruling_by_id_finds_the_note_whatever_it_is_called() -> None:
    note = KnownEntity("The Robot", "product", ("Kelpie",), "Robot.md", "product/kelpie")
    (entity,) = ruled(
        "type: {product/kelpie: concept}", declared("Kelpie", "product"), known=(note,)
    )
    assert (entity.id, entity.name, entity.type) == ("product/kelpie", "The Robot", "concept")


def test_a_new_name_that_exists_joins_the_two() -> None:
    (entity,) = ruled("name: {GBT: GPT}", declared("GBT", "product"), declared("GPT", "product"))
    assert (entity.name, entity.aliases) == ("GPT", ("GBT",))


def test_rulings_do_not_change_on_the_second_run() -> None:
    text = "same: [[Kelpie 3, Kelpie 2]]\nname: {GBT: GPT}\ntype: {GBT: concept}"
    candidates = [declared(n, "product") for n in ("Kelpie 2", "Kelpie 3", "GBT")]
    first = ruled(text, *candidates)
    notes = tuple(KnownEntity(e.name, e.type, e.aliases, f"{e.id}.md", e.id) for e in first)
    assert ruled(text, *candidates, known=notes) == first


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("same: [[A, B]]\nsome: [A]", 2, "unknown key 'some'"),
        ("drop:\n  - A\n  - [B]", 3, "a name is expected"),
        ("same:\n- [A]", 2, "at least 2 names"),
        ("same: A", 1, "a list is expected"),
        ("type:\n  A: firm", 2, "unknown type 'firm'"),
        ("type: [A]", 1, "lines are expected"),
        ("different: [[A, a]]", 1, "cannot differ from itself"),
        ("drop: [A]]", 1, "broken YAML"),
        ("- A", 1, "lines are expected"),
    ],
)
def test_mistakes_name_file_and_line(text: str, line: int, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(text, "my/rulings.yaml")
    assert (caught.value.path, caught.value.line) == ("my/rulings.yaml", line)
    assert message in caught.value.message
