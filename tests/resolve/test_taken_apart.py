"""What a ruling takes apart is two things, also in a vault that has it as one."""

from vaultgen.model import Candidate, Entity, EntityType, Evidence, KnownEntity
from vaultgen.resolve import load, resolve


def declared(name: str, kind: EntityType = "company", *aliases: str) -> Candidate:
    return Candidate(name, "declared", ((kind, 10.0),), field="names", aliases=aliases)


def ruled(text: str, *candidates: Candidate, known: tuple[KnownEntity, ...] = ()) -> list[Entity]:
    evidence = [Evidence("episode/1", candidates, ())]
    return list(resolve(evidence, known, load(text, "rulings.yaml")).entities)


FOUNDRY = declared("Acme Foundry")
MARSH = declared("Marsh & Daughters")
SPLIT = "different: [[Marsh & Daughters, Acme Foundry]]"


def merged(*, stated: bool) -> KnownEntity:
    """The note of both."""
    return KnownEntity(
        "Marsh & Daughters",
        "company",
        ("Acme Foundry",),
        "Companies/Marsh & Daughters.md",
        "company/marsh-daughters",
        stated=stated,
    )


def test_a_note_that_the_user_edited_loses_the_alias_that_is_something_else() -> None:
    found = ruled(SPLIT, FOUNDRY, MARSH, known=(merged(stated=True),))
    assert [(e.id, e.name, e.aliases) for e in found] == [
        ("company/acme-foundry", "Acme Foundry", ()),
        ("company/marsh-daughters", "Marsh & Daughters", ()),
    ]


def test_the_id_of_both_stays_with_what_has_the_name_of_the_note() -> None:
    found = ruled(SPLIT, FOUNDRY, MARSH, known=(merged(stated=False),))
    assert [(e.id, e.name) for e in found] == [
        ("company/acme-foundry", "Acme Foundry"),
        ("company/marsh-daughters", "Marsh & Daughters"),
    ]


def test_what_is_said_to_be_the_same_keeps_its_alias_whatever_else_is_said() -> None:
    text = f"same: [[Marsh & Daughters, Acme Foundry]]\n{SPLIT}"
    (found,) = ruled(text, FOUNDRY, MARSH, known=(merged(stated=True),))
    assert found.aliases == ("Acme Foundry",)


HOMONYMS = [
    Evidence("episode/1", (declared("Mercury"),), ()),
    Evidence("episode/2", (declared("Mercury", "place"),), ()),
]
BY_TYPE = "different: [[company/mercury, place/mercury]]\n"


def test_a_name_of_two_things_means_in_each_episode_what_is_said_there() -> None:
    found = resolve(HOMONYMS, (), load(BY_TYPE, "r.yaml")).entities
    assert [(e.id, e.local) for e in found] == [
        ("company/mercury", (("episode/1", "Mercury"),)),
        ("place/mercury", (("episode/2", "Mercury"),)),
    ]


def test_rulings_on_ids_of_one_name_reach_each_thing_in_later_runs() -> None:
    rulings = load(f"{BY_TYPE}type: {{place/mercury: work}}\n", "r.yaml")
    notes = [
        KnownEntity("Mercury", "company", (), "a.md", "company/mercury", stated=False),
        KnownEntity("Mercury", "place", (), "b.md", "place/mercury", stated=False),
    ]
    first = resolve(HOMONYMS, notes, rulings).entities
    assert [(e.id, e.type) for e in first] == [
        ("company/mercury", "company"),
        ("place/mercury", "work"),
    ]
    again = [
        KnownEntity(e.name, e.type, e.aliases, f"{e.id}.md", e.id, stated=False) for e in first
    ]
    assert resolve(HOMONYMS, again, rulings).entities == first
