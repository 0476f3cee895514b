"""The last commit taken back: every kind of change, and what happened in between."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from vaultgen.errors import VaultError
from vaultgen.model import Change, Lesson, Note
from vaultgen.sync import Snapshot, known_lessons, peek, snapshot, unsettled
from vaultgen.sync.undo import KEPT

Run = Callable[..., tuple[Change, ...]]
Undo = Callable[[Path], tuple[Change, ...]]
Settle = Callable[..., tuple[Change, ...]]
Made = Callable[..., Note]
Tree = Callable[[Path], dict[str, str]]


@pytest.fixture
def ada(made: Made) -> Note:
    return made("person/ada", "People/Ada.md", "one", "two", "three")


@pytest.fixture
def bob(made: Made) -> Note:
    return made("person/bob", "People/Bob.md", "bob")


def news(note: Note) -> Note:
    return replace(note, text=note.text.replace("three", "THREE"))


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def look(vault: Path) -> Snapshot:
    with peek(vault / ".vaultgen") as state:
        return snapshot(vault, state)


def lessons(vault: Path) -> tuple[Lesson, ...]:
    with peek(vault / ".vaultgen") as state:
        return known_lessons(state)


def questions(vault: Path) -> list[str]:
    with peek(vault / ".vaultgen") as state:
        return [question.path for question in unsettled(state)]


def test_created_notes_go_with_their_folders(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note, bob: Note
) -> None:
    run(vault, bob)
    before = tree(vault)
    run(vault, replace(ada, path="New/Ada.md"), bob)
    undone(vault)
    assert tree(vault) == before
    assert not (vault / "New").exists()


def test_updated_notes_are_as_they_were(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    before = tree(vault)
    run(vault, news(ada))
    undone(vault)
    assert tree(vault) == before
    assert run(vault, ada) == ()


def test_renamed_notes_go_back(vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note) -> None:
    run(vault, ada)
    before = tree(vault)
    run(vault, replace(news(ada), path="Friends/Ada.md"))
    undone(vault)
    assert tree(vault) == before


def test_notes_that_swapped_their_places_swap_them_back(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note, bob: Note
) -> None:
    run(vault, ada, bob)
    before = tree(vault)
    run(vault, replace(ada, path=bob.path), replace(bob, path=ada.path))
    undone(vault)
    assert tree(vault) == before


def test_removed_notes_come_back(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note, bob: Note
) -> None:
    run(vault, ada, bob)
    before = tree(vault)
    run(vault, bob)
    undone(vault)
    assert tree(vault) == before
    assert [c.kind for c in run(vault, bob)] == ["remove"]


def test_edits_that_were_merged_are_as_the_user_left_them(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    (vault / ada.path).write_bytes(ada.text.replace("one", "ONE").replace("\n", "\r\n").encode())
    before = tree(vault)
    run(vault, news(ada))
    assert tree(vault) != before
    undone(vault)
    assert tree(vault) == before


def test_what_is_undone_is_done_again_by_the_next_run(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note, bob: Note
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "one", "ONE")
    run(vault, news(ada), bob)
    after = tree(vault)
    undone(vault)
    run(vault, news(ada), bob)
    assert tree(vault) == after
    assert run(vault, news(ada), bob) == ()


def test_undone_twice_is_as_if_it_were_not(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note, bob: Note
) -> None:
    run(vault, ada, replace(bob, path="Bob.md"))
    rewrite(vault / ada.path, "one", "ONE")
    new = (news(ada), bob, replace(bob, id="person/cy", path="Cy.md", text="cy\n"))
    run(vault, *new)
    after = tree(vault)
    undone(vault)
    undone(vault)
    assert tree(vault) == after
    assert run(vault, *new) == ()


def test_what_the_user_wrote_since_stays(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    run(vault, news(ada))
    rewrite(vault / ada.path, "one", "ONE")
    undone(vault)
    assert tree(vault) == {ada.path: ada.text.replace("one", "ONE")}
    run(vault, news(ada))
    assert tree(vault) == {ada.path: news(ada).text.replace("one", "ONE")}


def test_a_new_note_that_the_user_wrote_in_is_kept_and_reported(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "one", "ONE")
    (change,) = undone(vault)
    assert (change.kind, change.reason) == ("conflict", KEPT)
    assert "ONE" in tree(vault)[ada.path]


def test_a_note_that_the_user_moved_since_stays_there_for_good(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    run(vault, news(ada))
    (vault / ada.path).rename(vault / "Ada.md")
    undone(vault)
    assert tree(vault) == {"Ada.md": ada.text}
    run(vault, news(ada))
    assert tree(vault) == {"Ada.md": news(ada).text}


def test_a_note_that_the_user_had_moved_before_stays_there_for_good(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    (vault / ada.path).rename(vault / "Ada.md")
    run(vault, news(ada))
    undone(vault)
    assert tree(vault) == {"Ada.md": ada.text}
    run(vault, news(ada))
    assert tree(vault) == {"Ada.md": news(ada).text}
    assert look(vault).held == {ada.id}


def test_a_note_that_the_user_deleted_since_stays_deleted(
    vault: Path, run: Run, undone: Undo, ada: Note, bob: Note
) -> None:
    run(vault, ada, bob)
    run(vault, news(ada), bob)
    (vault / ada.path).unlink()
    undone(vault)
    assert look(vault).deleted == {ada.id}


def test_a_file_in_the_place_of_a_removed_note_is_left_alone(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note, bob: Note
) -> None:
    run(vault, ada, bob)
    run(vault, bob)
    (vault / ada.path).write_text("mine")
    assert "conflict" in [change.kind for change in undone(vault)]
    assert tree(vault) == {ada.path: "mine", bob.path: bob.text}


def test_a_conflict_is_undone_and_arises_anew(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "three", "three, says the user")
    before = tree(vault)
    run(vault, news(ada))
    assert questions(vault) == [ada.path]
    undone(vault)
    assert (tree(vault), questions(vault)) == (before, [])
    run(vault, news(ada))
    assert (tree(vault), questions(vault)) == (before, [ada.path])


def test_a_settled_conflict_waits_again(
    vault: Path, run: Run, undone: Undo, settled: Settle, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "three", "three, says the user")
    before = tree(vault)
    run(vault, news(ada))
    settled(vault, ada.id, "theirs")
    assert (tree(vault), questions(vault)) == ({ada.path: news(ada).text}, [])
    undone(vault)
    assert (tree(vault), questions(vault)) == (before, [ada.path])
    settled(vault, ada.id, "theirs")
    assert (tree(vault), questions(vault)) == ({ada.path: news(ada).text}, [])


def test_an_edit_between_two_conflicts_outlives_undo_and_settling(
    vault: Path, run: Run, undone: Undo, settled: Settle, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "three", "three, says the user")
    run(vault, news(ada))
    rewrite(vault / ada.path, "one", "My later words.")
    run(vault, replace(ada, text=news(ada).text.replace("two", "TWO")))
    undone(vault)
    settled(vault, ada.id, "theirs")
    assert tree(vault) == {ada.path: news(ada).text.replace("one", "My later words.")}


def test_a_restored_note_is_deleted_again_and_stays_so(
    vault: Path, run: Run, undone: Undo, restored: Settle, tree: Tree, ada: Note, bob: Note
) -> None:
    run(vault, ada, bob)
    (vault / ada.path).unlink()
    run(vault, ada, bob)
    restored(vault, ada.id)
    assert ada.path in tree(vault)
    undone(vault)
    assert ada.path not in tree(vault)
    assert run(vault, ada, bob) == ()
    assert ada.path not in tree(vault)


def test_words_that_went_into_another_note_come_back(
    vault: Path, run: Run, undone: Undo, tree: Tree, ada: Note, bob: Note
) -> None:
    run(vault, ada, bob)
    rewrite(vault / bob.path, "bob", "bob\n\nMy own words.")
    before = tree(vault)
    run(vault, ada, merged={bob.id: ada.id})
    assert "My own words." in tree(vault)[ada.path]
    undone(vault)
    assert tree(vault) == before


def test_what_was_learned_is_forgotten_and_learned_again(
    vault: Path, run: Run, undone: Undo, ada: Note
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "aliases: []", "aliases:\n  - The Countess")
    run(vault, ada)
    assert lessons(vault) == (Lesson(ada.id, "alias", "The Countess"),)
    undone(vault)
    assert lessons(vault) == ()
    run(vault, ada)
    assert lessons(vault) == (Lesson(ada.id, "alias", "The Countess"),)


def test_a_name_that_was_learned_is_forgotten_and_learned_again(
    vault: Path, run: Run, undone: Undo, ada: Note
) -> None:
    run(vault, ada)
    (vault / ada.path).rename(vault / "People/Ada L.md")
    run(vault, ada)
    learned = lessons(vault)
    assert [(lesson.kind, lesson.value) for lesson in learned] == [("name", "Ada L")]
    undone(vault)
    assert lessons(vault) == ()
    run(vault, ada)
    assert lessons(vault) == learned


def test_with_nothing_done_there_is_nothing_to_take_back(vault: Path, undone: Undo) -> None:
    with pytest.raises(VaultError, match="nothing to take back"):
        undone(vault)
