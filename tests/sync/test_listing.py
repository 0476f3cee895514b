"""What a vault's files look like from outside."""

import os
from pathlib import Path

from vaultgen.sync import listing


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_vault_that_is_not_there_has_no_files(vault: Path) -> None:
    assert listing(vault) == {}
    assert not vault.exists()


def test_files_are_listed_in_the_order_of_their_paths(vault: Path) -> None:
    for path in ("b.md", "a/z.md", "B/a.md", "a.md", ".hidden.md", ".obsidian/app.json"):
        write(vault / path, "text")
    assert list(listing(vault)) == ["B/a.md", "a.md", "a/z.md", "b.md"]


def test_an_edit_in_place_of_the_same_length_and_time_is_seen(vault: Path) -> None:
    note = vault / "a/note.md"
    write(note, "one")
    write(vault / "other.md", "text")
    before, times = listing(vault), note.stat()
    with note.open("r+", encoding="utf-8") as file:
        file.write("two")
    os.utime(note, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = listing(vault)
    assert {path for path in before if before[path] != after[path]} == {"a/note.md"}


def test_a_folder_that_is_linked_to_is_listed_with_its_files(vault: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/note.md", "text")
    write(vault / "a.md", "text")
    (vault / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    before = listing(vault)
    assert list(before) == ["a.md", "linked/note.md"]
    write(tmp_path / "elsewhere/note.md", "other text")
    assert listing(vault)["linked/note.md"] != before["linked/note.md"]


def test_a_link_that_leads_nowhere_is_listed_and_seen_when_it_leads_somewhere(vault: Path) -> None:
    vault.mkdir()
    (vault / "dangling.md").symlink_to(vault / ".nowhere.md")
    before = listing(vault)
    assert list(before) == ["dangling.md"]
    write(vault / ".nowhere.md", "text")
    assert listing(vault) != before


def test_a_vault_inside_the_vault_is_passed_over(vault: Path) -> None:
    write(vault / "a.md", "text")
    write(vault / "inner/b.md", "text")
    write(vault / "inner/.vaultgen/state.sqlite", "")
    assert list(listing(vault)) == ["a.md"]
