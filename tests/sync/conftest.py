"""A run without the stages before it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen.model import Change, Note
from vaultgen.sync import commit, open_state, plan, recover, snapshot


def _run(vault: Path, *notes: Note) -> tuple[Change, ...]:
    with open_state(vault / ".vaultgen") as state:
        finished = recover(vault, state)
        changes = plan(notes, snapshot(vault, state))
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
