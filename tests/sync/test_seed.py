"""Files that are offered once."""

from pathlib import Path

import pytest

from vaultgen.errors import VaultError
from vaultgen.sync import open_state, seed_once

FILES = [(".obsidian/app.json", "{}"), (".obsidian/snippets/types.css", "a {}")]


def seed(vault: Path) -> tuple[str, ...]:
    with open_state(vault / ".vaultgen") as state:
        return seed_once(FILES, vault, state)


def test_files_that_are_not_there_are_written(vault: Path) -> None:
    assert seed(vault) == (".obsidian/app.json", ".obsidian/snippets/types.css")
    assert (vault / ".obsidian/snippets/types.css").read_text() == "a {}"


def test_a_file_that_is_there_is_left_alone(vault: Path) -> None:
    (vault / ".obsidian").mkdir(parents=True)
    (vault / ".obsidian/app.json").write_text("mine")
    assert seed(vault) == (".obsidian/snippets/types.css",)
    assert (vault / ".obsidian/app.json").read_text() == "mine"


def test_a_file_that_the_user_deleted_does_not_come_back(vault: Path) -> None:
    seed(vault)
    (vault / ".obsidian/app.json").unlink()
    assert seed(vault) == ()
    assert not (vault / ".obsidian/app.json").exists()


def test_a_second_time_nothing_is_written(vault: Path) -> None:
    seed(vault)
    before = [(p, p.stat().st_mtime_ns) for p in sorted(vault.rglob("*"))]
    seed(vault)
    assert [(p, p.stat().st_mtime_ns) for p in sorted(vault.rglob("*"))] == before


def test_a_file_in_place_of_the_folder_is_an_error(vault: Path) -> None:
    vault.mkdir()
    (vault / ".obsidian").touch()
    with pytest.raises(VaultError, match="cannot be written"):
        seed(vault)
