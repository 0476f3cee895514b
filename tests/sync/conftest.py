"""A run without the stages before it."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from vaultgen.model import Change, Note
from vaultgen.sync import Rendering, commit, open_state, plan, recover, snapshot
from vaultgen.sync.fingerprint import of_text


def _run(vault: Path, *notes: Note) -> tuple[Change, ...]:
    with open_state(vault / ".vaultgen") as state:
        finished = recover(vault, state)
        made = (Rendering(n.id, n.path, of_text(n.text), partial(str, n.text)) for n in notes)
        changes = plan(made, snapshot(vault, state))
        return (*finished, *changes, *commit(changes, vault, state))


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a power failure would leave cannot be tested here, so nothing is gained by waiting."""
    if hasattr(os, "sync"):
        monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture
def run() -> Callable[..., tuple[Change, ...]]:
    """Bring a vault to some notes; returns the plan, and what could not be done."""
    return _run


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "vault"
