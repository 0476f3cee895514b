"""`.vaultgen/conflicts/`: what a person can look at."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from vaultgen.model import Change, Note
from vaultgen.sync import open_state, recover

Run = Callable[..., tuple[Change, ...]]
Settle = Callable[..., tuple[Change, ...]]
Made = Callable[..., Note]


@pytest.fixture
def ours(made: Made) -> tuple[Note, Note]:
    ada = made("person/ada", "People/ada.md", "one", "two")
    return ada, made("person/bob", "People/bob.md", "one", "two")


@pytest.fixture
def waiting(vault: Path, run: Run, ours: tuple[Note, Note]) -> Path:
    """The folder of a vault with two conflicts."""
    run(vault, *ours)
    for note in ours:
        (vault / note.path).write_text(note.text.replace("two", "mine"))
    run(vault, *(replace(note, text=note.text.replace("two", "ours")) for note in ours))
    return vault / ".vaultgen" / "conflicts"


def shown(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_each_note_is_there_as_we_would_have_it(waiting: Path, ours: tuple[Note, Note]) -> None:
    assert shown(waiting) == ["People/ada.md", "People/bob.md"]
    for note in ours:
        assert (waiting / note.path).read_text() == note.text.replace("two", "ours")


def test_what_is_settled_goes_and_the_folder_with_the_last(
    vault: Path, waiting: Path, settled: Settle
) -> None:
    settled(vault, "person/ada", "mine")
    assert shown(waiting) == ["People/bob.md"]
    settled(vault, "person/bob", "theirs")
    assert not waiting.exists()


def test_the_folder_is_a_view_that_may_be_deleted_or_changed(vault: Path, waiting: Path) -> None:
    (waiting / "People/ada.md").unlink()
    (waiting / "People/bob.md").write_text("changed")
    (waiting / "more.md").write_text("more")
    with open_state(vault / ".vaultgen") as state:
        recover(vault, state)
    assert shown(waiting) == ["People/ada.md", "People/bob.md"]
    assert "ours" in (waiting / "People/bob.md").read_text()


def test_a_run_that_changes_nothing_does_not_touch_it(vault: Path, waiting: Path) -> None:
    before = [(path, path.stat()) for path in sorted(waiting.rglob("*"))]
    with open_state(vault / ".vaultgen") as state:
        recover(vault, state)
    assert [(path, path.stat()) for path in sorted(waiting.rglob("*"))] == before
