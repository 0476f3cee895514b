"""What a person merges can be split again, and the vault is as it was."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
Links = Callable[[Path], list[str]]

BANK = """\
---
title: Payroll without tears
show: Ledger Hour
date: 2025-03-01
companies: [{bank}, Tallow & Reed, Quillbank]
people: [Ida Brock, Pavel Orsini]
---

**Ida Brock:** \\[00:02\\] We moved from Quillbank to {bank}, and Tallow & Reed did too.

**Pavel Orsini:** \\[00:15\\] They say that {bank} answers the phone. At Quillbank nobody did.
"""
SKY = """\
---
title: Small planets
show: Night Walk
date: 2025-04-01
places: [{planet}, Caloris Basin, Vesta]
people: [Orla Venn, Tomas Ruud]
---

**Orla Venn:** \\[00:02\\] On a clear evening {planet} stands low above the hill, before Vesta.

**Tomas Ruud:** \\[00:15\\] And the Caloris Basin of {planet} is wider than our country.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """A project of two sources, in which a bank and a planet have names; the current folder."""

    def make(bank: str, planet: str) -> Path:
        (tmp_path / "seeds").mkdir()
        (tmp_path / "seeds/bank.md").write_text(BANK.format(bank=bank), "utf-8")
        (tmp_path / "seeds/sky.md").write_text(SKY.format(planet=planet), "utf-8")
        (tmp_path / "vaultgen.toml").write_text("")
        monkeypatch.chdir(tmp_path)
        return tmp_path / "vault"

    return make


def notes(vault: Path) -> dict[str, str]:
    return {p.relative_to(vault).as_posix(): p.read_text("utf-8") for p in vault.rglob("*.md")}


def test_a_merge_and_a_split_give_the_former_vault(
    vaultgen: Run, project: Callable[[str, str], Path]
) -> None:
    vault = project("Mercury", "Hermes Rock")
    vaultgen("sync")
    before = notes(vault)
    vaultgen("merge", "Mercury", "Hermes Rock")
    vaultgen("sync")
    assert "Places/Hermes Rock.md" not in notes(vault)
    assert "Hermes Rock" in notes(vault)["Companies/Mercury.md"]
    vaultgen("split", "Mercury", "Hermes Rock")
    vaultgen("sync")
    assert notes(vault) == before


def test_homonyms_have_notes_of_their_own_that_a_merge_and_a_split_give_back(
    vaultgen: Run, project: Callable[[str, str], Path], dangling: Links
) -> None:
    vault = project("Mercury", "Mercury")
    (vault.parent / "rulings.yaml").write_text("different: [[company/mercury, place/mercury]]\n")
    vaultgen("sync")
    before = notes(vault)
    assert {"Companies/Mercury (company).md", "Places/Mercury (place).md"} <= before.keys()
    vaultgen("merge", "company/mercury", "place/mercury")
    vaultgen("sync")
    merged = notes(vault)
    assert "Places/Mercury (place).md" not in merged
    assert "Caloris Basin" in merged["Companies/Mercury (company).md"]
    assert dangling(vault) == []
    vaultgen("split", "company/mercury", "place/mercury")
    vaultgen("sync")
    assert notes(vault) == before


def test_homonyms_are_found_without_a_ruling(
    vaultgen: Run, project: Callable[[str, str], Path], dangling: Links
) -> None:
    vault = project("Mercury", "Mercury")
    vaultgen("sync")
    found = notes(vault)
    assert (
        "to [[Mercury (company)|Mercury]]"
        in found["Transcripts/Payroll without tears (transcript).md"]
    )
    assert (
        "evening [[Mercury (place)|Mercury]]" in found["Transcripts/Small planets (transcript).md"]
    )
    assert "declared as a company and as a place" in found["Places/Mercury (place).md"]
    assert dangling(vault) == []
    assert vaultgen("sync").stdout.endswith("nothing to do\n")


def test_a_renamed_homonym_leaves_the_other_alone(
    vaultgen: Run, project: Callable[[str, str], Path], dangling: Links
) -> None:
    vault = project("Mercury", "Mercury")
    vaultgen("sync")
    bank = notes(vault)["Companies/Mercury (company).md"]
    (vault / "Places/Mercury (place).md").rename(vault / "Places/Small Hot Planet.md")
    vaultgen("sync")
    after = notes(vault)
    assert after["Companies/Mercury (company).md"] == bank
    assert "[[Small Hot Planet|Mercury]]" in after["Transcripts/Small planets (transcript).md"]
    assert dangling(vault) == []
    assert vaultgen("sync").stdout.endswith("nothing to do\n")


def test_the_second_of_two_homonyms_may_come_later(
    vaultgen: Run, project: Callable[[str, str], Path], dangling: Links
) -> None:
    vault = project("Mercury", "Mercury")
    bank = vault.parent / "seeds/bank.md"
    bank.rename(vault.parent / "bank.md")
    vaultgen("sync")
    assert notes(vault)["Places/Mercury.md"].startswith("---\nid: place/mercury\n")
    (vault.parent / "bank.md").rename(bank)
    vaultgen("sync")
    found = notes(vault)
    assert found["Places/Mercury.md"].startswith("---\nid: place/mercury\n")
    assert found["Companies/Mercury (company).md"].startswith("---\nid: company/mercury\n")
    assert dangling(vault) == []


def test_the_export_knows_which_is_meant(
    vaultgen: Run, project: Callable[[str, str], Path]
) -> None:
    project("Mercury", "Mercury")
    vaultgen("sync")
    made = json.loads(vaultgen("export", "--format", "json").stdout)
    meant = {
        episode["title"]: {m["entity"] for m in episode["mentions"] if m["surface"] == "Mercury"}
        for episode in made["episodes"]
    }
    assert meant == {
        "Payroll without tears": {"company/mercury"},
        "Small planets": {"place/mercury"},
    }


def test_a_fruit_is_no_company(vaultgen: Run, project: Callable[[str, str], Path]) -> None:
    vault = project("Apple", "Hermes Rock")
    sky = vault.parent / "seeds/sky.md"
    sky.write_text(sky.read_text("utf-8").replace("wider than", "an apple beside"), "utf-8")
    vaultgen("sync")
    found = notes(vault)
    assert [path for path in found if "Apple" in path] == ["Companies/Apple.md"]
    assert "1 episode" in found["Companies/Apple.md"]
