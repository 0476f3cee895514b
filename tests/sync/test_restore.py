"""A note that the user deleted, brought back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from vaultgen.errors import VaultError
from vaultgen.model import Change, Note

Run = Callable[..., tuple[Change, ...]]
Restore = Callable[[Path, str], tuple[Change, ...]]
Made = Callable[..., Note]
Tree = Callable[[Path], dict[str, str]]


@pytest.fixture
def notes(made: Made) -> tuple[Note, Note]:
    return (
        made("person/ada", "People/Ada.md", "one", "two"),
        made("person/bob", "People/Bob.md", "bob"),
    )


def test_a_deleted_note_comes_back_and_is_kept_up_from_then_on(
    vault: Path, run: Run, restored: Restore, tree: Tree, notes: tuple[Note, Note]
) -> None:
    ada, bob = notes
    run(vault, *notes)
    (vault / ada.path).unlink()
    news = replace(ada, text=ada.text.replace("two", "TWO"))
    run(vault, news, bob)
    assert ada.path not in tree(vault)
    restored(vault, ada.id)
    assert tree(vault)[ada.path] == ada.text
    run(vault, news, bob)
    assert tree(vault)[ada.path] == news.text


def test_it_comes_back_to_the_place_that_the_user_chose(
    vault: Path, run: Run, restored: Restore, tree: Tree, notes: tuple[Note, Note]
) -> None:
    ada, _ = notes
    run(vault, *notes)
    (vault / ada.path).rename(vault / "Ada.md")
    run(vault, *notes)
    (vault / "Ada.md").unlink()
    run(vault, *notes)
    restored(vault, ada.id)
    assert run(vault, *notes) == ()
    assert tree(vault)["Ada.md"] == ada.text


@pytest.mark.parametrize("taken", ["People/Ada.md", "people/ADA.md", "Mine/Ada.md"])
def test_a_file_of_its_name_is_in_the_way(
    vault: Path, run: Run, restored: Restore, tree: Tree, notes: tuple[Note, Note], taken: str
) -> None:
    ada, _ = notes
    run(vault, *notes)
    (vault / ada.path).unlink()
    (vault / taken).parent.mkdir(exist_ok=True)
    (vault / taken).write_text("mine")
    with pytest.raises(VaultError, match="rename that file"):
        restored(vault, ada.id)
    assert tree(vault)[taken] == "mine"


def test_a_note_that_the_user_puts_back_by_hand_is_ours_again(
    vault: Path, run: Run, tree: Tree, notes: tuple[Note, Note]
) -> None:
    ada, bob = notes
    run(vault, *notes)
    (vault / ada.path).rename(vault.parent / "bin.md")
    run(vault, *notes)
    (vault.parent / "bin.md").rename(vault / ada.path)
    news = replace(ada, text=ada.text.replace("two", "TWO"))
    run(vault, news, bob)
    assert tree(vault)[ada.path] == news.text
