"""A run is killed at every call that changes something; the next one finishes the job."""

import os
import shutil
import sqlite3
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from vaultgen.model import Change, Note

Run = Callable[..., tuple[Change, ...]]
Connect = Callable[[str | Path], sqlite3.Connection]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

BEFORE = (
    Note("update", "People/Update.md", "old update\n"),
    Note("swap-1", "People/One.md", "old one\n"),
    Note("swap-2", "People/Two.md", "old two\n"),
    Note("move", "Places/Move.md", "old move\n"),
    Note("remove", "Gone/Deep/Remove.md", "old remove\n"),
    Note("edited", "People/Edited.md", "old edited\n"),
    Note("same", "People/Same.md", "same\n"),
)
AFTER = (
    Note("create", "New/Deep/Create.md", "create\n"),
    Note("update", "People/Update.md", "new update\n"),
    Note("swap-1", "People/Two.md", "new one\n"),
    Note("swap-2", "People/One.md", "new two\n"),
    Note("move", "New/Move.md", "new move\n"),
    Note("edited", "People/Edited.md", "new edited\n"),
    Note("same", "People/Same.md", "same\n"),
)
MINE = {"People/Edited.md": "my words\n", "People/Diary.md": "my diary\n"}
RESULT = {n.path: n.text for n in AFTER} | MINE

KILLED = 9
EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}


def die_at(point: int) -> None:
    """From now on end the process right before the call of that number."""
    count = 0

    def tick(_: object = None) -> None:
        nonlocal count
        count += 1
        if count == point:
            os._exit(KILLED)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        reads = event == "open" and arguments[1] in ("r", "rb", None)
        if event in EVENTS and not reads:
            tick()

    def connect(path: str | Path, connect: Connect = sqlite3.connect) -> sqlite3.Connection:
        db = connect(path)
        db.set_trace_callback(tick)
        return db

    patch = pytest.MonkeyPatch()
    patch.setattr(sqlite3, "connect", connect)
    patch.setattr(os, "sync", tick)
    sys.addaudithook(hook)


def killed(point: int, action: Callable[[], object]) -> bool:
    """Do the action in a process that ends at a point; False when it came to its own end."""
    child = os.fork()
    if child == 0:
        die_at(point)
        try:
            action()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, KILLED), f"the run failed at point {point}"
    return code == KILLED


def files(vault: Path) -> dict[str, str]:
    return {
        path.relative_to(vault).as_posix(): path.read_text()
        for path in vault.rglob("*")
        if path.is_file() and ".vaultgen" not in path.parts
    }


@pytest.fixture
def prepared(tmp_path: Path, run: Run) -> Path:
    """A vault with notes of ours and the words of a user."""
    vault = tmp_path / "prepared"
    run(vault, *BEFORE)
    for path, text in MINE.items():
        (vault / path).write_text(text)
    return vault


def test_a_run_killed_anywhere_is_finished_by_the_next(
    tmp_path: Path, prepared: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    point = 1
    while True:
        vault = tmp_path / str(point)
        shutil.copytree(prepared, vault)
        if not killed(point, lambda v=vault: run(v, *AFTER)):  # type: ignore[misc]
            break
        assert MINE.items() <= files(vault).items(), f"killed at {point}"
        killed(1 + point % 11, partial(run, vault, *AFTER))
        run(vault, *AFTER)
        assert files(vault) == RESULT, f"killed at {point}"
        assert [c.kind for c in run(vault, *AFTER)] == ["conflict"], f"killed at {point}"
        assert not any((vault / name).exists() for name in ("Gone", "Places", ".vaultgen/stage"))
        point += 1
    with capsys.disabled():
        sys.stdout.write(f" killed at {point - 1} points")
    assert point > 40


def test_an_edit_after_the_crash_is_kept(tmp_path: Path, prepared: Path, run: Run) -> None:
    point = 1
    while True:
        vault = tmp_path / str(point)
        shutil.copytree(prepared, vault)
        if not killed(point, lambda v=vault: run(v, *AFTER)):  # type: ignore[misc]
            break
        for path in files(vault):
            (vault / path).write_text(f"mine {path}\n")
        mine = files(vault)
        run(vault, *AFTER)
        later = run(vault, *(Note(note.id, note.path, f"later {note.id}\n") for note in AFTER))
        assert mine.items() <= files(vault).items(), f"killed at {point}"
        assert {c.kind for c in later if c.path in mine} == {"conflict"}, f"killed at {point}"
        point += 1
    assert point > 40
