"""`vaultgen sync --watch`, as a process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess, Popen

import pytest

Run = Callable[..., CompletedProcess[str]]
Talk = Callable[..., str]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs signals that a process can catch")

PATIENCE = 60
"""Seconds for anything to happen on a busy machine."""


class Watch:
    """A process that watches a project, and what it has said so far."""

    def __init__(self, project: Path) -> None:
        self.said = project.parent / "said.txt"
        command = [sys.executable, "-u", "-m", "vaultgen", "sync", "--watch", "--jobs", "1"]
        with self.said.open("w") as out:
            self.process = Popen(command, cwd=project, stdout=out, stderr=subprocess.STDOUT)
        self._read = 0

    def next(self) -> str:
        """The next line that it prints."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            lines = self.said.read_text("utf-8").splitlines(keepends=True)
            if len(lines) > self._read and lines[self._read].endswith("\n"):
                self._read += 1
                return lines[self._read - 1].rstrip("\n")
            time.sleep(0.05)
        raise AssertionError(f"nothing more was said than\n{self.said.read_text('utf-8')}")

    def rest(self, number: signal.Signals) -> str:
        """Send a signal; what was said since, once the process has ended well."""
        self.process.send_signal(number)
        assert self.process.wait(PATIENCE) == 0
        return "".join(self.said.read_text("utf-8").splitlines(keepends=True)[self._read :])


@pytest.fixture
def project(talk: Talk, tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / "talk.md").write_text(talk(), "utf-8")
    (folder / "vaultgen.toml").write_text('sources = ["seeds", "extra.md"]\n')
    (folder / "extra.md").write_text(talk("The Second Lamp", "2025-04-05"), "utf-8")
    return folder


@pytest.fixture
def watch(project: Path) -> Iterator[Watch]:
    watching = Watch(project)
    try:
        yield watching
    finally:
        watching.process.kill()
        watching.process.wait()


def put(path: Path, text: str) -> None:
    """As editors save: a new file takes the place of the old one."""
    draft = path.with_name(f".{path.name}.swp")
    draft.write_text(text, "utf-8")
    draft.replace(path)


def test_every_change_is_followed_and_mistakes_end_nothing(
    project: Path, watch: Watch, talk: Talk
) -> None:
    assert watch.next().startswith("2 episodes, ")
    put(project / "seeds" / "talk.md", talk(date="2025-02-04"))
    assert "updated" in watch.next()
    put(project / "extra.md", talk("The Third Lamp", "2025-04-06"))
    assert "updated" in watch.next()

    (project / "templates").mkdir()
    put(project / "templates" / "home.md", "{{ note.titel }}")
    assert watch.next().startswith("problem: ")
    put(project / "templates" / "home.md", "# Mine")
    assert "1 updated" in watch.next()

    put(project / "rulings.yaml", "drop: [Glass Harbour\n")
    assert "rulings.yaml:2: broken YAML" in watch.next()
    put(project / "rulings.yaml", "drop: [Glass Harbour]\n")
    assert "removed" in watch.next()

    put(project / "vaultgen.toml", "sources = seeds\n")
    assert "vaultgen.toml: cannot be read as TOML" in watch.next()
    put(project / "vaultgen.toml", 'sources = ["seeds"]\n')
    assert watch.next().startswith("1 episode, ")
    assert watch.rest(signal.SIGINT) == ""


def test_a_folder_that_goes_and_comes_back_is_followed(project: Path, watch: Watch) -> None:
    assert watch.next().startswith("2 episodes, ")
    (project / "seeds").rename(project / "away")
    assert "seeds: no such file or folder" in watch.next()
    assert watch.next().startswith("1 episode, ")
    (project / "away").rename(project / "seeds")
    assert watch.next().startswith("2 episodes, ")
    assert watch.rest(signal.SIGTERM) == ""


def test_a_note_that_the_user_edits_is_left_alone(project: Path, watch: Watch, talk: Talk) -> None:
    assert watch.next().startswith("2 episodes, ")
    home = project / "vault" / "People.md"
    home.write_text(home.read_text("utf-8") + "Mine.\n", "utf-8")
    put(project / "seeds" / "talk.md", talk(date="2025-02-04"))
    assert "updated" in watch.next()
    assert watch.rest(signal.SIGINT) == ""
    assert home.read_text("utf-8").endswith("Mine.\n")


def test_a_signal_in_the_first_run_ends_it_before_anything_is_written(
    project: Path, talk: Talk
) -> None:
    text = " ".join(f"Lamp number {n} hangs in the house of Glass Harbour." for n in range(400))
    for number in range(40):
        date = f"2024-{number // 28 + 1:02}-{number % 28 + 1:02}"
        (project / "seeds" / f"{number}.md").write_text(talk(f"Talk {number}", date, text), "utf-8")
    watching = Watch(project)
    cache, end = project / ".vaultgen" / "cache.sqlite", time.monotonic() + PATIENCE
    while not cache.exists() and time.monotonic() < end:
        time.sleep(0.01)
    assert watching.rest(signal.SIGTERM) == ""
    assert not list((project / "vault").rglob("*.md"))


@pytest.mark.parametrize("option", ["--dry-run", "--json"])
def test_what_asks_for_one_run_does_not_go_with_watching(
    option: str, vaultgen: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    run = vaultgen("sync", "--watch", option)
    assert run.returncode == 2
    assert "--watch goes neither with --dry-run nor with --json" in run.stderr
