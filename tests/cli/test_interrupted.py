"""Ctrl-C in the middle of a run: one line, nothing half-written, and the next run finishes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
Talk = Callable[..., str]

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")

EPISODES = 24
PATIENCE = 60
"""Seconds for a process to begin."""


@pytest.fixture
def sources(talk: Talk, tmp_path: Path) -> Path:
    """Enough work for a while."""
    folder = tmp_path / "talks"
    folder.mkdir()
    text = " ".join(f"Lamp number {n} hangs in the house of Glass Harbour." for n in range(500))
    for number in range(EPISODES):
        date = f"2025-{number // 12 + 1:02}-{number % 12 + 1:02}"
        (folder / f"{number}.md").write_text(talk(f"Talk {number}", date, text), "utf-8")
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_leaves_no_half_and_is_finished_by_the_next(
    jobs: str, vaultgen: Run, sources: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    command = [sys.executable, "-m", "vaultgen", "sync", str(sources), "--vault", str(vault)]
    with subprocess.Popen(
        [*command, "--jobs", jobs], stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        wait_for(vault / ".vaultgen" / "cache.sqlite")
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=PATIENCE)
    assert said.strip() == "vaultgen: interrupted; nothing is half-written, run it again"
    assert run.returncode == 130
    assert list(vault.rglob("*.md")) == []
    assert vaultgen("sync", sources, "--vault", vault, "--jobs", 1).returncode == 0
    assert len(list((vault / "Episodes").iterdir())) == EPISODES


def wait_for(path: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(0.5)
