"""What a person did in the vault is an input of the next run, with the highest rank."""

from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen import pipeline

Sync = Callable[[Path], pipeline.Report]
Notes = Callable[[Path], dict[str, bytes]]
Dangling = Callable[[Path], list[str]]

KELP = "2025-05-06 the-price-of-kelp.md"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_deleted_note_stays_deleted_and_is_not_linked_to(
    example: Path, sync: Sync, dangling: Dangling
) -> None:
    vault = example / "vault"
    gone = vault / "People" / "Rhona Adeyemi.md"
    gone.unlink()
    assert dangling(vault) != []
    assert sync(example).problems == ()
    assert not gone.exists()
    assert dangling(vault) == []
    assert "Rhona Adeyemi" in (vault / "Episodes" / "The Price of Kelp.md").read_text("utf-8")
    assert sync(example).changes == ()


def test_an_edited_note_is_left_alone_while_the_others_follow_the_news(
    example: Path, sync: Sync
) -> None:
    vault = example / "vault"
    edited = vault / "Episodes" / "The Price of Kelp.md"
    edited.write_text(edited.read_text("utf-8") + "\nMy own words.\n", "utf-8")
    mine = edited.read_bytes()
    assert sync(example).problems == ()
    rewrite(example / "seeds" / KELP, "2025-05-06\n", "2025-05-07\n")
    (problem,) = sync(example).problems
    assert problem.startswith("Episodes/The Price of Kelp.md: you edited it")
    assert edited.read_bytes() == mine
    assert "2025-05-07" in (vault / "Episodes.md").read_text("utf-8")
    assert len(sync(example).problems) == 1


def test_a_removed_source_takes_its_untouched_notes_along(
    example: Path, sync: Sync, notes: Notes, dangling: Dangling
) -> None:
    vault = example / "vault"
    before = notes(vault)
    (example / "seeds" / KELP).unlink()
    report = sync(example)
    gone = {change.path for change in report.changes if change.kind == "remove"}
    assert "Episodes/The Price of Kelp.md" in gone
    assert set(before) - set(notes(vault)) == gone
    assert dangling(vault) == []


def test_an_edited_note_of_a_removed_source_is_kept_and_reported(example: Path, sync: Sync) -> None:
    edited = example / "vault" / "Episodes" / "The Price of Kelp.md"
    edited.write_text(edited.read_text("utf-8") + "\nMy own words.\n", "utf-8")
    (example / "seeds" / KELP).unlink()
    (problem,) = sync(example).problems
    assert problem.startswith("Episodes/The Price of Kelp.md: no source mentions it any more")
    assert "My own words." in edited.read_text("utf-8")


@pytest.mark.parametrize("damage", [b"", bytes(range(256)) * 4], ids=["empty", "binary"])
def test_what_cannot_be_read_this_time_loses_no_note(
    damage: bytes, example: Path, sync: Sync, notes: Notes, dangling: Dangling
) -> None:
    vault, source = example / "vault", example / "seeds" / KELP
    before, text = notes(vault), source.read_bytes()
    source.write_bytes(damage)
    (problem,) = sync(example).problems
    assert problem.startswith(KELP)
    assert set(notes(vault)) == set(before)
    assert dangling(vault) == []
    source.write_bytes(text)
    assert sync(example).problems == ()
    assert notes(vault) == before


def test_when_nothing_can_be_read_nothing_is_written(
    example: Path, sync: Sync, notes: Notes
) -> None:
    before = notes(example / "vault")
    for path in (example / "seeds").iterdir():
        path.write_bytes(b"")
    report = sync(example)
    assert report.changes == ()
    assert len(report.problems) == len(list((example / "seeds").iterdir()))
    assert notes(example / "vault") == before


def test_a_note_of_the_user_is_linked_to_and_never_touched(
    example: Path, sync: Sync, dangling: Dangling
) -> None:
    vault = example / "vault"
    mine = vault / "People" / "Elspeth Moor.md"
    mine.write_text("---\ntype: person\n---\nMy aunt.\n", "utf-8")
    before = mine.read_bytes()
    source = example / "seeds" / "2025-03-04 mud-season.md"
    said = "\nThen Elspeth Moor came down the dyke with a lantern and laughed at us.\n"
    source.write_text(source.read_text("utf-8") + said, "utf-8")
    assert sync(example).problems == ()
    assert mine.read_bytes() == before
    assert "[[Elspeth Moor]]" in (vault / "Transcripts" / "Mud Season (transcript).md").read_text(
        "utf-8"
    )
    assert dangling(vault) == []


def test_an_alias_that_the_user_adds_is_linked_from_then_on(example: Path, sync: Sync) -> None:
    vault = example / "vault"
    rewrite(
        vault / "Companies" / "Gannet Line.md", "aliases: []", "aliases:\n  - The Old Grey Duck"
    )
    source = example / "seeds" / "2025-03-04 mud-season.md"
    said = "\nWe saw a ship of The Old Grey Duck go aground there once, in broad daylight.\n"
    source.write_text(source.read_text("utf-8") + said, "utf-8")
    sync(example)
    assert "[[Gannet Line|The Old Grey Duck]]" in (
        vault / "Transcripts" / "Mud Season (transcript).md"
    ).read_text("utf-8")
