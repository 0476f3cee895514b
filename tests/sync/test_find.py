"""The note that a person means."""

import pytest

from vaultgen.errors import VaultError
from vaultgen.sync import find_note

NOTES = {
    "person/ada": "People/Ada Lovelace.md",
    "company/ada": "Companies/Ada.md",
    "product/ada": "Products/Ada.md",
    "place/zoe": "Places/Zoë.md",
}


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("People/Ada Lovelace.md", "person/ada"),
        ("People/Ada Lovelace", "person/ada"),
        ("ada lovelace", "person/ada"),
        ("[[Ada Lovelace]]", "person/ada"),
        (" Ada Lovelace.md ", "person/ada"),
        ("person/ada", "person/ada"),
        ("Companies/Ada", "company/ada"),
        ("Zoe\u0308", "place/zoe"),
    ],
)
def test_a_note_goes_by_path_name_link_and_id(said: str, note: str) -> None:
    assert find_note(said, NOTES) == note


def test_of_several_all_are_named() -> None:
    with pytest.raises(VaultError, match=r"Companies/Ada\.md, Products/Ada\.md"):
        find_note("Ada", NOTES)


def test_an_unknown_name_is_told_with_what_is_like_it() -> None:
    with pytest.raises(VaultError, match=r"no such note; near are .*People/Ada Lovelace\.md"):
        find_note("Ada Lovelase", NOTES)


def test_among_no_notes_nothing_is_near() -> None:
    with pytest.raises(VaultError, match=r"no such note$"):
        find_note("Ada", {})
