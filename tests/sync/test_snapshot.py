"""Who a file of the vault belongs to, and whether it was touched."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen.errors import VaultError
from vaultgen.model import Change, KnownEntity, Note, Value
from vaultgen.sync import (
    Snapshot,
    check_ours,
    fingerprint,
    known_entity,
    listing,
    open_state,
    peek,
    renewed,
    snapshot,
)

Run = Callable[..., tuple[Change, ...]]

ADA = Note("person/ada", "People/Ada.md", "---\nid: person/ada\nvaultgen: 1\n---\nAda\n")
BOB = Note("person/bob", "People/Bob.md", "---\nid: person/bob\nvaultgen: 1\n---\nBob\n")


def look(vault: Path) -> Snapshot:
    with peek(vault / ".vaultgen") as state:
        return snapshot(vault, state)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_vault_that_is_not_there_is_empty(vault: Path) -> None:
    assert look(vault) == Snapshot({}, {}, ())
    assert not vault.exists()


def test_untouched_notes_are_known_without_reading(
    vault: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(vault, ADA)
    monkeypatch.setattr(fingerprint, "of_bytes", lambda _: pytest.fail("a file was read"))
    assert not look(vault).owned[ADA.id].touched


def test_an_edit_of_the_same_length_is_seen(vault: Path, run: Run) -> None:
    run(vault, ADA)
    write(vault / ADA.path, ADA.text.upper())
    assert look(vault).owned[ADA.id].touched


def test_a_copied_vault_is_untouched(vault: Path, run: Run) -> None:
    run(vault, ADA)
    path = vault / ADA.path
    path.write_bytes(path.read_bytes())
    os.utime(path, ns=(1, 1))
    assert not look(vault).owned[ADA.id].touched


def test_a_copied_vault_is_read_only_once(
    vault: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(vault, ADA, BOB)
    os.utime(vault / ADA.path, ns=(1, 1))
    write(vault / BOB.path, "Mine.\n")
    with open_state(vault / ".vaultgen") as state:
        files = listing(vault)
        found = renewed(snapshot(vault, state, files), files)
        assert [record.id for record in found] == [ADA.id]
        state.renew(found)
    read: list[bytes] = []
    of_bytes = fingerprint.of_bytes

    def watched(data: bytes) -> str:
        read.append(data)
        return of_bytes(data)

    monkeypatch.setattr(fingerprint, "of_bytes", watched)
    assert {ident for ident, owned in look(vault).owned.items() if owned.touched} == {BOB.id}
    assert read == [b"Mine.\n"]


def test_a_note_is_known_by_its_id_wherever_it_lies(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    (vault / "Friends").mkdir()
    (vault / ADA.path).rename(vault / "Friends/Ada L.md")
    seen = look(vault)
    moved = seen.owned[ADA.id]
    assert (moved.path, moved.moved, moved.held, moved.touched) == (
        "Friends/Ada L.md",
        True,
        True,
        False,
    )
    assert not seen.owned[BOB.id].held
    assert (seen.deleted, seen.foreign) == (frozenset(), ())


def test_a_place_that_the_user_chose_stays_chosen(vault: Path, run: Run) -> None:
    run(vault, ADA)
    (vault / ADA.path).rename(vault / "Ada.md")
    run(vault, ADA)
    seen = look(vault)
    assert not seen.owned[ADA.id].moved
    assert seen.held == {ADA.id}


def test_two_notes_that_swapped_their_places_are_both_known(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    write(vault / ADA.path, BOB.text)
    write(vault / BOB.path, ADA.text)
    seen = look(vault)
    assert seen.current == {ADA.id: BOB.path, BOB.id: ADA.path}
    assert not any(o.touched for o in seen.owned.values())


def test_a_note_without_its_id_is_known_by_its_place(vault: Path, run: Run) -> None:
    run(vault, ADA)
    write(vault / ADA.path, ADA.text.replace("id: person/ada\n", ""))
    seen = look(vault)
    assert seen.current == {ADA.id: ADA.path}
    assert seen.owned[ADA.id].edited


def test_a_note_that_lost_its_id_and_its_place_is_the_users(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    (vault / ADA.path).unlink()
    write(vault / "Mine.md", ADA.text.replace("id: person/ada\n", ""))
    seen = look(vault)
    assert seen.deleted == {ADA.id}
    assert seen.foreign == ("Mine.md",)


def test_a_broken_head_hides_no_note_that_lies_where_it_was(vault: Path, run: Run) -> None:
    run(vault, ADA)
    write(vault / ADA.path, ADA.text.replace("vaultgen: 1", "vaultgen: [1"))
    assert look(vault).current == {ADA.id: ADA.path}


def test_copies_bear_one_id_and_are_named(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    write(vault / "copy.md", ADA.text + "mine\n")
    seen = look(vault)
    assert seen.doubled == {ADA.id: (ADA.path, "copy.md")}
    assert seen.owned[ADA.id].path == ADA.path
    assert seen.foreign == ()


def test_a_copy_that_lost_its_id_is_the_users(vault: Path, run: Run) -> None:
    run(vault, ADA)
    write(vault / "copy.md", ADA.text.replace("id: person/ada\n", ""))
    seen = look(vault)
    assert (seen.doubled, seen.foreign) == ({}, ("copy.md",))


def test_an_edit_counts_until_the_next_commit(vault: Path, run: Run) -> None:
    run(vault, ADA)
    write(vault / ADA.path, ADA.text + "mine\n")
    assert look(vault).owned[ADA.id].edited
    run(vault, ADA)
    seen = look(vault).owned[ADA.id]
    assert (seen.edited, seen.touched) == (False, True)


def test_an_id_in_a_file_with_windows_line_ends_is_read(vault: Path, run: Run) -> None:
    run(vault, ADA)
    (vault / ADA.path).unlink()
    (vault / "moved.md").write_bytes(b"\xef\xbb\xbf" + ADA.text.replace("\n", "\r\n").encode())
    assert look(vault).current == {ADA.id: "moved.md"}


def test_a_missing_note_is_deleted(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    (vault / ADA.path).unlink()
    seen = look(vault)
    assert seen.deleted == {ADA.id}
    assert seen.current == {BOB.id: BOB.path}


def test_an_emptied_vault_begins_anew(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    (vault / ADA.path).unlink()
    (vault / BOB.path).unlink()
    assert [c.kind for c in run(vault, ADA, BOB)] == ["create", "create"]


def test_a_name_in_another_composition_or_case_is_the_same_file(vault: Path, run: Run) -> None:
    note = Note("person/zoe", "People/Zoë.md", "text")
    run(vault, note)
    there = "People/" + unicodedata.normalize("NFD", "zoË.md")
    (vault / note.path).rename(vault / there)
    seen = look(vault)
    assert seen.current == {note.id: there}
    assert not seen.owned[note.id].touched
    assert seen.foreign == ()


def test_other_files_are_foreign_and_dot_folders_are_passed_over(vault: Path, run: Run) -> None:
    run(vault, ADA)
    write(vault / "Diary.md", "mine")
    write(vault / "b/diary.md", "mine")
    write(vault / "b/photo.jpg", "")
    write(vault / ".obsidian/x.md", "")
    write(vault / ".trash/y.md", "")
    seen = look(vault)
    assert seen.foreign == ("Diary.md", "b/diary.md", "b/photo.jpg")
    assert seen.taken == {"diary": "Diary.md"}


def test_links_in_a_circle_are_followed_once(vault: Path) -> None:
    write(vault / "a/note.md", "text")
    (vault / "a/loop").symlink_to(vault, target_is_directory=True)
    (vault / "dangling.md").symlink_to(vault / "nowhere.md")
    assert look(vault).foreign == ("a/note.md", "dangling.md")


def test_without_a_state_our_notes_are_found_by_their_ids(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    (vault / ".vaultgen/state.sqlite").unlink()
    write(vault / "copy.md", BOB.text)
    write(vault / "other.md", "---\nid: other\n---\n")
    write(vault / "broken.md", "---\nid: [\nvaultgen: 1\n---\n")
    seen = look(vault)
    assert {note: claim.path for note, claim in seen.claims.items()} == {
        ADA.id: ADA.path,
        BOB.id: BOB.path,
    }
    assert seen.doubled == {BOB.id: (BOB.path, "copy.md")}
    assert seen.foreign == ("broken.md", "other.md")
    assert seen.current == {ADA.id: ADA.path, BOB.id: BOB.path}


def test_a_file_in_place_of_the_vault_is_an_error(vault: Path) -> None:
    write(vault, "text")
    with pytest.raises(VaultError, match="Not a directory"):
        look(vault)


def test_a_folder_with_files_of_others_is_refused(vault: Path) -> None:
    write(vault / "Diary.md", "mine")
    with pytest.raises(VaultError, match=r"Diary\.md.*--adopt"):
        check_ours(vault, look(vault))


@pytest.mark.parametrize("path", [".obsidian/app.json", ".vaultgen/rulings.yaml"])
def test_a_folder_with_nothing_but_dot_folders_is_accepted(vault: Path, path: str) -> None:
    write(vault / path, "{}")
    check_ours(vault, look(vault))


def test_a_vault_of_ours_is_accepted_with_and_without_its_state(vault: Path, run: Run) -> None:
    run(vault, ADA)
    write(vault / "Diary.md", "mine")
    check_ours(vault, look(vault))
    (vault / ".vaultgen/state.sqlite").unlink()
    check_ours(vault, look(vault))


@pytest.mark.parametrize(
    ("path", "properties", "entity"),
    [
        (
            "a/Ada L.md",
            {"type": "person", "aliases": ("Ada", "The Countess")},
            KnownEntity("Ada L", "person", ("Ada", "The Countess"), "a/Ada L.md", None),
        ),
        (
            "Ada (company).md",
            {"type": "company", "id": "company/ada", "vaultgen": 1, "aliases": "ADA"},
            KnownEntity("Ada", "company", ("ADA",), "Ada (company).md", "company/ada"),
        ),
        (
            "Sora (company).md",
            {"type": "product"},
            KnownEntity("Sora", "product", (), "Sora (company).md", None),
        ),
        ("Diary.md", {"type": "journal"}, None),
        ("plain.md", {}, None),
    ],
)
def test_an_entity_is_what_the_head_of_its_note_says(
    path: str, properties: dict[str, Value], entity: KnownEntity | None
) -> None:
    assert known_entity(path, properties) == entity
