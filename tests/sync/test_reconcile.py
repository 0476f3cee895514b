"""A note that both the user and we changed, over several runs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from vaultgen.model import Change, Note
from vaultgen.sync import Unsettled, peek, unsettled

Run = Callable[..., tuple[Change, ...]]
Settle = Callable[..., tuple[Change, ...]]
Made = Callable[..., Note]
Tree = Callable[[Path], dict[str, str]]

PARAGRAPHS = ("one", "two", "three", "four", "five")


@pytest.fixture
def ada(made: Made) -> Note:
    return made("person/ada", "People/Ada.md", *PARAGRAPHS)


def told(note: Note, **other: str) -> Note:
    """The note with other paragraphs."""
    text = note.text
    for old, new in other.items():
        text = text.replace(old, new)
    return replace(note, text=text)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def questions(vault: Path) -> tuple[Unsettled, ...]:
    with peek(vault / ".vaultgen") as state:
        return unsettled(state)


@pytest.fixture
def against(vault: Path, run: Run, ada: Note) -> Note:
    """A note of a vault in which the user and we changed the third paragraph; returns ours."""
    run(vault, ada)
    rewrite(vault / ada.path, "three", "mine")
    news = told(ada, three="ours")
    assert [change.kind for change in run(vault, news)] == ["conflict"]
    return news


def test_both_changes_meet_in_one_note(vault: Path, run: Run, tree: Tree, ada: Note) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "one", "ONE")
    run(vault, told(ada, five="FIVE"))
    assert tree(vault) == {ada.path: told(ada, one="ONE", five="FIVE").text}
    run(vault, told(ada, five="Five, once more"))
    assert tree(vault) == {ada.path: told(ada, one="ONE", five="Five, once more").text}
    assert questions(vault) == ()


def test_windows_line_ends_and_odd_bytes_of_the_user_stay(
    vault: Path, run: Run, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    mine = ada.text.replace("one", "caf\udce9  ").replace("\n", "\r\n")
    (vault / ada.path).write_bytes(b"\xef\xbb\xbf" + mine.encode(errors="surrogateescape"))
    run(vault, told(ada, five="FIVE"))
    assert tree(vault) == {ada.path: "\ufeff" + mine.replace("five", "FIVE")}


def test_a_conflict_waits_until_it_is_settled(
    vault: Path, run: Run, tree: Tree, against: Note
) -> None:
    before = tree(vault)
    (question,) = questions(vault)
    assert (question.path, question.theirs) == (against.path, against.text)
    assert run(vault, against) == ()
    assert (tree(vault), questions(vault)) == (before, (question,))


def test_a_conflict_outlives_edits_elsewhere_in_the_note(
    vault: Path, run: Run, settled: Settle, tree: Tree, against: Note
) -> None:
    rewrite(vault / against.path, "one", "ONE")
    run(vault, against)
    assert [question.path for question in questions(vault)] == [against.path]
    settled(vault, against.id, "theirs")
    assert tree(vault) == {against.path: told(against, one="ONE").text}


def test_a_conflict_outlives_a_move_of_the_note(
    vault: Path, run: Run, settled: Settle, tree: Tree, against: Note
) -> None:
    (vault / against.path).rename(vault / "Ada.md")
    run(vault, against)
    assert [question.path for question in questions(vault)] == ["Ada.md"]
    settled(vault, against.id, "theirs")
    assert tree(vault) == {"Ada.md": against.text}


def test_news_elsewhere_arrive_while_a_conflict_waits(
    vault: Path, run: Run, tree: Tree, against: Note
) -> None:
    later = told(against, five="FIVE")
    run(vault, later)
    assert tree(vault) == {against.path: told(later, ours="mine").text}
    assert [question.theirs for question in questions(vault)] == [later.text]


def test_news_in_a_contested_place_wait_as_well(
    vault: Path, run: Run, settled: Settle, tree: Tree, against: Note
) -> None:
    before = tree(vault)
    later = told(against, ours="ours, once more")
    run(vault, later)
    assert tree(vault) == before
    assert [question.theirs for question in questions(vault)] == [later.text]
    settled(vault, against.id, "theirs")
    assert tree(vault) == {against.path: later.text}


def test_a_conflict_in_a_second_place_waits_with_the_first(
    vault: Path, run: Run, settled: Settle, tree: Tree, against: Note
) -> None:
    rewrite(vault / against.path, "five", "my five")
    later = told(against, five="our five")
    run(vault, later)
    both = told(against, ours="mine", five="my five")
    assert tree(vault) == {against.path: both.text}
    settled(vault, against.id, "theirs")
    assert tree(vault) == {against.path: later.text}


def test_the_users_words_that_come_back_to_ours_settle_it(
    vault: Path, run: Run, against: Note
) -> None:
    rewrite(vault / against.path, "mine", "ours")
    run(vault, against)
    assert questions(vault) == ()
    assert run(vault, against) == ()


def test_ours_taken_by_hand_beside_another_edit_settles_it(
    vault: Path, run: Run, tree: Tree, against: Note
) -> None:
    rewrite(vault / against.path, "mine", "ours")
    rewrite(vault / against.path, "one", "ONE")
    run(vault, against)
    assert questions(vault) == ()
    assert tree(vault) == {against.path: told(against, one="ONE").text}


def test_when_ours_comes_to_say_the_same_it_is_settled(
    vault: Path, run: Run, tree: Tree, against: Note
) -> None:
    run(vault, told(against, ours="mine"))
    assert questions(vault) == ()
    assert tree(vault) == {against.path: told(against, ours="mine").text}


@pytest.mark.parametrize(("side", "word"), [("mine", "mine"), ("theirs", "ours")])
def test_a_settled_conflict_stays_settled(
    vault: Path, run: Run, settled: Settle, tree: Tree, against: Note, side: str, word: str
) -> None:
    settled(vault, against.id, side)
    assert questions(vault) == ()
    for paragraph in ("one", "five"):
        run(vault, told(against, **{paragraph: "news"}))
        assert questions(vault) == ()
        assert tree(vault) == {against.path: told(against, ours=word, **{paragraph: "news"}).text}


def test_there_is_nothing_to_settle_in_a_note_without_conflict(
    vault: Path, run: Run, settled: Settle, ada: Note
) -> None:
    run(vault, ada)
    assert settled(vault, ada.id, "theirs") == ()


def test_what_is_written_after_the_conflict_stays_whichever_side_is_taken(
    vault: Path, settled: Settle, tree: Tree, against: Note
) -> None:
    rewrite(vault / against.path, "one", "My later words.")
    settled(vault, against.id, "theirs")
    assert tree(vault) == {against.path: told(against, one="My later words.").text}


def test_marks_show_both_sides_and_taking_one_by_hand_settles_it(
    vault: Path, run: Run, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "three", "mine")
    news = told(ada, three="ours")
    run(vault, news, side="markers")
    text = tree(vault)[ada.path]
    lines = ("<<<<<<< ", "\nmine\n", "=======", "\nours\n", ">>>>>>> ")
    places = [text.index(line) for line in lines]
    assert places == sorted(places)
    assert [question.theirs for question in questions(vault)] == [news.text]
    (vault / ada.path).write_text(news.text)
    run(vault, news)
    assert questions(vault) == ()


@pytest.mark.parametrize(("side", "word"), [("mine", "mine"), ("theirs", "ours")])
def test_marks_go_when_the_conflict_is_settled(
    vault: Path, run: Run, settled: Settle, tree: Tree, ada: Note, side: str, word: str
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "three", "mine")
    run(vault, told(ada, three="ours"), side="markers")
    rewrite(vault / ada.path, "one", "My later words.")
    settled(vault, ada.id, side)
    assert tree(vault) == {ada.path: told(ada, one="My later words.", three=word).text}
    assert questions(vault) == ()


def test_where_theirs_is_to_win_nothing_waits_and_edits_elsewhere_stay(
    vault: Path, run: Run, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "three", "mine")
    rewrite(vault / ada.path, "one", "ONE")
    news = told(ada, three="ours")
    run(vault, news, side="theirs")
    assert tree(vault) == {ada.path: told(news, one="ONE").text}
    assert questions(vault) == ()


def test_with_the_record_lost_the_file_stands_and_only_news_are_merged_from_then_on(
    vault: Path, run: Run, tree: Tree, ada: Note
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "one", "ONE")
    (vault / ".vaultgen/state.sqlite").unlink()
    before = tree(vault)
    run(vault, ada)
    assert tree(vault) == before
    assert [question.theirs for question in questions(vault)] == [ada.text]
    run(vault, told(ada, five="FIVE"))
    assert tree(vault) == {ada.path: told(ada, one="ONE", five="FIVE").text}


def test_nothing_waits_in_a_note_that_the_user_deletes(
    vault: Path, run: Run, made: Made, tree: Tree, against: Note
) -> None:
    bob = made("person/bob", "People/Bob.md", "bob")
    run(vault, against, bob)
    (vault / against.path).unlink()
    run(vault, against, bob)
    assert questions(vault) == ()
    assert run(vault, against, bob) == ()
    assert tree(vault) == {bob.path: bob.text}


def test_nothing_waits_in_a_deleted_note_though_another_file_has_its_place(
    vault: Path, run: Run, made: Made, tree: Tree, against: Note
) -> None:
    bob = made("person/bob", "People/Bob.md", "bob")
    run(vault, against, bob)
    (vault / against.path).write_text(bob.text)
    (vault / bob.path).unlink()
    before = tree(vault)
    run(vault, against, bob)
    assert questions(vault) == ()
    assert not any(change.is_to_be_done for change in run(vault, against, bob))
    assert tree(vault) == before
