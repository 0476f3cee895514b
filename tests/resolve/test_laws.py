"""What holds for resolution whatever the evidence is."""

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from vaultgen.model import TYPES, Candidate, Entity, EntityType, Evidence, KnownEntity
from vaultgen.resolve import Rulings, resolve

WORDS = (
    "Ada Adda Byron Biron Kelpie Kelpy 2 3 Labs Lab AI GPT the Series A B Mercury Merkury".split()
)
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
candidates = st.builds(
    Candidate,
    name=names,
    how=st.sampled_from(["declared", "speaker", "introduced", "corroborated", "capitalised"]),
    votes=st.lists(st.sampled_from(TYPES), max_size=2, unique=True).map(
        lambda kinds: tuple((kind, 11.0 - 10.0 * n) for n, kind in enumerate(kinds))
    ),
    count=st.integers(0, 3),
    sources=st.integers(1, 2),
    field=st.sampled_from([None, "people", "show notes"]),
    aliases=st.lists(names, max_size=1).map(tuple),
)
episodes = st.lists(
    st.tuples(
        st.lists(candidates, max_size=6, unique_by=lambda c: c.name).map(tuple),
        st.lists(st.sampled_from([w.lower() for w in WORDS]), max_size=1).map(tuple),
        st.lists(st.lists(names, min_size=2, max_size=3).map(tuple), max_size=1).map(tuple),
    ),
    max_size=4,
).map(lambda rows: [Evidence(f"episode/{n}", *row) for n, row in enumerate(rows)])


def note(entity: Entity) -> KnownEntity:
    return KnownEntity(
        entity.name, entity.type, entity.aliases, f"{entity.id}.md", entity.id, entity.heard_as
    )


@given(episodes)
@settings(max_examples=200, deadline=None)
def test_the_order_of_the_evidence_does_not_matter(evidence: list[Evidence]) -> None:
    shuffled = list(reversed(evidence))
    assert resolve(shuffled, (), Rulings()) == resolve(evidence, (), Rulings())


@given(episodes)
@settings(max_examples=200, deadline=None)
def test_resolution_is_a_fixed_point(evidence: list[Evidence]) -> None:
    first = resolve(evidence, (), Rulings()).entities
    again = resolve(evidence, tuple(map(note, first)), Rulings()).entities
    assert [(e.id, e.name, e.type, e.aliases, e.heard_as, e.local) for e in again] == [
        (e.id, e.name, e.type, e.aliases, e.heard_as, e.local) for e in first
    ]


@given(episodes)
@settings(max_examples=200, deadline=None)
def test_ids_are_unique_and_no_form_names_two_entities_in_one_episode(
    evidence: list[Evidence],
) -> None:
    entities = resolve(evidence, (), Rulings()).entities
    assert len({entity.id for entity in entities}) == len(entities)
    local = [(episode, form.casefold()) for e in entities for episode, form in e.local]
    assert len(set(local)) == len(local)
    several = {form for _, form in local}
    forms = [form.casefold() for e in entities for form in (e.name, *e.aliases, *e.heard_as)]
    assert not {form for form in forms if forms.count(form) > 1} - several


HOMES: Final = {"company": "Ada Byron Labs Series", "place": "Kelpie Biron Adda Kelpy"}
told = st.tuples(
    st.sampled_from([*HOMES, None]), st.sampled_from([*HOMES, None]), st.integers(0, 4)
)


@given(st.lists(told, min_size=2, max_size=6))
@settings(max_examples=200, deadline=None)
def test_a_name_of_two_things_means_at_most_one_in_an_episode_and_stays_so(
    rows: list[tuple[EntityType | None, EntityType | None, int]],
) -> None:
    evidence = [
        Evidence(
            f"episode/{n}",
            (
                Candidate("Mercury", "declared", ((kind, 10.0),) if kind else (), field="names"),
                *(Candidate(w, "corroborated") for w in HOMES.get(near or "", "").split()[:size]),
            ),
            (),
        )
        for n, (kind, near, size) in enumerate(rows)
    ]
    first = resolve(evidence, (), Rulings()).entities
    called = [e for e in first if e.name == "Mercury"]
    means = [episode for e in called for episode, _ in e.local]
    assert len(set(means)) == len(means)
    if len(called) > 1:
        where = {e.type: {episode for episode, _ in e.local} for e in called}
        for n, (kind, _, _) in enumerate(rows):
            assert kind is None or f"episode/{n}" in where[kind]
    assert resolve(evidence[::-1], tuple(map(note, first)), Rulings()).entities == first


@given(episodes)
@settings(max_examples=200, deadline=None)
def test_every_candidate_is_in_an_entity_or_reported(evidence: list[Evidence]) -> None:
    found = resolve(evidence, (), Rulings())
    named = {form.casefold() for e in found.entities for form in (e.name, *e.aliases, *e.heard_as)}
    local = {pair for entity in found.entities for pair in entity.local}
    for one in evidence:
        for candidate in one.candidates:
            pair = (one.episode, candidate)
            assert (
                pair in found.rejected
                or candidate.name.casefold() in named
                or (one.episode, candidate.name) in local
            )
