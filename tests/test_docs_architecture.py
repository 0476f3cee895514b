"""docs/architecture.md names every part of the program, and nothing that is not there."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "vaultgen"
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
LAYERS = TEXT.partition("\n## Layers\n")[2].partition("\n## ")[0]


def parts() -> set[str]:
    """The packages and modules of vaultgen."""
    inside = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return inside | {path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("__")}


def test_the_layers_are_those_that_are_enforced() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    enforced = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    first_cells = re.findall(r"^\| (`.+?`) \|", LAYERS, re.MULTILINE)
    assert [re.findall(r"\w+", cell) for cell in first_cells] == [
        re.findall(r"\w+", layer) for layer in enforced
    ]


def test_every_part_has_its_place_in_a_layer() -> None:
    assert set(re.findall(r"\w+", LAYERS)) >= parts()


def test_the_page_begins_with_the_picture() -> None:
    assert TEXT.startswith("# Architecture\n\n```\n")


def test_every_file_that_it_names_is_there() -> None:
    named = re.findall(r"`([\w./]+/[\w./]*)`", TEXT)
    assert named
    missing = [path for path in named if not any((at / path).exists() for at in (ROOT, PACKAGE))]
    assert missing == []
