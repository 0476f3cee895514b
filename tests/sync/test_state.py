"""What is remembered, and what happens to a state that cannot be used."""

import sqlite3
from pathlib import Path

import pytest

from vaultgen.errors import VaultError
from vaultgen.model import Change
from vaultgen.sync import Record, open_state, peek
from vaultgen.sync.fingerprint import of_text

CREATE = Change("create", "person/ada", "People/Ada.md", "Ada ✓")
RECORD = Record("person/ada", "People/Ada.md", of_text("Ada ✓"), "signature")


def fill(folder: Path) -> None:
    with open_state(folder) as state:
        state.begin([CREATE], ["People"])
        state.finish([RECORD], [], [])
        state.put("run", "1")


def test_records_renderings_and_values_are_kept(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_state(tmp_path) as state:
        assert state.records() == {RECORD.id: RECORD}
        assert state.rendering(RECORD.id) == "Ada ✓"
        assert state.folders() == {"People"}
        assert (state.get("run"), state.get("other")) == ("1", None)
        assert (state.journal(), state.mishap) == ((), None)


def test_a_journal_lasts_until_it_is_finished(tmp_path: Path) -> None:
    rename = Change("rename", "b", "B.md", "text", "A.md", "seen")
    with open_state(tmp_path) as state:
        state.begin([CREATE, rename], [])
    with open_state(tmp_path) as state:
        first, second = state.journal()
        assert (first.number, first.sha256) == (0, RECORD.sha256)
        assert second.change == Change("rename", "b", "B.md", None, "A.md", "seen")
        assert state.records() == {}


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_state(tmp_path) as state:
        state.finish([], [RECORD.id], ["People"])
        assert (state.records(), state.rendering(RECORD.id)) == ({}, None)
        assert state.folders() == frozenset()


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE songs (name)")
    db.close()


def no_database(path: Path) -> None:
    path.write_text("not a database, but long enough to be taken for one\n" * 40)


def newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()


@pytest.mark.parametrize("harm", [damaged, foreign, no_database, newer])
def test_an_unusable_state_is_moved_aside_and_reported(tmp_path: Path, harm: object) -> None:
    assert callable(harm)
    fill(tmp_path)
    harm(tmp_path / "state.sqlite")
    bad = (tmp_path / "state.sqlite").read_bytes()
    with peek(tmp_path) as state:
        assert state.mishap
        assert state.records() == {}
    with open_state(tmp_path) as state:
        assert state.mishap
        assert "state.sqlite.1" in state.mishap
        assert state.records() == {}
    assert (tmp_path / "state.sqlite.1").read_bytes() == bad
    with open_state(tmp_path) as state:
        assert state.mishap is None


def test_a_second_unusable_state_does_not_replace_the_first(tmp_path: Path) -> None:
    for _ in range(2):
        no_database(tmp_path / "state.sqlite")
        with open_state(tmp_path):
            pass
    assert (tmp_path / "state.sqlite.2").exists()


def test_an_empty_file_is_a_new_state(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite").touch()
    with open_state(tmp_path) as state:
        assert (state.mishap, state.records()) == (None, {})


def test_a_peek_leaves_nothing_behind(tmp_path: Path) -> None:
    with peek(tmp_path / "none") as state:
        assert state.records() == {}
    assert not (tmp_path / "none").exists()


def test_reading_changes_no_byte_and_no_time(tmp_path: Path) -> None:
    fill(tmp_path)
    before = [(p, p.stat().st_mtime_ns) for p in (tmp_path, *tmp_path.iterdir())]
    with open_state(tmp_path) as state:
        state.records()
        state.journal()
    assert [(p, p.stat().st_mtime_ns) for p in (tmp_path, *tmp_path.iterdir())] == before


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(VaultError, match="file"):
        open_state(tmp_path / "file" / ".vaultgen")
