"""One property set in a text that people wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.errors import VaultError
from vaultgen.model import Value
from vaultgen.notefile import parse
from vaultgen.sync.merge import set_property

NOTE = """\
---
# mine
id: a # keep
tags:
- 'north' # of here
- town
note: |
  two
  lines

# and this
aliases: [Lunda]   # both
---
# Lund
"""


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("id", "b", "id: a # keep", "id: b # keep"),
        ("id", 7, "id: a # keep", "id: 7 # keep"),
        ("tags", ("north", "yes"), "- town", '- "yes"'),
        ("tags", ("town",), "- 'north' # of here\n", ""),
        ("tags", (), "tags:\n- 'north' # of here\n- town", "tags: []"),
        ("tags", "town", "tags:\n- 'north' # of here\n- town", "tags: town"),
        ("note", "one", "note: |\n  two\n  lines", "note: one"),
        (
            "aliases",
            ("A", "Lunda"),
            "aliases: [Lunda]   # both",
            "aliases:   # both\n  - A\n  - Lunda",
        ),
        ("orphaned", True, "# both\n", "# both\norphaned: true\n"),
        ("note", None, "note: |\n  two\n  lines\n", ""),
        ("id", None, "id: a # keep\n", ""),
        ("nothing", None, "", ""),
    ],
)
def test_every_other_byte_stays(key: str, value: Value | None, old: str, new: str) -> None:
    assert set_property(NOTE, key, value) == NOTE.replace(old, new)
    windows = NOTE.replace("\n", "\r\n")
    expected = NOTE.replace(old, new).replace("\n", "\r\n")
    assert set_property("\ufeff" + windows, key, value) == "\ufeff" + expected


def test_a_line_that_looks_like_a_comment_may_be_part_of_a_text() -> None:
    text = '---\na: "one\n# two"\n# three\nb: 1\n---\n'
    assert set_property(text, "a", "x") == "---\na: x\n# three\nb: 1\n---\n"


@pytest.mark.parametrize("old", ["b: *x\n", "b: {c: 1}\n", "b:\n  c: 1\n", "b:\n  - [1]\n"])
@pytest.mark.parametrize("value", ["y", ("y", "z")])
def test_a_value_that_is_no_property_is_replaced_as_a_whole(old: str, value: Value) -> None:
    text = "---\na: &x 1\n{}# c\nd: 2\n---\n"
    changed = set_property(text.format(old), "b", value)
    assert changed == text.format(set_property("", "b", value).replace("---\n", ""))


def test_a_note_without_front_matter_gets_one() -> None:
    assert set_property("# Lund\n", "tags", ("a",)) == "---\ntags:\n  - a\n---\n# Lund\n"
    assert set_property("\ufeff", "id", "a") == "\ufeff---\nid: a\n---\n"
    assert set_property("# Lund\n", "tags", None) == "# Lund\n"


def test_of_a_key_that_is_there_twice_the_one_that_counts_is_set() -> None:
    text = "---\na: 1\na: 2\n---\n"
    assert set_property(text, "a", 3) == "---\na: 1\na: 3\n---\n"
    assert set_property(text, "a", None) == "---\n---\n"


@pytest.mark.parametrize("head", ["a: [1\n", "- a\n", "{a: 1}\n", "  a: 1\n"])
def test_front_matter_that_cannot_be_spliced_is_an_error_with_its_line(head: str) -> None:
    with pytest.raises(VaultError) as caught:
        set_property(f"---\n{head}---\n", "b", 1)
    assert caught.value.line in (2, 3)


VALUES: st.SearchStrategy[Value] = st.one_of(
    st.text(st.characters(exclude_categories=("C", "Z"))),
    st.integers(0, 99),
    st.booleans(),
    st.lists(st.sampled_from(["north", "town", "a: b", "yes", "[[x]]"]), unique=True).map(tuple),
)


@given(st.sampled_from(["id", "tags", "note", "aliases", "new"]), VALUES)
def test_what_was_set_is_read(key: str, value: Value) -> None:
    before, body = parse(NOTE)
    assert parse(set_property(NOTE, key, value)) == (before | {key: value}, body)
