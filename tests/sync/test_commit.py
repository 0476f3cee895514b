"""A plan done to a real folder."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen.errors import VaultError
from vaultgen.model import Change, Note
from vaultgen.sync import Kept, Rendering, State, commit, open_state, plan, recover, snapshot
from vaultgen.sync.entry import Entry

Run = Callable[..., tuple[Change, ...]]
Ready = Callable[[Note], Rendering]

ADA = Note("person/ada", "People/Ada.md", "Ada\n")
BOB = Note("person/bob", "People/Bob.md", "Bob\n")


def tree(vault: Path) -> dict[str, str]:
    """Every file of the vault but the state."""
    return {
        path.relative_to(vault).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(vault.rglob("*"))
        if path.is_file() and ".vaultgen" not in path.parts
    }


def kinds(changes: tuple[Change, ...]) -> list[str]:
    return [change.kind for change in changes]


def times(vault: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (vault, *vault.rglob("*"))}


def test_notes_are_written(vault: Path, run: Run) -> None:
    assert kinds(run(vault, ADA, BOB)) == ["create", "create"]
    assert tree(vault) == {ADA.path: "Ada\n", BOB.path: "Bob\n"}


def test_a_second_run_changes_no_byte_and_no_time(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    before = times(vault)
    assert run(vault, ADA, BOB) == ()
    assert times(vault) == before


def test_unchanged_notes_are_not_touched_by_a_run_that_writes(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    before = (vault / BOB.path).stat()
    run(vault, Note(ADA.id, ADA.path, "news\n"), BOB)
    assert (vault / BOB.path).stat() == before
    assert tree(vault) == {ADA.path: "news\n", BOB.path: "Bob\n"}


def test_an_update_keeps_the_rights_of_the_file(vault: Path, run: Run) -> None:
    run(vault, ADA)
    (vault / ADA.path).chmod(0o600)
    run(vault, Note(ADA.id, ADA.path, "news\n"))
    assert (vault / ADA.path).stat().st_mode & 0o777 == 0o600


def test_notes_swap_their_paths(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    assert kinds(run(vault, Note(ADA.id, BOB.path, "a"), Note(BOB.id, ADA.path, "b"))) == [
        "rename",
        "rename",
    ]
    assert tree(vault) == {ADA.path: "b", BOB.path: "a"}
    assert run(vault, Note(ADA.id, BOB.path, "a"), Note(BOB.id, ADA.path, "b")) == ()


def test_a_note_takes_the_path_of_one_that_goes(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    assert kinds(run(vault, Note(ADA.id, BOB.path, "a"))) == ["rename", "remove"]
    assert tree(vault) == {BOB.path: "a"}


def test_our_folders_go_with_their_last_note_and_the_users_stay(vault: Path, run: Run) -> None:
    (vault / "Mine").mkdir(parents=True)
    run(vault, Note("a", "Deep/er/A.md", "a"), Note("b", "Mine/B.md", "b"), ADA)
    run(vault, ADA)
    assert sorted(p.name for p in vault.iterdir()) == [".vaultgen", "Mine", "People"]


def test_a_folder_with_a_file_of_the_users_stays(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    (vault / "People/photo.jpg").write_text("")
    run(vault, Note("c", "C.md", "c"))
    assert list(tree(vault)) == ["C.md", "People/photo.jpg"]


def test_no_stage_is_left_behind(vault: Path, run: Run) -> None:
    run(vault, ADA)
    assert {p.name for p in (vault / ".vaultgen").iterdir()} == {"state.sqlite"}


def test_the_state_may_lie_elsewhere(tmp_path: Path, ready: Ready) -> None:
    vault = tmp_path / "vault"
    with open_state(tmp_path / ".vaultgen") as state:
        texts = Kept(vault, state)
        commit(plan([ready(ADA)], snapshot(vault, state), texts), vault, state)
        assert plan([ready(ADA)], snapshot(vault, state), texts) == ()
    assert [p.name for p in vault.iterdir()] == ["People"]


def test_adopted_notes_are_remembered_and_not_written(vault: Path, run: Run) -> None:
    note = Note("person/ada", "Ada.md", "---\nid: person/ada\nvaultgen: 1\n---\n")
    run(vault, note)
    (vault / ".vaultgen/state.sqlite").unlink()
    before = (vault / note.path).stat()
    assert kinds(run(vault, note)) == ["adopt"]
    after = (vault / note.path).stat()
    assert (after.st_ino, after.st_ctime_ns) == (before.st_ino, before.st_ctime_ns)
    assert run(vault, note) == ()


def left(changes: tuple[Change, ...]) -> list[Change]:
    """What was planned and could not be done."""
    return [change for change in changes if change.kind == "conflict"]


def test_a_file_edited_after_the_plan_is_left_alone(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    news = [Note(ADA.id, ADA.path, "news"), Note(BOB.id, BOB.path, "news")]
    done = run(vault, *news, meanwhile=lambda: (vault / ADA.path).write_text("mine"))
    assert [change.path for change in left(done)] == [ADA.path]
    assert tree(vault) == {ADA.path: "mine", BOB.path: "news"}


def test_a_file_made_after_the_plan_is_left_alone(vault: Path, run: Run) -> None:
    run(vault, BOB)
    done = run(vault, ADA, BOB, meanwhile=lambda: (vault / ADA.path).write_text("mine"))
    assert [change.path for change in left(done)] == [ADA.path]
    assert tree(vault) == {ADA.path: "mine", BOB.path: "Bob\n"}


@pytest.mark.parametrize("edited", ["People/Ada.md", "People/New.md"])
def test_a_rename_does_nothing_when_either_end_changed(vault: Path, run: Run, edited: str) -> None:
    run(vault, ADA)
    moved = Note(ADA.id, "People/New.md", "news")
    done = run(vault, moved, meanwhile=lambda: (vault / edited).write_text("mine"))
    assert [change.path for change in left(done)] == [ADA.path]
    assert tree(vault) == {ADA.path: "Ada\n"} | {edited: "mine"}


def test_a_file_edited_after_the_plan_is_not_removed(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    done = run(vault, BOB, meanwhile=lambda: (vault / ADA.path).write_text("mine"))
    assert [change.path for change in left(done)] == [ADA.path]
    assert tree(vault)[ADA.path] == "mine"


def test_a_file_deleted_after_the_plan_stays_deleted(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    assert left(run(vault, BOB, meanwhile=(vault / ADA.path).unlink)) == []
    assert tree(vault) == {BOB.path: "Bob\n"}


def test_a_chain_of_renames_is_put_back_from_where_it_is_blocked(vault: Path, run: Run) -> None:
    notes = [Note(n, f"{n}.md", n) for n in ("a", "b", "c")]
    run(vault, *notes)
    moved = [Note("a", "b.md", "a2"), Note("b", "c.md", "b2"), Note("c", "d.md", "c2")]
    done = run(vault, *moved, meanwhile=lambda: (vault / "c.md").write_text("mine"))
    assert {c.id for c in left(done)} == {"a", "b", "c"}
    assert tree(vault) == {"a.md": "a", "b.md": "b", "c.md": "mine"}
    (vault / "c.md").write_text("c")
    run(vault, *moved)
    assert tree(vault) == {"b.md": "a2", "c.md": "b2", "d.md": "c2"}


def test_a_file_edited_while_others_are_removed_is_left_alone(
    vault: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(vault, ADA, BOB, Note("c", "C.md", "c"))
    replace = Path.replace

    def slow(path: Path, target: Path) -> Path:
        if path.suffix == ".md":
            (vault / BOB.path).write_text("mine")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", slow)
    assert [c.path for c in left(run(vault, Note("c", "C.md", "c")))] == [BOB.path]
    assert tree(vault) == {BOB.path: "mine", "C.md": "c"}


def test_a_lost_stage_is_reported_and_the_next_run_writes_the_notes(
    vault: Path, run: Run, ready: Ready
) -> None:
    run(vault, ADA)
    news = (Note(ADA.id, ADA.path, "news"), BOB)
    with open_state(vault / ".vaultgen") as state:
        changes = plan(map(ready, news), snapshot(vault, state), Kept(vault, state))
        before = state.records()
        entries = [
            Entry(n, c, "lost", "lost", before=before.get(c.id)) for n, c in enumerate(changes)
        ]
        state.begin(entries, {}, [], None)
        assert [(c.kind, c.path) for c in recover(vault, state)] == [
            ("conflict", ADA.path),
            ("conflict", BOB.path),
        ]
    assert kinds(run(vault, *news)) == ["update", "create"]


def test_a_full_disk_leaves_the_vault_as_it_was(
    vault: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(vault, ADA)
    before = times(vault)
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "1":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    news = (Note(ADA.id, ADA.path, "news"), Note("c", "New/C.md", "c"))
    with pytest.raises(VaultError, match=r"No space left.*nothing in the vault was changed"):
        run(vault, *news)
    monkeypatch.undo()
    after = times(vault)
    assert {p: after[p] for p in before if p not in (vault, vault / ".vaultgen")} == {
        p: t for p, t in before.items() if p not in (vault, vault / ".vaultgen")
    }
    assert after.keys() == before.keys()
    assert kinds(run(vault, *news)) == ["create", "update"]


def test_a_file_in_place_of_a_folder_leaves_the_vault_as_it_was(vault: Path, run: Run) -> None:
    run(vault, ADA)
    (vault / "Works").write_text("mine")
    with pytest.raises(VaultError, match=r"File exists.*nothing in the vault was changed"):
        run(
            vault,
            Note(ADA.id, ADA.path, "news"),
            Note("b", "Aa/B.md", ""),
            Note("c", "Works/C.md", ""),
        )
    assert tree(vault) == {ADA.path: "Ada\n", "Works": "mine"}
    assert not (vault / "Aa").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_write_permission_leaves_the_vault_as_it_was(
    vault: Path, run: Run
) -> None:
    run(vault, ADA, BOB)
    (vault / "People").chmod(0o500)
    with pytest.raises(VaultError, match="Permission denied"):
        run(vault, Note(ADA.id, ADA.path, "news"), Note("c", "C.md", ""))
    (vault / "People").chmod(0o700)
    assert tree(vault) == {ADA.path: "Ada\n", BOB.path: "Bob\n"}


def test_a_state_that_cannot_be_written_leaves_the_vault_as_it_was(
    vault: Path, ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_state(vault / ".vaultgen") as state:
        changes = plan([ready(ADA)], snapshot(vault, state), Kept(vault, state))
        monkeypatch.setattr(state, "begin", _no_space)
        with pytest.raises(VaultError, match="no space"):
            commit(changes, vault, state)
    assert {p.name for p in vault.rglob("*")} == {".vaultgen", "state.sqlite"}


def _no_space(*_: object) -> None:
    raise VaultError("no space")


@pytest.mark.parametrize("trouble", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("at", range(4))
def test_trouble_in_the_middle_leaves_whole_notes_and_the_next_run_does_the_rest(
    vault: Path, run: Run, monkeypatch: pytest.MonkeyPatch, trouble: int, at: int
) -> None:
    run(vault, ADA, BOB, Note("c", "C.md", "c\n"))
    wanted = (
        Note(ADA.id, ADA.path, "new ada\n"),
        Note(BOB.id, "Friends/Bob.md", "new bob\n"),
        Note("d", "D.md", "d\n"),
    )
    result = {note.path: note.text for note in wanted}
    replace, count = Path.replace, iter(range(99))

    def troubled(path: Path, target: Path) -> Path:
        if next(count) == at:
            raise OSError(trouble, os.strerror(trouble), str(path))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", troubled)
    (told,) = left(run(vault, *wanted))
    assert "cannot be written" in told.reason
    whole = {ADA.text, BOB.text, "c\n", *result.values()}
    assert set(tree(vault).values()) <= whole
    monkeypatch.undo()
    run(vault, *wanted)
    assert tree(vault) == result
    assert run(vault, *wanted) == ()


def test_a_state_that_cannot_be_written_at_the_end_is_finished_by_the_next_run(
    vault: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(vault, ADA)
    wanted = (Note(ADA.id, ADA.path, "new ada\n"), BOB)
    monkeypatch.setattr(State, "finish", _no_space)
    with pytest.raises(VaultError, match="no space"):
        run(vault, *wanted)
    monkeypatch.undo()
    assert run(vault, *wanted) == ()
    assert tree(vault) == {ADA.path: "new ada\n", BOB.path: BOB.text}


def test_words_for_a_note_that_was_not_written_stay_where_they_were(
    vault: Path, run: Run, made: Callable[..., Note]
) -> None:
    ada, bob = made("person/ada", "People/Ada.md", "ada"), made("person/bob", "People/Bob.md", "b")
    run(vault, ada, bob)
    (vault / bob.path).write_text(f"{bob.text}\nMy own words.\n")
    late = f"{ada.text}\nMy late words.\n"
    done = run(
        vault,
        ada,
        merged={bob.id: ada.id},
        meanwhile=lambda: (vault / ada.path).write_text(late),
    )
    assert {change.id for change in left(done)} == {ada.id, bob.id}
    assert tree(vault) == {ada.path: late, bob.path: f"{bob.text}\nMy own words.\n"}
    run(vault, ada, merged={bob.id: ada.id})
    (text,) = tree(vault).values()
    assert "My own words." in text
    assert "My late words." in text
