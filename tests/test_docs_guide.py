"""docs/guide.md: keys, defaults and examples agree with the code."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from vaultgen import config
from vaultgen.cli import COMMANDS, vaultgen
from vaultgen.resolve import Rulings, load

DOCS = Path(__file__).parents[1] / "docs"
TEXT = (DOCS / "guide.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The only block in a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    return str(found)


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its first two lines."""
    section = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def known_keys() -> list[str]:
    """The keys of vaultgen.toml; the folder for the state is not to be chosen."""
    top = [f.name for f in fields(config.Config) if f.name not in ("state", "notes")]
    return [*top, *(f"notes.{f.name}" for f in fields(config.NoteRules))]


def test_every_setting_is_documented() -> None:
    assert [row[0].strip("`") for row in rows("Settings")] == known_keys()


def test_the_documented_defaults_are_those_of_an_empty_file(tmp_path: Path) -> None:
    defaults = (row[:2] for row in rows("Settings") if row[1].startswith("`"))
    written = "\n".join(f"{key} = {default}" for key, default in defaults)
    (tmp_path / "all.toml").write_text(written.replace("`", ""), encoding="utf-8")
    (tmp_path / "none.toml").write_text("", encoding="utf-8")
    assert config.load(tmp_path / "all.toml") == config.load(tmp_path / "none.toml")


def test_the_example_of_settings_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "vaultgen.toml"
    path.write_text(block("toml"), encoding="utf-8")
    assert (
        config.load(path).notes.least_mentions
        == tomllib.loads(block("toml"))["notes"]["least_mentions"]
    )


def test_every_kind_of_ruling_is_documented_and_in_the_example() -> None:
    keys = [field.name for field in fields(Rulings)]
    assert [row[0].strip("`") for row in rows("Rulings")] == keys
    example = load(block("yaml"), "rulings.yaml")
    assert all(getattr(example, key) for key in keys)


def test_every_command_is_documented() -> None:
    named = {row[0].strip("`").split()[1] for row in rows("Commands")}
    assert named == set(COMMANDS)


@pytest.mark.parametrize("row", rows("Shell completion"), ids=lambda row: str(row[0]))
def test_the_line_for_a_shell_makes_a_script(row: list[str]) -> None:
    variable, value = re.findall(r"(_VAULTGEN_COMPLETE)=(\w+)", row[2])[0]
    script = CliRunner().invoke(vaultgen, [], prog_name="vaultgen", env={variable: value})
    assert row[0] in value
    assert "vaultgen" in script.output
    assert "complete" in script.output


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: str(page.stem))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        if link.endswith((".md", ".py")):
            assert (page.parent / link).is_file(), link
