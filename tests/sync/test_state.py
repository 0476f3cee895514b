"""What is remembered, and what happens to a state that cannot be used."""

import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from vaultgen.errors import VaultError
from vaultgen.model import Change, Note
from vaultgen.sync import Record, open_state, peek
from vaultgen.sync.entry import Entry, Pending
from vaultgen.sync.fingerprint import encoded, of_text
from vaultgen.sync.state import packed

Run = Callable[..., tuple[Change, ...]]

CREATE = Change("create", "person/ada", "People/Ada.md")
TEXT = "Ada ✓"
SHA = of_text(TEXT)
RECORD = Record("person/ada", "People/Ada.md", SHA, SHA, "signature")
ENTRY = Entry(0, CREATE, SHA, SHA)


def fill(folder: Path) -> None:
    """A commit of one note."""
    with open_state(folder) as state:
        state.begin([ENTRY], {SHA: packed(TEXT.encode())}, ["People"], {"lesson": "new"})
        state.finish([RECORD], [], {RECORD.id: None}, [], [])
        state.put("run", "1")


def test_records_texts_and_values_are_kept(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_state(tmp_path) as state:
        assert state.records() == {RECORD.id: RECORD}
        assert state.text(SHA) == TEXT
        assert state.folders() == {"People"}
        assert (state.get("run"), state.get("other")) == ("1", None)
        assert (state.journal(), state.mishap) == ((), None)


def test_records_are_found_by_their_ids_however_many_there_are(tmp_path: Path) -> None:
    records = {f"a{n}": Record(f"a{n}", f"{n}.md", SHA, SHA, "signature") for n in range(2000)}
    with open_state(tmp_path) as state:
        state.finish(records.values(), [], {}, [], [])
        assert state.records_of(["a7", "nobody", "a1999"]) == {
            ident: records[ident] for ident in ("a1999", "a7")
        }
        assert state.records_of(records) == records == state.records()
        assert state.records_of([]) == {}


def test_a_value_that_is_kept_already_is_not_written_again(tmp_path: Path) -> None:
    fill(tmp_path)
    file = tmp_path / "state.sqlite"
    before = file.stat().st_ctime_ns
    with open_state(tmp_path) as state:
        state.put_all({"run": "1", "lesson": "new"})
    assert file.stat().st_ctime_ns == before
    with open_state(tmp_path) as state:
        state.put_all({"run": "2", "lesson": "new"})
        assert (state.get("run"), state.get("lesson")) == ("2", "new")


def test_bytes_that_are_no_utf_8_are_kept_as_they_are(tmp_path: Path) -> None:
    odd = b"caf\xe9\r\n"
    with open_state(tmp_path) as state:
        state.begin([ENTRY], {SHA: packed(odd)}, [], None)
        text = state.text(SHA)
    assert text is not None
    assert encoded(text) == odd


def test_a_journal_lasts_until_it_is_finished(tmp_path: Path) -> None:
    rename = Change("rename", "b", "B.md", None, "A.md", "seen", held=True)
    moved = Entry(1, rename, SHA, SHA, Pending("f", "m", "t", ("line 3",)), RECORD)
    with open_state(tmp_path) as state:
        state.begin([ENTRY, moved], {}, [], None)
    with open_state(tmp_path) as state:
        assert state.journal() == (ENTRY, moved)
        assert (state.records(), state.done()) == ({}, ())


def test_what_is_done_can_be_looked_up_until_the_next_commit(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_state(tmp_path) as state:
        assert state.done() == (ENTRY,)
        state.begin([replace(ENTRY, change=replace(CREATE, id="b"))], {}, [], {})
        state.finish([], [], {}, [], [])
        assert [entry.change.id for entry in state.done()] == ["b"]


def test_what_was_left_undone_is_not_looked_up(tmp_path: Path) -> None:
    with open_state(tmp_path) as state:
        state.begin([ENTRY, replace(ENTRY, number=1)], {}, [], {})
        state.finish([], [], {}, [], [1])
        assert state.done() == (ENTRY,)


def test_numbers_that_go_on_go_on_with_the_log(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_state(tmp_path) as state:
        state.begin([replace(ENTRY, number=1)], {}, [], None)
        state.finish([], [], {}, [], [])
        assert [entry.number for entry in state.done()] == [0, 1]


def test_values_are_known_as_they_were_before_the_commit(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_state(tmp_path) as state:
        assert (state.get("lesson"), state.values_before()) == ("new", {"lesson": None})
        state.begin([ENTRY], {}, [], {"lesson": None})
        assert (state.get("lesson"), state.values_before()) == (None, {"lesson": "new"})


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    fill(tmp_path)
    gone = Entry(0, Change("remove", RECORD.id, RECORD.path, seen=SHA), before=RECORD)
    with open_state(tmp_path) as state:
        state.begin([gone], {}, [], {})
        state.finish([], [RECORD.id], {RECORD.id: None}, ["People"], [])
        assert (state.records(), state.folders()) == ({}, frozenset())
        assert state.text(SHA) == TEXT, "it takes that to undo it"
        state.begin([replace(ENTRY, text="other", base="other")], {}, [], {})
        state.finish([], [], {}, [], [])
        assert state.text(SHA) is None


def test_the_text_of_what_was_left_undone_is_forgotten_unless_something_else_needs_it(
    tmp_path: Path,
) -> None:
    fill(tmp_path)
    other = of_text("other")
    with open_state(tmp_path) as state:
        late = replace(ENTRY, number=1, text=other, base=SHA)
        state.begin([late], {other: packed(b"other")}, [], None)
        assert state.text(other) == "other"
        state.finish([], [], {}, [], [1])
        assert (state.text(other), state.text(SHA)) == (None, TEXT)
        assert state.done() == (ENTRY,)


def test_the_sides_of_a_contest_are_kept_until_it_is_settled(tmp_path: Path) -> None:
    fill(tmp_path)
    texts = {of_text(side): packed(side.encode()) for side in ("file", "mine", "theirs")}
    file, mine, theirs = texts
    pending = Pending(file, mine, theirs, ("property `duration`",))
    with open_state(tmp_path) as state:
        for waits in (pending, None):
            state.begin([ENTRY], texts, [], {})
            state.finish([RECORD], [], {RECORD.id: waits}, [], [])
            assert state.pending() == ({RECORD.id: pending} if waits else {})
            assert [state.text(sha) for sha in texts] == (
                ["file", "mine", "theirs"] if waits else [None, None, None]
            )


FIRST_LAYOUT = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE notes (id TEXT PRIMARY KEY, path TEXT, sha256 TEXT, signature TEXT) WITHOUT ROWID;
CREATE TABLE renderings (sha256 TEXT PRIMARY KEY, text BLOB);
CREATE TABLE folders (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE journal (
    number INTEGER PRIMARY KEY,
    sha256 TEXT, kind TEXT, id TEXT, path TEXT, old_path TEXT, seen TEXT
);
PRAGMA application_id = 0x76676E31;
PRAGMA user_version = 1;
"""


@pytest.fixture
def of_the_first_version(vault: Path) -> Path:
    """A vault as the first version left it when it was killed: one note written, one being so."""
    folder, stage = vault / ".vaultgen", vault / ".vaultgen" / "stage"
    stage.mkdir(parents=True)
    (vault / "People").mkdir()
    (vault / "People/Ada.md").write_text("old ada\n")
    (stage / "0").write_text("new ada\n")
    (stage / "1").write_text("bob\n")
    texts = ("old ada\n", "new ada\n", "bob\n")
    with sqlite3.connect(folder / "state.sqlite") as db:
        db.executescript(FIRST_LAYOUT)
        db.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?)", ("a", "People/Ada.md", of_text(texts[0]), "")
        )
        db.executemany(
            "INSERT INTO renderings VALUES (?, ?)",
            [(of_text(text), zlib.compress(text.encode())) for text in texts],
        )
        db.execute("INSERT INTO folders VALUES ('People')")
        db.execute("INSERT INTO meta VALUES ('sources', '[\"talks\"]')")
        seen = of_text(texts[0])
        db.executemany(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (0, of_text(texts[1]), "update", "a", "People/Ada.md", None, seen),
                (1, of_text(texts[2]), "create", "b", "People/Bob.md", None, None),
            ],
        )
    db.close()
    return vault


def test_a_state_of_the_first_version_is_brought_up(of_the_first_version: Path) -> None:
    with open_state(of_the_first_version / ".vaultgen") as state:
        sha = of_text("old ada\n")
        assert state.records() == {"a": Record("a", "People/Ada.md", sha, sha)}
        assert state.text(sha) == "old ada\n"
        assert (state.get("sources"), state.mishap) == ('["talks"]', None)
        assert [entry.change.kind for entry in state.journal()] == ["update", "create"]
        assert (state.pending(), state.done()) == ({}, ())


def test_a_run_of_the_first_version_is_finished_by_this_one(
    of_the_first_version: Path, run: Run
) -> None:
    vault = of_the_first_version
    notes = (Note("a", "People/Ada.md", "new ada\n"), Note("b", "People/Bob.md", "bob\n"))
    assert run(vault, *notes) == ()
    assert [(vault / note.path).read_text() for note in notes] == ["new ada\n", "bob\n"]
    (vault / "People/Ada.md").write_text("my ada\n")
    assert [c.kind for c in run(vault, *notes)] == ["adopt"]


def test_a_look_at_a_state_of_the_first_version_leaves_it_so(of_the_first_version: Path) -> None:
    path = of_the_first_version / ".vaultgen/state.sqlite"
    before = path.read_bytes()
    with peek(path.parent) as state:
        assert list(state.records()) == ["a"]
    assert path.read_bytes() == before


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
