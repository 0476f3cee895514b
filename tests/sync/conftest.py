"""A run without the stages before it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import pytest

from vaultgen.model import Change, Note, Value
from vaultgen.notefile import front_matter
from vaultgen.sync import (
    LESSONS,
    Kept,
    Rendering,
    Side,
    Snapshot,
    State,
    Texts,
    as_value,
    commit,
    known_lessons,
    learn,
    open_state,
    plan,
    recover,
    restore,
    settle,
    snapshot,
    undo,
)
from vaultgen.sync.fingerprint import of_text


def _ready(note: Note) -> Rendering:
    return Rendering(note.id, note.path, of_text(note.text), lambda: note.text)


def _run(
    vault: Path,
    *notes: Note,
    side: Side = "mine",
    merged: Mapping[str, str] | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[Change, ...]:
    with open_state(vault / ".vaultgen") as state:
        finished = recover(vault, state)
        seen, texts = snapshot(vault, state), Kept(vault, state)
        lessons = learn(seen, texts, known_lessons(state))
        changes = plan(map(_ready, notes), seen, texts, side=side, merged=merged)
        meanwhile()
        left = commit(changes, vault, state, {LESSONS: as_value(lessons)})
        return (*finished, *changes, *left)


def _undone(vault: Path) -> tuple[Change, ...]:
    with open_state(vault / ".vaultgen") as state:
        recover(vault, state)
        seen, back, values = snapshot(vault, state), state.done(), state.values_before()
        changes = undo(seen, Kept(vault, state), state)
        return (*changes, *commit(changes, vault, state, values, back=back))


def _directly(
    vault: Path, decide: Callable[[Snapshot, Texts, State], tuple[Change, ...]]
) -> tuple[Change, ...]:
    with open_state(vault / ".vaultgen") as state:
        recover(vault, state)
        changes = decide(snapshot(vault, state), Kept(vault, state), state)
        return (*changes, *commit(changes, vault, state))


def _settled(vault: Path, ident: str, side: Literal["mine", "theirs"]) -> tuple[Change, ...]:
    def decide(seen: Snapshot, texts: Texts, _: State) -> tuple[Change, ...]:
        change = settle(seen.owned[ident], texts, side)
        return (change,) if change else ()

    return _directly(vault, decide)


def _restored(vault: Path, ident: str) -> tuple[Change, ...]:
    return _directly(vault, lambda seen, texts, _: restore(seen.owned[ident], texts, seen))


def _made(ident: str, path: str, *paragraphs: str, **properties: Value) -> Note:
    kind = ident.partition("/")[0]
    head = {"id": ident, "type": kind, "aliases": (), "tags": (), "vaultgen": 1, **properties}
    return Note(ident, path, front_matter(head) + "".join(f"\n{text}\n" for text in paragraphs))


@pytest.fixture(scope="session")
def ready() -> Callable[[Note], Rendering]:
    """A note as the stage before gives it."""
    return _ready


@pytest.fixture(scope="session")
def made() -> Callable[..., Note]:
    """A note of an id, a path, the paragraphs of its body, and further properties."""
    return _made


@pytest.fixture
def run() -> Callable[..., tuple[Change, ...]]:
    """Bring a vault to some notes; returns the plan, and what could not be done.

    `meanwhile` is called when the plan is made and not yet done.
    """
    return _run


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "vault"


@pytest.fixture
def undone() -> Callable[[Path], tuple[Change, ...]]:
    """Take the last commit back; returns the plan, and what could not be done."""
    return _undone


@pytest.fixture
def settled() -> Callable[[Path, str, Literal["mine", "theirs"]], tuple[Change, ...]]:
    """Settle the note with an id for one side."""
    return _settled


@pytest.fixture
def restored() -> Callable[[Path, str], tuple[Change, ...]]:
    """Bring back the deleted note with an id."""
    return _restored


@pytest.fixture
def tree() -> Callable[[Path], dict[str, str]]:
    """{path: text} of every file of a vault but the state; odd bytes and line ends as they are."""

    def read(vault: Path) -> dict[str, str]:
        return {
            path.relative_to(vault).as_posix(): path.read_bytes().decode(errors="surrogateescape")
            for path in sorted(vault.rglob("*"))
            if path.is_file() and ".vaultgen" not in path.parts
        }

    return read
