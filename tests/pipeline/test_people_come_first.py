"""What a person did in the vault is an input of the next run, with the highest rank."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vaultgen import config, pipeline
from vaultgen import sync as vaults

Sync = Callable[[Path], pipeline.Report]
Notes = Callable[[Path], dict[str, bytes]]
Dangling = Callable[[Path], list[str]]

KELP = "2025-05-06 the-price-of-kelp.md"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def write_late(monkeypatch: pytest.MonkeyPatch, file: Path, *said: str) -> None:
    """Have a person write something into a file right before each commit, while there is any."""
    commit, words = vaults.commit, iter(said)

    def late(*arguments: Any, **how: Any) -> Any:
        if word := next(words, None):
            file.write_text(f"{file.read_text('utf-8')}\n{word}\n", "utf-8")
        return commit(*arguments, **how)

    monkeypatch.setattr(vaults, "commit", late)


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


def test_an_edited_note_gets_the_news_and_keeps_the_edit(example: Path, sync: Sync) -> None:
    edited = example / "vault" / "Episodes" / "The Price of Kelp.md"
    edited.write_text(edited.read_text("utf-8") + "\nMy own words.\n", "utf-8")
    assert sync(example).problems == ()
    rewrite(example / "seeds" / KELP, "2025-05-06\n", "2025-05-07\n")
    assert sync(example).problems == ()
    text = edited.read_text("utf-8")
    assert "published: 2025-05-07" in text
    assert text.endswith("\nMy own words.\n")
    assert sync(example).changes == ()


def test_where_both_changed_the_same_the_users_words_stand_until_it_is_settled(
    example: Path, sync: Sync
) -> None:
    vault = example / "vault"
    edited = vault / "Episodes" / "The Price of Kelp.md"
    rewrite(edited, "published: 2025-05-06", "published: 2025-05-08")
    rewrite(example / "seeds" / KELP, "2025-05-06\n", "2025-05-07\n")
    for _ in range(2):
        (problem,) = sync(example).problems
        assert problem.startswith(
            "Episodes/The Price of Kelp.md: you and vaultgen changed the same"
        )
        assert "published: 2025-05-08" in edited.read_text("utf-8")
    assert "2025-05-07" in (vault / "Episodes.md").read_text("utf-8")
    pipeline.settle(config.bare([], vault), "The Price of Kelp", "theirs")
    assert "published: 2025-05-07" in edited.read_text("utf-8")
    assert sync(example).problems == ()


def test_what_is_settled_for_the_user_is_no_problem_any_more(example: Path, sync: Sync) -> None:
    edited = example / "vault" / "Episodes" / "The Price of Kelp.md"
    rewrite(edited, "published: 2025-05-06", "published: 2025-05-08")
    rewrite(example / "seeds" / KELP, "2025-05-06\n", "2025-05-07\n")
    assert len(sync(example).problems) == 1
    pipeline.settle(config.bare([], example / "vault"), None, "mine")
    report = sync(example)
    assert (report.problems, report.changes) == ((), ())
    assert "published: 2025-05-08" in edited.read_text("utf-8")


def test_a_renamed_note_keeps_its_name_and_all_links_follow(
    example: Path, sync: Sync, notes: Notes, dangling: Dangling
) -> None:
    vault = example / "vault"
    new = vault / "People" / "Rhona of the Kelp.md"
    (vault / "People" / "Rhona Adeyemi.md").rename(new)
    assert sync(example).problems == ()
    assert dangling(vault) == []
    assert not (vault / "People" / "Rhona Adeyemi.md").exists()
    assert "Rhona Adeyemi" in new.read_text("utf-8"), "the old name is an alias"
    before = notes(vault)
    assert sync(example).changes == ()
    (example / "seeds" / KELP).touch()
    assert sync(example).changes == ()
    assert notes(vault) == before


def test_a_rename_in_obsidian_comes_to_the_same_without_a_conflict(
    built: Path, example: Path, sync: Sync, notes: Notes, tmp_path: Path
) -> None:
    old, new = "Rhona Adeyemi", "Rhona of the Kelp"
    other = tmp_path / "by-hand"
    for name in ("seeds", "vault"):
        shutil.copytree(built / name, other / name)
    for home in (example, other):
        (home / "vault/People" / f"{old}.md").rename(home / "vault/People" / f"{new}.md")
    for path in (example / "vault").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(rf"\[\[{old}(?=[\]|#\\])", f"[[{new}", text), "utf-8")
    assert sync(example).problems == ()
    assert sync(other).problems == ()
    assert notes(example / "vault") == notes(other / "vault")


def test_a_moved_note_stays_where_it_is(example: Path, sync: Sync, dangling: Dangling) -> None:
    vault = example / "vault"
    (vault / "Mine").mkdir()
    (vault / "Places" / "Oban.md").rename(vault / "Mine" / "Oban.md")
    rewrite(example / "seeds" / KELP, "on the pier at Oban", "on the long pier at Oban")
    assert sync(example).problems == ()
    assert "on the long pier" in (vault / "Mine" / "Oban.md").read_text("utf-8")
    assert not (vault / "Places" / "Oban.md").exists()
    assert dangling(vault) == []


def test_two_files_with_one_id_are_named_and_left_alone(example: Path, sync: Sync) -> None:
    note = example / "vault" / "Episodes" / "The Price of Kelp.md"
    copy = note.with_name("Kelp, my copy.md")
    copy.write_bytes(note.read_bytes() + b"My own words.\n")
    before = note.read_bytes(), copy.read_bytes()
    rewrite(example / "seeds" / KELP, "2025-05-06\n", "2025-05-07\n")
    (problem,) = sync(example).problems
    assert "Episodes/Kelp, my copy.md and Episodes/The Price of Kelp.md" in problem
    assert (note.read_bytes(), copy.read_bytes()) == before
    rewrite(copy, "id: episode/the-price-of-kelp\n", "")
    assert sync(example).problems == ()
    assert "published: 2025-05-07" in note.read_text("utf-8")
    assert b"My own words." in copy.read_bytes()


def test_a_copy_without_its_id_does_not_take_the_place_of_our_note(
    example: Path, sync: Sync, notes: Notes
) -> None:
    vault = example / "vault"
    before = notes(vault)
    note = vault / "Companies" / "Gannet Line.md"
    copy = note.with_name("Gannet Line, my copy.md")
    text = note.read_text("utf-8").replace("id: company/gannet-line\n", "")
    copy.write_text(text + "My own words.\n", "utf-8")
    assert sync(example).problems == ()
    assert notes(vault).items() - {(f"Companies/{copy.name}", copy.read_bytes())} == before.items()


def test_a_deleted_note_can_be_brought_back_and_is_linked_to_again(
    example: Path, sync: Sync, notes: Notes
) -> None:
    vault = example / "vault"
    before = notes(vault)
    (vault / "People" / "Rhona Adeyemi.md").unlink()
    sync(example)
    assert notes(vault) != before
    pipeline.restore(config.bare([], vault), "Rhona Adeyemi")
    sync(example)
    assert notes(vault) == before


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


def test_an_edited_note_of_a_removed_source_is_kept_as_an_orphan(
    example: Path, sync: Sync, dangling: Dangling
) -> None:
    vault = example / "vault"
    edited = vault / "Episodes" / "The Price of Kelp.md"
    edited.write_text(edited.read_text("utf-8") + "\nMy own words.\n", "utf-8")
    (example / "seeds" / KELP).unlink()
    report = sync(example)
    assert report.problems == ()
    assert any(
        note.startswith("Episodes/The Price of Kelp.md: no source") for note in report.warnings
    )
    text = edited.read_text("utf-8")
    assert "orphaned: true" in text
    assert text.endswith("\nMy own words.\n")
    assert dangling(vault) == []
    (example / "seeds" / "2025-03-04 mud-season.md").touch()
    assert sync(example).changes == ()


def test_an_orphan_whose_source_comes_back_is_as_before(
    example: Path, sync: Sync, notes: Notes
) -> None:
    source = example / "seeds" / KELP
    edited = example / "vault" / "Episodes" / "The Price of Kelp.md"
    edited.write_text(edited.read_text("utf-8") + "\nMy own words.\n", "utf-8")
    before, text = notes(example / "vault"), source.read_bytes()
    source.unlink()
    sync(example)
    assert "orphaned: true" in edited.read_text("utf-8")
    source.write_bytes(text)
    sync(example)
    assert notes(example / "vault") == before


def test_two_entities_that_are_one_leave_one_note_with_the_words_of_both(
    example: Path, sync: Sync, dangling: Dangling
) -> None:
    vault = example / "vault"
    one, two = (vault / "Products" / f"{name}.md" for name in ("Holdfast", "Turnstile"))
    for note, words in ((one, "My first words."), (two, "My other words.")):
        note.write_text(note.read_text("utf-8") + f"\n{words}\n", "utf-8")
    ruling = "same: [[Holdfast, Turnstile]]\n"
    (vault / ".vaultgen" / "rulings.yaml").write_text(ruling, "utf-8")
    assert sync(example).problems == ()
    text = one.read_text("utf-8")
    assert "My first words." in text
    assert "## From Turnstile" in text
    assert "My other words." in text
    assert "  - Turnstile\n" in text
    assert not two.exists()
    assert dangling(vault) == []
    assert sync(example).changes == ()


def test_another_type_is_another_folder_and_another_list(
    example: Path, sync: Sync, dangling: Dangling
) -> None:
    vault = example / "vault"
    rewrite(vault / "Products" / "Holdfast.md", "type: product", "type: concept")
    assert sync(example).problems == ()
    assert (vault / "Concepts" / "Holdfast.md").exists()
    assert not (vault / "Products" / "Holdfast.md").exists()
    assert "[[Holdfast]]" in (vault / "Concepts.md").read_text("utf-8")
    assert dangling(vault) == []
    (example / "seeds" / KELP).touch()
    assert sync(example).changes == ()


def test_another_speaker_is_the_speaker_everywhere(example: Path, sync: Sync) -> None:
    vault = example / "vault"
    episode = vault / "Episodes" / "The Price of Kelp.md"
    rewrite(
        episode, '  - "[[Teo Achterberg]]"\n  - "[[Rhona', '  - "[[Dennis Orchard]]"\n  - "[[Rhona'
    )
    assert sync(example).problems == ()
    transcript = (vault / "Transcripts" / "The Price of Kelp (transcript).md").read_text("utf-8")
    assert "**Teo Achterberg" not in transcript
    assert "Dennis Orchard" in transcript
    assert "[[The Price of Kelp]]" in (vault / "People" / "Dennis Orchard.md").read_text("utf-8")


@pytest.mark.parametrize("harm", ["deleted", "truncated", "of a later version"])
def test_without_its_state_a_vault_is_adopted_and_nothing_is_overwritten(
    harm: str, example: Path, sync: Sync, notes: Notes
) -> None:
    vault = example / "vault"
    rewrite(vault / "Companies/Gannet Line.md", "aliases: []", "aliases:\n  - The Old Grey Duck")
    rewrite(vault / "Products/Holdfast.md", "type: product", "type: concept")
    edited = vault / "Episodes" / "The Price of Kelp.md"
    edited.write_text(edited.read_text("utf-8") + "\nMy own words.\n", "utf-8")
    sync(example)
    before = notes(vault)
    state = vault / ".vaultgen" / "state.sqlite"
    if harm == "deleted":
        state.unlink()
    elif harm == "truncated":
        state.write_bytes(state.read_bytes()[:5000])
    else:
        with sqlite3.connect(state) as db:
            db.execute("PRAGMA user_version = 99")
        db.close()
    sync(example)
    assert notes(vault) == before
    rewrite(example / "seeds" / KELP, "Two centimetres", "Three centimetres")
    sync(example)
    after = notes(vault)
    assert after.keys() == before.keys()
    assert b"The Old Grey Duck" in after["Companies/Gannet Line.md"]
    assert b"type: concept" in after["Concepts/Holdfast.md"]
    assert b"My own words." in after["Episodes/The Price of Kelp.md"]


def test_a_file_that_changes_at_the_last_moment_is_planned_again(
    example: Path, sync: Sync, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = example / "vault" / "Episodes" / "The Price of Kelp.md"
    rewrite(example / "seeds" / KELP, "2025-05-06\n", "2025-05-07\n")
    write_late(monkeypatch, edited, "My first words.", "My other words.")
    assert sync(example).problems == ()
    text = edited.read_text("utf-8")
    assert "published: 2025-05-07" in text
    assert text.endswith("\nMy first words.\n\nMy other words.\n")


def test_what_is_deleted_right_after_a_commit_is_seen_by_the_next_run(
    example: Path, sync: Sync, dangling: Dangling, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = example / "vault" / "People" / "Rhona Adeyemi.md"
    rewrite(example / "seeds" / KELP, "2025-05-06\n", "2025-05-07\n")
    commit = vaults.commit

    def early(*arguments: Any, **how: Any) -> Any:
        missed = commit(*arguments, **how)
        gone.unlink(missing_ok=True)
        return missed

    monkeypatch.setattr(vaults, "commit", early)
    sync(example)
    assert dangling(example / "vault") != []
    monkeypatch.undo()
    assert sync(example).changes != ()
    assert dangling(example / "vault") == []
    assert sync(example).changes == ()


def test_a_file_that_changes_all_the_time_is_left_alone_and_reported(
    example: Path, sync: Sync, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = example / "vault" / "Episodes" / "The Price of Kelp.md"
    rewrite(example / "seeds" / KELP, "2025-05-06\n", "2025-05-07\n")
    commit = vaults.commit

    def late(*arguments: Any, **how: Any) -> Any:
        edited.write_text(f"{edited.read_text('utf-8')}\nAnd another word.\n", "utf-8")
        return commit(*arguments, **how)

    monkeypatch.setattr(vaults, "commit", late)
    (problem,) = sync(example).problems
    assert problem.startswith("Episodes/The Price of Kelp.md: it was changed while")
    assert edited.read_text("utf-8").count("And another word.") == 4
    monkeypatch.undo()
    assert sync(example).problems == ()
    assert "published: 2025-05-07" in edited.read_text("utf-8")


def test_words_of_a_merged_note_are_not_lost_when_the_other_changes_at_the_last_moment(
    example: Path, sync: Sync, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = example / "vault"
    one, two = (vault / "Products" / f"{name}.md" for name in ("Holdfast", "Turnstile"))
    two.write_text(two.read_text("utf-8") + "\nMy other words.\n", "utf-8")
    ruling = "same: [[Holdfast, Turnstile]]\n"
    (vault / ".vaultgen" / "rulings.yaml").write_text(ruling, "utf-8")
    write_late(monkeypatch, one, "My first words.")
    assert sync(example).problems == ()
    text = one.read_text("utf-8")
    assert "My first words." in text
    assert "My other words." in text
    assert not two.exists()


def test_an_undone_run_is_done_again_by_the_next(
    example: Path, sync: Sync, notes: Notes, dangling: Dangling
) -> None:
    vault = example / "vault"
    rewrite(vault / "Companies/Gannet Line.md", "aliases: []", "aliases:\n  - The Old Grey Duck")
    (vault / "People" / "Rhona Adeyemi.md").rename(vault / "People" / "Rhona of the Kelp.md")
    rewrite(example / "seeds" / KELP, "2025-05-06\n", "2025-05-07\n")
    before = notes(vault)
    sync(example)
    after = notes(vault)
    pipeline.undo(config.bare([], vault))
    assert notes(vault) == before
    sync(example)
    assert notes(vault) == after
    assert dangling(vault) == []


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
