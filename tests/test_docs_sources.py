"""docs/sources.md: every example is read by the reader under whose heading it stands."""

import importlib.util
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from vaultgen import plugins
from vaultgen.extract import extract
from vaultgen.model import TYPES, Episode, Segment
from vaultgen.read import READERS, header_fields, read

TEXT = (Path(__file__).parents[1] / "docs" / "sources.md").read_text(encoding="utf-8")
PART = re.compile(r"^## ([^\n]+)$|^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KEYS = re.findall(r"^\| ([a-z ]+) \| (`[^|]+) \|$", TEXT, re.MULTILINE)


def files() -> Iterator[tuple[str, str, str]]:
    """(heading, name, text) of every file in the document."""
    heading = ""
    for title, name, text in PART.findall(TEXT):
        heading = title or heading
        if name:
            yield heading, name, text


FILES = {name: text for _, name, text in files()}
EXAMPLES = [(title.strip("`"), *file) for title, *file in files() if title.startswith("`")]
HEADERS = [(name, FILES[name]) for name in FILES if name.startswith("header-")]


def written(folder: Path, name: str, text: str) -> Path:
    """The example as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def python(folder: Path, name: str) -> ModuleType:
    """The example of that name, imported."""
    path = written(folder, name, FILES[name])
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_every_reader_has_a_section_with_an_example() -> None:
    assert {reader for reader, _, _ in EXAMPLES} == {reader.name for reader in READERS}


@pytest.mark.parametrize(("reader", "name", "text"), EXAMPLES, ids=lambda part: part[:16])
def test_an_example_is_read_by_the_reader_it_stands_for(
    reader: str, name: str, text: str, tmp_path: Path
) -> None:
    source = read(written(tmp_path, name, text), name)
    assert source.ref.reader == reader
    assert source.segments or source.outline or source.chapters or source.links
    assert source.warnings == ()


@pytest.mark.parametrize(("name", "text"), HEADERS, ids=lambda part: part[:16])
def test_both_headers_say_the_same(name: str, text: str, tmp_path: Path) -> None:
    source = read(written(tmp_path, name, text), name)
    assert [title.text for title in source.titles] == ["The bell buoy"]
    assert (source.show, source.published) == ("Low Water", "2025-05-01")
    assert "Bo Marsh" in {declared.name for declared in source.declared}
    assert len(source.segments) == 3


@pytest.mark.parametrize(("says", "keys"), KEYS, ids=lambda part: part[:16])
def test_a_documented_key_says_what_the_table_says(says: str, keys: str) -> None:
    for key in re.findall(r"`(.+?)`", keys):
        assert meaning(key) == says, key


def meaning(key: str) -> str:
    """What `header_fields` makes of a key."""
    if key in header_fields._NAMES:
        return header_fields._NAMES[key] or "a person or a channel"
    return header_fields._ROLES[key]


def test_every_key_of_a_header_is_documented() -> None:
    documented = [key for _, keys in KEYS for key in re.findall(r"`(.+?)`", keys)]
    assert sorted(documented) == sorted({*header_fields._NAMES, *header_fields._ROLES})
    assert {says for says, _ in KEYS} >= set(TYPES)


def test_the_reader_of_the_example_reads(tmp_path: Path) -> None:
    reader = python(tmp_path, "pipes.py").READER
    path = written(tmp_path, "r.txt", "2.0|Ada Quill|Tell me about the bell.\n")
    source = read(path, "r.txt", [*READERS, reader])
    assert source.ref.reader == "pipes"
    assert source.segments == (
        Segment("Tell me about the bell.", 2.0, time="given", speaker="Ada Quill"),
    )


def test_the_extractor_of_the_example_proposes_names(tmp_path: Path) -> None:
    hashtags = python(tmp_path, "hashtags.py").hashtags
    episode = Episode("episode/x", "x", (), segments=(Segment("We call it #slackwater."),))
    assert [c.name for c in extract(episode, [hashtags]).candidates] == ["slackwater"]


def test_the_entry_points_of_the_example_lead_to_its_code(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    groups = tomllib.loads(block)["project"]["entry-points"]
    assert set(groups) == {plugins.READERS, plugins.EXTRACTORS}
    for points in groups.values():
        for place in points.values():
            file, _, attribute = place.partition(":")
            assert hasattr(python(tmp_path, f"{file}.py"), attribute)
