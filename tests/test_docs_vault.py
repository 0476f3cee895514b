"""docs/vault.md: the table of properties agrees with the notes that the example becomes."""

import re
from datetime import date
from pathlib import Path

import frontmatter
import pytest

from vaultgen import config, pipeline
from vaultgen.model import TYPES
from vaultgen.read import read

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "vault.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\w+) \| `(\w+)` \| (\w+) \|", re.MULTILINE)
TABLE = {(note, name): value for note, name, value in ROW.findall(TEXT)}
Properties = dict[str, object]


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> list[Properties]:
    """The properties of all notes that the project's seeds become."""
    vault = tmp_path_factory.mktemp("docs") / "vault"
    pipeline.sync(config.bare([ROOT / "seeds"], vault))
    return [frontmatter.load(str(path)).metadata for path in sorted(vault.rglob("*.md"))]


def kind(note: Properties) -> str:
    """What the table calls this type of note."""
    return "entity" if note["type"] in TYPES else str(note["type"])


def value(note: str, name: str) -> str | None:
    """Which value the table says that a property of a note has."""
    return TABLE.get((note, name)) or TABLE.get(("every", name))


def test_the_seeds_become_every_kind_of_note(notes: list[Properties]) -> None:
    assert {kind(note) for note in notes} == {
        *(note for note, _ in TABLE if note != "every"),
        "index",
    }


def test_every_documented_property_occurs(notes: list[Properties]) -> None:
    found = {(kind(note), name) for note in notes for name in note}
    assert [row for row in TABLE if row[0] != "every" and row not in found] == []
    common = {name for note, name in TABLE if note == "every"}
    assert all(common <= set(note) for note in notes)


def test_every_property_is_documented_or_declared_by_a_source(notes: list[Properties]) -> None:
    sources = [read(path, path.name) for path in sorted((ROOT / "seeds").iterdir())]
    declared = {field.key for source in sources for field in source.fields}
    for note in notes:
        for name in note:
            known = value(kind(note), name) or name.removeprefix("source_") in declared
            assert known, f"{note['id']}: {name}"


def test_every_property_has_the_documented_kind_of_value(notes: list[Properties]) -> None:
    for note in notes:
        for name, content in note.items():
            documented = value(kind(note), name)
            if documented:
                assert fits(content, documented), f"{note['id']}: {name}"


def fits(content: object, documented: str) -> bool:
    """Is the value what the table says?"""
    if documented == "links":
        return fits(content, "list") and all(fits(item, "link") for item in list_of(content))
    if documented == "link":
        return re.fullmatch(r"\[\[[^\[\]]+\]\]", str(content)) is not None
    types = {"text": str, "list": list, "number": int | float, "date": date}
    return isinstance(content, types[documented])


def list_of(content: object) -> list[object]:
    """A list as such."""
    return content if isinstance(content, list) else []
