"""Which of two names are one: a declared name, and a form that the same episode says once."""

import re
from pathlib import Path
from typing import cast

import pytest

from vaultgen.model import Candidate, EntityType, Evidence
from vaultgen.resolve import Resolution, Rulings, resolve

CASES = Path(__file__).parents[1] / "cases" / "resolve" / "pairs.md"


def cases() -> list[tuple[str, str, str]]:
    pattern = r"^# (.+)\n\ninput:\n\n    (.*)\n\noutput:\n\n    (.*)$"
    return re.findall(pattern, CASES.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_case_file_is_read_completely() -> None:
    assert len(cases()) == CASES.read_text(encoding="utf-8").count("\ninput:\n")


def both(pair: str) -> tuple[EntityType, str, str]:
    kind, names = pair.split(": ", 1)
    first, second = names.split(" | ")
    return cast(EntityType, kind), first, second


def declared(name: str, kind: EntityType, field: str) -> Candidate:
    return Candidate(name, "declared", votes=((kind, 10.0),), field=field)


def heard_once(pair: str) -> Resolution:
    kind, first, second = both(pair)
    heard = Candidate(second, "capitalised", votes=((kind, 1.0),), count=1)
    evidence = Evidence("e", (declared(first, kind, "names"), heard), lower=())
    return resolve([evidence], (), Rulings())


@pytest.mark.parametrize(("title", "pair", "expected"), cases(), ids=[c[0] for c in cases()])
def test_a_form_heard_once_beside_a_declared_name(title: str, pair: str, expected: str) -> None:
    _, first, second = both(pair)
    found = heard_once(pair)
    entity = next(e for e in found.entities if e.name == first)
    verdict = {
        second in entity.aliases: "alias",
        second in entity.heard_as: "heard",
        any(candidate.name == second for _, candidate in found.rejected): "apart",
    }.get(True, "same name")
    assert verdict == expected, title


@pytest.mark.parametrize("pair", [pair for _, pair, verdict in cases() if verdict == "apart"])
def test_two_declared_names_stay_apart(pair: str) -> None:
    kind, first, second = both(pair)
    evidence = [
        Evidence("e1", (declared(first, kind, "a"), declared(second, kind, "b")), lower=()),
        Evidence("e2", (declared(first, kind, "a"),), lower=()),
    ]
    assert {e.name for e in resolve(evidence, (), Rulings()).entities} == {first, second}


@pytest.mark.parametrize("pair", [pair for _, pair, verdict in cases() if "person" in pair])
def test_two_declared_people_are_never_one_by_similarity(pair: str) -> None:
    kind, first, second = both(pair)
    evidence = Evidence("e", (declared(first, kind, "a"), declared(second, kind, "b")), lower=())
    heard = [e.heard_as for e in resolve([evidence], (), Rulings()).entities]
    assert not any(heard)


def test_a_list_that_names_both_keeps_them_apart() -> None:
    kind, first, second = both("product: ChatGPT | ChatGBT")
    heard = Candidate(second, "corroborated", votes=((kind, 1.0),))
    evidence = Evidence(
        "e", (declared(first, kind, "a"), heard), lower=(), distinct=((first, second),)
    )
    assert {e.name for e in resolve([evidence], (), Rulings()).entities} == {first, second}


def test_a_form_that_could_be_two_names_is_left_to_a_person() -> None:
    names = ("Markello Robotics", "Markella Robotics")
    heard = Candidate("Markelle Robotics", "corroborated", votes=(("company", 1.0),))
    curated = tuple(declared(name, "company", "companies") for name in names)
    evidence = Evidence("e", (*curated, heard), lower=(), distinct=(names,))
    found = resolve([evidence], (), Rulings())
    assert len(found.entities) == 3
    assert [doubt.kind for doubt in found.doubts] == ["similar"]
