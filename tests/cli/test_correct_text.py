"""`sync --correct-text`: transcripts with misheard names as they are right."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

TALK = """\
---
title: Lamps
date: 2025-01-02
companies: [Glass Harbour]
products: [Makronetis]
---

**Ida Brock:** \\[00:02\\] Welcome, this is Ida, and we speak of Makronetis today.

**Pavel Orsini:** \\[00:09\\] Magronetis is big. I like Magronetis's price and Glass Harbor.

**Ida Brock:** \\[00:20\\] So do I, and nobody can say why.
"""
RIGHT = (
    "Makronetis%%heard: Magronetis%% is big. I like Makronetis's%%heard: Magronetis's%% price"
    " and [[Glass Harbour]]%%heard: Glass Harbor%%. ^t-000009"
)
HEARD = "Magronetis is big. I like Magronetis's price and [[Glass Harbour|Glass Harbor]]. ^t-000009"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vaultgen: Run) -> Path:
    """A project with a vault that shows what was heard; the current folder."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "lamps.md").write_text(TALK, "utf-8")
    (tmp_path / "vaultgen.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    assert vaultgen("sync").returncode == 0
    assert HEARD in transcript(tmp_path).splitlines()
    return tmp_path


def transcript(project: Path) -> str:
    return (project / "vault/Transcripts/Lamps (transcript).md").read_text("utf-8")


def notes(project: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (project / "vault").rglob("*.md")}


def test_the_right_name_is_shown_and_what_was_heard_is_a_comment(
    vaultgen: Run, project: Path
) -> None:
    assert vaultgen("sync", "--correct-text").returncode == 0
    assert RIGHT in transcript(project).splitlines()


def test_only_the_transcript_changes_and_its_anchors_do_not(vaultgen: Run, project: Path) -> None:
    before, anchors = notes(project), re.findall(r"\^t-.*$", transcript(project), re.MULTILINE)
    vaultgen("sync", "--correct-text")
    after = notes(project)
    changed = [path.name for path in after if after[path] != before[path]]
    assert changed == ["Lamps (transcript).md"]
    assert re.findall(r"\^t-.*$", transcript(project), re.MULTILINE) == anchors
    quoted = (project / "vault/Products/Makronetis.md").read_text("utf-8")
    assert "> **Magronetis** is big." in quoted


@pytest.mark.usefixtures("project")
def test_the_export_keeps_what_was_heard(vaultgen: Run) -> None:
    before = vaultgen("export", "--format", "json").stdout
    vaultgen("sync", "--correct-text")
    assert vaultgen("export", "--format", "json").stdout == before
    (episode,) = json.loads(before)["episodes"]
    assert {m["surface"] for m in episode["mentions"] if m["by"] == "heard"} == {
        "Magronetis",
        "Glass Harbor",
    }


def test_later_runs_do_the_same_until_they_are_told_otherwise(vaultgen: Run, project: Path) -> None:
    before = notes(project)
    vaultgen("sync", "--correct-text")
    corrected = notes(project)
    assert vaultgen("sync").stdout.endswith("nothing to do\n")
    (project / "seeds" / "second.md").write_text(TALK.replace("Lamps", "More lamps"), "utf-8")
    vaultgen("sync")
    assert RIGHT in transcript(project).splitlines()
    (project / "seeds" / "second.md").unlink()
    vaultgen("sync")
    assert notes(project) == corrected
    vaultgen("sync", "--as-heard")
    assert notes(project) == before
    assert vaultgen("sync").stdout.endswith("nothing to do\n")


@pytest.mark.usefixtures("project")
def test_to_look_at_it_first_decides_nothing(vaultgen: Run) -> None:
    run = vaultgen("sync", "--dry-run", "--diff", "--correct-text")
    assert f"+{RIGHT}" in run.stdout
    assert vaultgen("sync").stdout.endswith("nothing to do\n")


def test_edits_survive_the_way_there_and_back(vaultgen: Run, project: Path) -> None:
    note = project / "vault/Transcripts/Lamps (transcript).md"
    edited = transcript(project).replace("is big", "is really huge").replace("nobody", "few")
    note.write_text(edited + "\nMy own thoughts.\n", "utf-8")
    mine = notes(project)
    assert vaultgen("sync", "--correct-text").returncode == 0
    assert "Makronetis%%heard: Magronetis%% is really huge." in transcript(project)
    assert "and few can say why." in transcript(project)
    assert transcript(project).endswith("\nMy own thoughts.\n")
    assert vaultgen("sync", "--as-heard").returncode == 0
    assert notes(project) == mine


def test_the_setting_does_the_same(vaultgen: Run, project: Path) -> None:
    before = notes(project)
    (project / "vaultgen.toml").write_text("[notes]\ncorrect_text = true\n")
    vaultgen("sync")
    assert RIGHT in transcript(project).splitlines()
    (project / "vaultgen.toml").write_text("[notes]\ncorrect_text = false\n")
    vaultgen("sync")
    assert notes(project) == before


def test_a_word_against_the_setting_is_refused(vaultgen: Run, project: Path) -> None:
    (project / "vaultgen.toml").write_text("[notes]\ncorrect_text = false\n")
    run = vaultgen("sync", "--correct-text")
    assert run.returncode == 2
    assert "vaultgen.toml says correct_text = false; change it there" in run.stderr
    assert HEARD in transcript(project).splitlines()
