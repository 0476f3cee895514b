"""The state keeps the texts that somebody may still need, and no others."""

import sqlite3
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vaultgen.model import Change, Note
from vaultgen.sync import open_state

Run = Callable[..., tuple[Change, ...]]
Made = Callable[..., Note]
Undone = Callable[[Path], tuple[Change, ...]]

NAMES = ("Ada", "Bob", "Cyd")
WORDS = ("one", "two", "three")
STEPS = ("render", "render", "edit", "edit", "delete", "move", "undo")


def kept(vault: Path) -> set[str]:
    with sqlite3.connect(vault / ".vaultgen" / "state.sqlite") as db:
        return {row[0] for row in db.execute("SELECT sha256 FROM texts")}


def spoken_of(vault: Path) -> set[str]:
    """Every text that a record, a contest or the undo log has the digest of."""
    with open_state(vault / ".vaultgen") as state:
        found = {record.sha256 for record in state.records().values()}
        for pending in state.pending().values():
            found |= {pending.file, pending.mine, pending.theirs}
        for entry in state.done():
            found |= set(digests(asdict(entry)))
        return found


def digests(value: object) -> list[str]:
    """The strings in a value that look like a SHA-256, wherever they are."""
    if isinstance(value, dict):
        return [found for item in value.values() for found in digests(item)]
    return [value] if isinstance(value, str) and len(value) == 64 else []


def step(what: str, name: str, word: str, vault: Path, notes: dict[str, Note]) -> None:
    """What the user does to a note of ours, if it is there."""
    path = vault / notes[name].path
    if what == "edit" and path.exists():
        path.write_text(path.read_text("utf-8").replace("first", f"my {word}"), "utf-8")
    elif what == "delete":
        path.unlink(missing_ok=True)
    elif what == "move" and path.exists():
        path.rename(vault / f"{name} {word}.md")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from(STEPS), st.sampled_from(NAMES), st.sampled_from(WORDS)),
        max_size=12,
    )
)
def test_after_any_run_just_the_texts_that_are_spoken_of_are_kept(
    tmp_path_factory: pytest.TempPathFactory,
    run: Run,
    made: Made,
    undone: Undone,
    steps: list[tuple[str, str, str]],
) -> None:
    vault = tmp_path_factory.mktemp("texts") / "vault"
    notes = {n: made(f"person/{n.lower()}", f"People/{n}.md", "first", "last") for n in NAMES}
    run(vault, *notes.values())
    for what, name, word in steps:
        if what == "undo":
            undone(vault)
        elif what == "render":
            notes[name] = made(f"person/{name.lower()}", f"People/{name}.md", f"first {word}", word)
        else:
            step(what, name, word, vault, notes)
        run(vault, *notes.values())
        assert kept(vault) <= spoken_of(vault)
        with open_state(vault / ".vaultgen") as state:
            assert all(state.text(r.sha256) is not None for r in state.records().values())
