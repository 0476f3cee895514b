"""Places that cannot be written or read as they are: nothing is begun, nothing is lost."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
Talk = Callable[..., str]


@pytest.fixture
def source(talk: Talk, tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "talk.md").write_text(talk(), "utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes | None]:
    """Every file of a folder, dot folders and their state included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def one_line(run: CompletedProcess[str]) -> str:
    """The only line that a run printed, which says that nothing could be done."""
    assert run.returncode == 2, run.stderr
    (line,) = run.stderr.splitlines()
    return str(line)


def test_a_vault_of_somebody_else_is_not_touched(
    vaultgen: Run, source: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    (vault / ".obsidian").mkdir(parents=True)
    (vault / ".obsidian" / "app.json").write_text("{}")
    (vault / "Diary.md").write_text("my words")
    before = content(vault)
    line = one_line(vaultgen("sync", source, "--vault", vault))
    assert "holds files that vaultgen did not write, such as Diary.md" in line
    assert "choose an empty folder, or add --adopt" in line
    assert content(vault) == before


def test_adopt_writes_beside_the_notes_of_somebody_else(
    vaultgen: Run, source: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    (vault / ".obsidian").mkdir(parents=True)
    (vault / ".obsidian" / "app.json").write_text('{"mine": true}')
    (vault / "People").mkdir()
    (vault / "People" / "Ida Brock.md").write_text("my words")
    before = content(vault)
    assert vaultgen("sync", source, "--vault", vault, "--adopt").returncode == 0
    after = content(vault)
    assert after.items() >= before.items()
    assert "Home.md" in after
    assert vaultgen("sync", source, "--vault", vault).stdout.endswith("nothing to do\n")


def test_a_vault_that_is_a_file_is_refused(vaultgen: Run, source: Path, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.write_text("my words")
    run = vaultgen("sync", source, "--vault", vault)
    assert run.returncode == 2
    assert f"Directory '{vault}' is a file" in run.stderr
    line = one_line(vaultgen("sync", source, "--vault", vault / "inside"))
    assert "Not a directory" in line
    assert vault.read_text() == "my words"


def test_a_file_where_a_folder_should_be_stops_the_run_before_it_writes(
    vaultgen: Run, source: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "Episodes").write_text("my words")
    before = content(vault)
    line = one_line(vaultgen("sync", source, "--vault", vault, "--adopt"))
    assert "Episodes: cannot be written (File exists); nothing in the vault was changed" in line
    assert content(vault) == before


def test_a_place_for_the_state_that_is_taken_is_named(
    vaultgen: Run, source: Path, tmp_path: Path
) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / ".vaultgen").write_text("a file")
    line = one_line(vaultgen("sync", source, "--vault", tmp_path / "vault"))
    assert line.endswith(".vaultgen: cannot be locked (File exists): make the folder writable")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write it")
def test_a_read_only_folder_is_named(vaultgen: Run, source: Path, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir(mode=0o555)
    line = one_line(vaultgen("sync", source, "--vault", tmp_path / "vault"))
    assert "Permission denied" in line


def test_what_the_state_had_is_made_anew_when_it_is_damaged(
    vaultgen: Run, source: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    assert vaultgen("sync", source, "--vault", vault).returncode == 0
    notes = {path: path.read_bytes() for path in vault.rglob("*.md")}
    for name in ("state.sqlite", "cache.sqlite"):
        (vault / ".vaultgen" / name).write_bytes(os.urandom(4096))
    run = vaultgen("sync", source, "--vault", vault)
    assert run.returncode == 1
    assert "is damaged; it was kept as" in run.stderr
    assert {path: path.read_bytes() for path in vault.rglob("*.md")} == notes
    assert vaultgen("sync", source, "--vault", vault).returncode == 0


def test_a_cache_that_cannot_be_opened_is_named(
    vaultgen: Run, source: Path, tmp_path: Path
) -> None:
    (tmp_path / "vault" / ".vaultgen" / "cache.sqlite").mkdir(parents=True)
    line = one_line(vaultgen("sync", source, "--vault", tmp_path / "vault"))
    assert "cache.sqlite: the cache cannot be used (unable to open database file)" in line


def sync_with_files_up_to(size: int, source: Path, vault: Path) -> CompletedProcess[str]:
    """A run in a process that may write no more than so many bytes into a file."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    # -B: a module's cached bytecode that was cut short would break every later process.
    command = [sys.executable, "-B", "-m", "vaultgen", "sync", str(source), "--vault", str(vault)]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)


@pytest.mark.parametrize("size", [100, 5_000, 30_000])
def test_a_full_disk_leaves_the_vault_as_it_was(
    size: int, vaultgen: Run, talk: Talk, source: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    assert vaultgen("sync", source, "--vault", vault).returncode == 0
    notes = {path: path.read_bytes() for path in vault.rglob("*.md")}
    long = " ".join(f"And lamp number {number} is older still." for number in range(4000))
    (source / "long.md").write_text(talk("A Long Talk", "2025-03-01", long), "utf-8")
    run = sync_with_files_up_to(size, source, vault)
    assert "Traceback" not in run.stderr
    line = one_line(run)
    assert "free some space" in line
    assert {path: path.read_bytes() for path in vault.rglob("*.md")} == notes
    assert vaultgen("sync", source, "--vault", vault).returncode == 0
    assert (vault / "Episodes" / "A Long Talk.md").is_file()


@pytest.mark.parametrize("name", ["nowhere", "nowhere/talk.md"])
def test_a_source_that_is_not_there_is_named_and_makes_no_vault(
    name: str, vaultgen: Run, tmp_path: Path
) -> None:
    run = vaultgen("sync", tmp_path / name, "--vault", tmp_path / "vault")
    assert f"{name}: no such file or folder; check the name" in one_line(run)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_sources_makes_no_vault_and_empties_none(
    vaultgen: Run, source: Path, tmp_path: Path
) -> None:
    empty, vault = tmp_path / "empty", tmp_path / "vault"
    empty.mkdir()
    (empty / ".hidden.md").write_text("x")
    line = one_line(vaultgen("sync", empty, "--vault", vault))
    assert f"no source in {empty}; put transcripts, captions or notes there" in line
    assert not vault.exists()
    assert vaultgen("sync", source, "--vault", vault).returncode == 0
    before = {path: path.read_bytes() for path in vault.rglob("*.md")}
    one_line(vaultgen("sync", empty, "--vault", vault))
    assert {path: path.read_bytes() for path in vault.rglob("*.md")} == before


def test_the_vault_is_no_source_of_its_own(vaultgen: Run, source: Path, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    assert vaultgen("sync", source, "--vault", vault).returncode == 0
    line = one_line(vaultgen("sync", vault, "--vault", vault))
    assert "the vault is no source of its own" in line


def test_a_vault_inside_the_sources_is_passed_over(vaultgen: Run, source: Path) -> None:
    vault = source / "vault"
    assert vaultgen("sync", source, "--vault", vault).stdout.startswith("1 episode,")
    assert vaultgen("sync", source, "--vault", vault).stdout.endswith("nothing to do\n")


def test_sources_may_lie_in_the_vault(vaultgen: Run, talk: Talk, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    (vault / "talks").mkdir(parents=True)
    source = vault / "talks" / "talk.md"
    source.write_text(talk(), "utf-8")
    assert vaultgen("sync", source, "--vault", vault, "--adopt").returncode == 0
    assert source.read_text("utf-8") == talk()
    assert vaultgen("sync", source, "--vault", vault).stdout.endswith("nothing to do\n")


def test_an_export_without_a_record_makes_nothing(vaultgen: Run, tmp_path: Path) -> None:
    line = one_line(vaultgen("export", "--vault", tmp_path / "vault"))
    assert "has no record yet: run `vaultgen sync` first" in line
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_cannot_be_written_is_named(
    vaultgen: Run, source: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    assert vaultgen("sync", source, "--vault", vault).returncode == 0
    (tmp_path / "file").write_text("my words")
    run = vaultgen("export", "--vault", vault, "-o", tmp_path / "file" / "out.json")
    assert "choose another place with -o" in one_line(run)
    assert (tmp_path / "file").read_text() == "my words"
