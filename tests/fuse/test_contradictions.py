"""What sources of one episode cannot both be right about."""

from typing import Any

import pytest

from vaultgen.fuse.contradictions import contradictions
from vaultgen.model import Declared, Segment, Source, SourceRef


def source(path: str, **stated: Any) -> Source:
    return Source(SourceRef(path, "test", "0"), **stated)


def people(path: str, field: str, *names: str) -> Source:
    return source(path, declared=tuple(Declared(name, "person", field) for name in names))


def fields(*sources: Source) -> list[str]:
    return [found.field for found in contradictions(sources)]


def test_every_source_of_a_value_is_kept_and_the_first_value_comes_first() -> None:
    days = {"c.md": "2025-05-02", "a.md": "2025-05-01", "b.md": "2025-05-02"}
    (found,) = contradictions([source(path, published=day) for path, day in days.items()])
    assert found.values == (("2025-05-02", ("c.md", "b.md")), ("2025-05-01", ("a.md",)))


def test_shows_that_are_written_alike_are_one() -> None:
    assert fields(source("a", show="Low Water"), source("b", show="low-water")) == []
    assert fields(source("a", show="Low Water"), source("b", show="High Water")) == ["show"]


@pytest.mark.parametrize(("other", "expected"), [(3630.0, []), (3700.0, ["duration"])])
def test_durations_may_differ_a_little(other: float, expected: list[str]) -> None:
    assert fields(source("a", duration=3600.0), source("b", duration=other)) == expected


def test_languages_count_only_where_somebody_speaks() -> None:
    said = (Segment("Ebb."),)
    english = source("a", language="en", segments=said)
    assert fields(english, source("b", language="de")) == []
    assert fields(english, source("b", language="und", segments=said)) == []
    assert fields(english, source("b", language="de", segments=said)) == ["language"]


def test_two_names_for_one_guest_contradict_each_other() -> None:
    (found,) = contradictions(
        [people("a", "guest", "Ada Quill"), people("b", "Guests", "Ada Quell")]
    )
    assert found.field == "guests"
    assert found.values == (("Ada Quill", ("a",)), ("Ada Quell", ("b",)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ada Quill",), ("Ada Quill", "Bo Marsh")),
        (("Ada",), ("Ada Quill",)),
        (("Dr. Ada Quill",), ("ada quill",)),
        (("Ada Quill", "Bo Marsh"), ("Bo Marsh", "Ada Quill")),
        (("Ada Quill",), ("艾达·奎尔",)),
    ],
)
def test_lists_that_can_both_be_right_do_not(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert fields(people("a", "guest", *one), people("b", "guest", *other)) == []


def test_a_list_that_agrees_with_all_is_not_drawn_into_a_contradiction() -> None:
    (found,) = contradictions(
        [
            people("a", "host", "Bo Marsh", "Cleo Sands"),
            people("b", "host", "Bo Marsh", "Cleo Sanders"),
            people("c", "host", "Bo Marsh"),
        ]
    )
    assert [paths for _, paths in found.values] == [("a",), ("b",)]


def test_who_is_spoken_of_and_who_has_another_role_is_no_matter() -> None:
    assert fields(people("a", "people", "Ada Quill"), people("b", "people", "Bo Marsh")) == []
    assert fields(people("a", "guest", "Ada Quill"), people("b", "host", "Bo Marsh")) == []
