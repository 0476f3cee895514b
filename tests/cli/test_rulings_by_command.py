"""`merge`, `split`, `drop`, `retype`, `rename`: one line in rulings.yaml, done by the next sync."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

SOURCE = """\
---
title: The bell buoy
date: 2025-05-01
companies: [Marsh & Daughters, Acme Foundry, Brine & Co]
products: [Low Bell]
---

**Ada Quill:** \\[00:02\\] Acme Foundry cast the Low Bell, with the help of Marsh & Daughters.

**Bo Marsh:** \\[00:05\\] And Brine & Co paid for this advertisement.
"""


@pytest.fixture
def project(vaultgen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A synced project; the current folder."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bell.md").write_text(SOURCE, "utf-8")
    (tmp_path / "vaultgen.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    assert vaultgen("sync", "--jobs", 1).returncode == 0
    return tmp_path


@pytest.fixture
def things(vaultgen: Run, project: Path) -> Callable[[], dict[str, tuple[str, list[str]]]]:
    """Sync, and tell {id: (path of the note, aliases)}; a second sync has nothing to do."""

    def look() -> dict[str, tuple[str, list[str]]]:
        done = vaultgen("sync", "--jobs", 1)
        assert done.returncode == 0, done.stderr
        assert "nothing to do" in vaultgen("sync", "--jobs", 1).stdout
        record = json.loads(vaultgen("export").stdout)
        assert (project / "rulings.yaml").is_file()
        return {e["id"]: (e["note"], e["aliases"]) for e in record["entities"]}

    return look


def rulings(project: Path) -> str:
    return (project / "rulings.yaml").read_text("utf-8")


def test_merged_notes_are_one_and_split_again_they_are_two(
    vaultgen: Run, project: Path, things: Callable[[], dict[str, tuple[str, list[str]]]]
) -> None:
    vaultgen("merge", "Marsh & Daughters", "acme foundry")
    merged = things()
    assert merged["company/marsh-daughters"][1] == ["Acme Foundry"]
    assert "company/acme-foundry" not in merged
    buoy = (project / "vault/Transcripts/The bell buoy (transcript).md").read_text("utf-8")
    assert "[[Marsh & Daughters|Acme Foundry]]" in buoy
    vaultgen("split", "Marsh & Daughters", "company/acme-foundry")
    split = things()
    assert split["company/marsh-daughters"] == ("Companies/Marsh & Daughters.md", [])
    assert split["company/acme-foundry"] == ("Companies/Acme Foundry.md", [])


def test_dropped_retyped_and_renamed_notes_go_move_and_are_renamed(
    vaultgen: Run, things: Callable[[], dict[str, tuple[str, list[str]]]]
) -> None:
    vaultgen("drop", "[[Brine & Co]]")
    vaultgen("retype", "vault/Products/Low Bell.md", "work")
    vaultgen("rename", "person/bo-marsh", "Bo the Younger")
    found = things()
    assert "company/brine-co" not in found
    assert found["product/low-bell"] == ("Works/Low Bell.md", [])
    assert found["person/bo-marsh"] == ("People/Bo the Younger.md", ["Bo Marsh"])


def test_an_alias_is_dropped_without_the_thing_that_has_it(
    vaultgen: Run, things: Callable[[], dict[str, tuple[str, list[str]]]]
) -> None:
    vaultgen("merge", "Marsh & Daughters", "Acme Foundry")
    things()
    vaultgen("drop", "Acme Foundry")
    found = things()
    assert found["company/marsh-daughters"][1] == []
    assert "company/acme-foundry" not in found


def test_what_was_split_off_is_something_of_its_own_at_once(
    vaultgen: Run, things: Callable[[], dict[str, tuple[str, list[str]]]]
) -> None:
    vaultgen("merge", "Marsh & Daughters", "Acme Foundry")
    things()
    vaultgen("split", "Marsh & Daughters", "Acme Foundry")
    assert (
        "“Acme Foundry” is of the type place" in vaultgen("retype", "acme foundry", "place").stdout
    )
    assert things()["company/marsh-daughters"][0].startswith("Companies/")


def test_what_was_dropped_can_be_called_by_its_name(
    vaultgen: Run, things: Callable[[], dict[str, tuple[str, list[str]]]]
) -> None:
    vaultgen("drop", "Acme Foundry")
    things()
    vaultgen("merge", "Marsh & Daughters", "acme foundry")
    assert things()["company/marsh-daughters"][1] == ["Acme Foundry"]


def test_one_line_tells_what_was_written_and_the_second_time_that_it_stands(
    vaultgen: Run, project: Path
) -> None:
    said = vaultgen("retype", "low bell", "work").stdout
    assert said.endswith(
        "rulings.yaml: “Low Bell” is of the type work; the next `vaultgen sync` does it\n"
    )
    before = (project / "rulings.yaml").stat().st_mtime_ns
    again = vaultgen("retype", "Low Bell", "work")
    assert (again.returncode, again.stdout.endswith("it says so already\n")) == (0, True)
    assert (project / "rulings.yaml").stat().st_mtime_ns == before
    assert rulings(project).startswith("# ")


def test_a_file_of_the_user_keeps_its_bytes(vaultgen: Run, project: Path) -> None:
    mine = b"\xef\xbb\xbf# mine\r\ndrop: [Brine & Co]   # an advertisement"
    (project / "rulings.yaml").write_bytes(mine)
    assert vaultgen("drop", "Low Bell").returncode == 0
    assert (project / "rulings.yaml").read_bytes() == mine.replace(b"Co]", b"Co, Low Bell]")
    assert sorted(p.name for p in project.iterdir() if "rulings" in p.name) == ["rulings.yaml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("drop", "Low Bel"), "nothing in the vault is called “Low Bel”; do you mean “Low Bell”"),
        (("drop", "Zzz"), "nothing in the vault is called “Zzz”\n"),
        (("merge", "Low Bell"), "Missing argument 'OTHER...'"),
        (("merge", "Low Bell", "low bell"), "“Low Bell” is one name"),
        (("split", "Low Bell", "product/low-bell"), "“Low Bell” is one name"),
        (("retype", "Low Bell", "bell"), "'bell' is not one of 'person', 'company'"),
        (("rename", "Low Bell", " "), "the new name is empty"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    arguments: tuple[str, ...], message: str, vaultgen: Run, project: Path
) -> None:
    run = vaultgen(*arguments)
    assert run.returncode == 2
    assert message in run.stderr
    assert not (project / "rulings.yaml").exists()


def test_a_broken_file_is_named_with_its_line_and_left_alone(vaultgen: Run, project: Path) -> None:
    (project / "rulings.yaml").write_text("drop:\n  - [A]\n")
    run = vaultgen("drop", "Low Bell")
    assert run.returncode == 2
    assert "rulings.yaml:2: a name is expected here" in run.stderr
    assert rulings(project) == "drop:\n  - [A]\n"


def test_one_name_of_two_things_is_split_by_type_and_then_needs_the_ids(
    vaultgen: Run, project: Path, things: Callable[[], dict[str, tuple[str, list[str]]]]
) -> None:
    for number, field in enumerate(("companies", "places")):
        head = f"---\ntitle: Talk {number}\ndate: 2025-06-0{number + 1}\n{field}: [Mercury]\n---\n"
        talk = f"{head}\n**Ada Quill:** \\[00:02\\] Mercury is far away.\n"
        (project / "seeds" / f"{field}.md").write_text(talk)
    vaultgen("sync", "--jobs", 1)
    assert vaultgen("split", "company/mercury", "place/mercury").returncode == 0
    assert {"company/mercury", "place/mercury"} <= things().keys()
    unclear = vaultgen("drop", "Mercury")
    assert "“Mercury” may be company/mercury and place/mercury: say which" in unclear.stderr
    assert vaultgen("retype", "place/mercury", "work").returncode == 0
    found = things()
    assert "Companies/Mercury.md" in found["company/mercury"]
    assert found["place/mercury"][0].startswith("Works/")


def test_a_note_that_the_user_made_since_the_last_sync_is_known(
    vaultgen: Run, project: Path
) -> None:
    note = project / "vault" / "Foghorn.md"
    note.write_text("---\ntype: product\naliases: [Fog Horn]\n---\n")
    assert vaultgen("merge", "Foghorn", "Low Bell").returncode == 0
    assert "  - [Foghorn, Low Bell]\n" in rulings(project)
