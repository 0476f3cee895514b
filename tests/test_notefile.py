"""Front matter survives every loader, and is read whatever a person made of it."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.errors import VaultError
from vaultgen.model import Value
from vaultgen.notefile import front_matter, parse

TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Cf")), max_size=30)
VALUES: st.SearchStrategy[Value] = st.one_of(
    TEXT, st.integers(0, 10**9), st.booleans(), st.lists(TEXT, max_size=4).map(tuple)
)


@given(st.dictionaries(TEXT.filter(str.strip), VALUES, max_size=6), TEXT)
def test_what_is_written_is_read_again(properties: dict[str, Value], body: str) -> None:
    assert parse(front_matter(properties) + body) == (properties, body)


@pytest.mark.parametrize(
    "value",
    [
        *("yes", "NO", "On", "y", "null", "~", "nan", "<<", "=", "", " x ", "---"),
        *("1.10", "12:30", "1_000", "0o7", "1e3", "010", ".5", "2025-13-45"),
        *("[[A b]]", ": #", "a: b", "a #b", "- x", "{a}", "&a", "*a", "!t", "%x", "@x"),
        *("'", '"', "a\tb", "a\nb", "💡 Idea"),
    ],
)
def test_text_stays_text_in_a_yaml_1_1_loader(value: str) -> None:
    block = front_matter({"key": value, "list": (value,)}).replace("---\n", "")
    assert yaml.safe_load(block) == {"key": value, "list": [value]}


def test_dates_are_bare_and_lists_are_blocks() -> None:
    assert front_matter({"published": "2025-11-28", "tags": ("a", "b"), "aliases": ()}) == (
        "---\npublished: 2025-11-28\ntags:\n  - a\n  - b\naliases: []\n---\n"
    )


def test_control_characters_are_left_out() -> None:
    assert front_matter({"title": "a\x00b\x85c\ufeff"}) == "---\ntitle: abc\n---\n"


def test_a_byte_order_mark_and_windows_line_ends_are_no_obstacle() -> None:
    assert parse("\ufeff---\r\ntitle: A\r\n---\r\nText\r\n") == ({"title": "A"}, "Text\n")


@pytest.mark.parametrize("text", ["Text\n", "---\nText\n", "--- x\na: 1\n---\n", ""])
def test_a_note_without_front_matter_is_all_body(text: str) -> None:
    assert parse(text) == ({}, text)


def test_values_of_people_are_taken_as_they_mean_them() -> None:
    head = "---\na: 12:30\nb: NO\nc: 2025-01-02\nd:\ne: [x, 1]\nf: {g: 1}\nh: 1.5\n---\n"
    assert parse(head)[0] == {
        "a": "12:30",
        "b": "NO",
        "c": "2025-01-02",
        "d": "",
        "e": ("x", "1"),
        "f": '{"g": 1}',
        "h": 1.5,
    }


def test_broken_yaml_is_reported_with_its_line_in_the_file() -> None:
    with pytest.raises(VaultError) as caught:
        parse("---\ntitle: A\ntags: [a\n---\nText")
    assert caught.value.line in (3, 4)
