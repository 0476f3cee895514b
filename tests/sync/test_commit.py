"""A plan done to a real folder."""

import errno
import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest

from vaultgen.errors import VaultError
from vaultgen.model import Change, Note
from vaultgen.sync import Rendering, Snapshot, commit, open_state, recover, snapshot
from vaultgen.sync import plan as decide
from vaultgen.sync.fingerprint import of_text

Run = Callable[..., tuple[Change, ...]]

ADA = Note("person/ada", "People/Ada.md", "Ada\n")
BOB = Note("person/bob", "People/Bob.md", "Bob\n")


def plan(notes: Iterable[Note], found: Snapshot) -> tuple[Change, ...]:
    made = (Rendering(n.id, n.path, of_text(n.text), partial(str, n.text)) for n in notes)
    return decide(made, found)


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


def test_the_state_may_lie_elsewhere(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    with open_state(tmp_path / ".vaultgen") as state:
        commit(plan([ADA], snapshot(vault, state)), vault, state)
        assert plan([ADA], snapshot(vault, state)) == ()
    assert [p.name for p in vault.iterdir()] == ["People"]


def test_adopted_notes_are_remembered_and_not_written(vault: Path, run: Run) -> None:
    note = Note("person/ada", "Ada.md", "---\nid: person/ada\nvaultgen: 1\n---\n")
    run(vault, note)
    (vault / ".vaultgen/state.sqlite").unlink()
    before = (vault / note.path).stat()
    assert kinds(run(vault, note)) == ["adopt"]
    assert (vault / note.path).stat() == before
    assert run(vault, note) == ()


def commit_late(vault: Path, notes: list[Note], meanwhile: Callable[[], object]) -> list[Change]:
    """Commit a plan after something happened to the vault."""
    with open_state(vault / ".vaultgen") as state:
        changes = plan(notes, snapshot(vault, state))
        meanwhile()
        return list(commit(changes, vault, state))


def test_a_file_edited_after_the_plan_is_left_alone(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    news = [Note(ADA.id, ADA.path, "news"), Note(BOB.id, BOB.path, "news")]
    (left,) = commit_late(vault, news, lambda: (vault / ADA.path).write_text("mine"))
    assert (left.kind, left.path) == ("conflict", ADA.path)
    assert tree(vault) == {ADA.path: "mine", BOB.path: "news"}


def test_a_file_made_after_the_plan_is_left_alone(vault: Path, run: Run) -> None:
    run(vault, BOB)
    (left,) = commit_late(vault, [ADA, BOB], lambda: (vault / ADA.path).write_text("mine"))
    assert (left.kind, left.path) == ("conflict", ADA.path)
    assert tree(vault) == {ADA.path: "mine", BOB.path: "Bob\n"}


@pytest.mark.parametrize("edited", ["People/Ada.md", "People/New.md"])
def test_a_rename_does_nothing_when_either_end_changed(vault: Path, run: Run, edited: str) -> None:
    run(vault, ADA)
    moved = [Note(ADA.id, "People/New.md", "news")]
    (left,) = commit_late(vault, moved, lambda: (vault / edited).write_text("mine"))
    assert (left.kind, left.path) == ("conflict", ADA.path)
    assert tree(vault) == {ADA.path: "Ada\n"} | {edited: "mine"}


def test_a_file_edited_after_the_plan_is_not_removed(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    (left,) = commit_late(vault, [BOB], lambda: (vault / ADA.path).write_text("mine"))
    assert left.kind == "conflict"
    assert tree(vault)[ADA.path] == "mine"


def test_a_file_deleted_after_the_plan_stays_deleted(vault: Path, run: Run) -> None:
    run(vault, ADA, BOB)
    assert commit_late(vault, [BOB], (vault / ADA.path).unlink) == []
    assert tree(vault) == {BOB.path: "Bob\n"}


def test_a_chain_of_renames_is_put_back_from_where_it_is_blocked(vault: Path, run: Run) -> None:
    notes = [Note(n, f"{n}.md", n) for n in ("a", "b", "c")]
    run(vault, *notes)
    moved = [Note("a", "b.md", "a2"), Note("b", "c.md", "b2"), Note("c", "d.md", "c2")]
    left = commit_late(vault, moved, lambda: (vault / "c.md").write_text("mine"))
    assert {c.id for c in left} == {"a", "b", "c"}
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
    (left,) = (c for c in run(vault, Note("c", "C.md", "c")) if c.kind == "conflict")
    assert left.path == BOB.path
    assert tree(vault) == {BOB.path: "mine", "C.md": "c"}


def test_a_lost_stage_is_reported_and_the_next_run_writes_the_notes(vault: Path, run: Run) -> None:
    run(vault, ADA)
    news = (Note(ADA.id, ADA.path, "news"), BOB)
    with open_state(vault / ".vaultgen") as state:
        state.begin(plan(news, snapshot(vault, state)), [])
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
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_state(vault / ".vaultgen") as state:
        changes = plan([ADA], snapshot(vault, state))
        monkeypatch.setattr(state, "begin", _no_space)
        with pytest.raises(VaultError, match="no space"):
            commit(changes, vault, state)
    assert {p.name for p in vault.rglob("*")} == {".vaultgen", "state.sqlite"}


def _no_space(*_: object) -> None:
    raise VaultError("no space")
