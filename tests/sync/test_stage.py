"""What the disk is asked to have before a commit goes on."""

import os
from pathlib import Path

import pytest

from vaultgen.sync.stage import flush


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was synced alone; `everything` where all was."""
    found: list[str] = []

    def one(file: int) -> None:
        found.append(Path(f"/proc/self/fd/{file}").resolve().name)

    monkeypatch.setattr(os, "fsync", one)
    monkeypatch.setattr(os, "sync", lambda: found.append("everything"), raising=False)
    return found


def files(folder: Path, count: int) -> list[Path]:
    paths = [folder / str(number) for number in range(count)]
    for path in paths:
        path.write_text("text", encoding="utf-8")
    return paths


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc to name open files")
def test_a_few_files_are_synced_one_by_one_and_their_folders(
    tmp_path: Path, synced: list[str]
) -> None:
    flush(files(tmp_path, 3), [tmp_path])
    assert synced == ["0", "1", "2", tmp_path.name]


@pytest.mark.skipif(not hasattr(os, "sync"), reason="the system syncs no more than one file")
def test_many_files_are_synced_at_once(tmp_path: Path, synced: list[str]) -> None:
    flush(files(tmp_path, 200), [tmp_path])
    assert synced == ["everything"]


def test_a_folder_that_is_gone_needs_no_sync(tmp_path: Path) -> None:
    flush((), [tmp_path / "gone", tmp_path])


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        flush([tmp_path / "gone"], ())
