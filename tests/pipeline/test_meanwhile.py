"""What happens in the vault while a run is at work is seen by the next one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen import pipeline
from vaultgen import sync as vaults
from vaultgen.pipeline.workshop import Workshop

Sync = Callable[[Path], pipeline.Report]
Meanwhile = Callable[[Callable[[], object]], None]

WORDS = "My words.\n"


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Have something happen in the next run, once, before (or after) it writes."""
    commit = vaults.commit

    def plan(happens: Callable[[], object]) -> None:
        def late(*arguments: object, **options: object) -> object:
            monkeypatch.setattr(vaults, "commit", commit)
            happens()
            return commit(*arguments, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(vaults, "commit", late)

    return plan


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stages that were asked for."""
    stages: list[str] = []
    fill = Workshop.fill

    def note(shop: Workshop, stage: str, task: object, jobs: object, parts: object) -> None:
        stages.append(stage)
        fill(shop, stage, task, jobs, parts)  # type: ignore[arg-type]

    monkeypatch.setattr(Workshop, "fill", note)
    return stages


def add(example: Path) -> None:
    """Something for the next run to do."""
    source = example / "seeds" / "2025-03-04 mud-season.md"
    source.write_text(source.read_text("utf-8") + "\nAnd then the rain stopped.\n", "utf-8")


def person(example: Path) -> Path:
    return sorted((example / "vault" / "People").glob("*.md"))[0]


def write_in_place(note: Path) -> None:
    """An edit that leaves the length, the time and the folder as they were."""
    times, data = note.stat(), note.read_bytes()
    with note.open("r+b") as file:
        file.write(data.replace(data[-4:-1], b"xyz"))
    os.utime(note, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_a_run_that_nobody_disturbed_is_followed_by_the_short_way(
    example: Path, sync: Sync, looked: list[str]
) -> None:
    add(example)
    assert sync(example).changes
    looked.clear()
    sync(example)
    assert looked == []


def test_an_edit_of_a_note_that_the_run_does_not_write_is_seen(
    example: Path, sync: Sync, meanwhile: Meanwhile, looked: list[str]
) -> None:
    add(example)
    meanwhile(lambda: write_in_place(person(example)))
    assert sync(example).changes
    looked.clear()
    sync(example)
    assert looked


@pytest.mark.parametrize("path", ["Mine.md", "My folder/Mine.md"])
def test_a_new_file_is_seen(
    path: str, example: Path, sync: Sync, meanwhile: Meanwhile, looked: list[str]
) -> None:
    def write() -> None:
        (example / "vault" / path).parent.mkdir(exist_ok=True)
        (example / "vault" / path).write_text(WORDS, "utf-8")

    add(example)
    meanwhile(write)
    sync(example)
    looked.clear()
    sync(example)
    assert looked


def test_a_note_that_is_deleted_is_seen_and_stays_deleted(
    example: Path, sync: Sync, meanwhile: Meanwhile
) -> None:
    note = person(example)
    add(example)
    meanwhile(note.unlink)
    sync(example)
    assert note.relative_to(example / "vault").as_posix() in sync(example).deleted
    assert not note.exists()


def test_an_edit_of_a_source_is_seen(
    example: Path, sync: Sync, meanwhile: Meanwhile, looked: list[str]
) -> None:
    add(example)
    meanwhile(lambda: add(example))
    sync(example)
    looked.clear()
    assert sync(example).changes
    assert "read" in looked
