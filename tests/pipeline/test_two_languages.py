"""An episode with its translation, from the files to the notes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vaultgen import config, notefile, pipeline

PAIRS = (
    ("今天我们请到了奥拉·凯特尔比。", "Today we have Orla Kettleby."),
    ("她在奥克尼理工学院（OTC）读书。", "She studied at OTC."),
    (
        "在奥克尼理工学院，她造了一道**潮汐围栏**（tidal fence）。",
        "At OTC she built a tidal fence.",
    ),
    ("没有人给潮汐围栏上保险。", "Nobody insures a tidal fence."),
    ("奥拉·凯特尔比住在海边。", "Orla Kettleby lives by the sea."),
    ("**节**（每小时一海里的速度单位）是什么？", "What is a knot?"),
)
HEADER = "---\ntitle: The fence\npeople: [Orla Kettleby]\ncompanies: [OTC]\n---\n\n### 开始\n\n"


def post(pairs: tuple[tuple[str, str], ...]) -> str:
    """A translated post: each paragraph with its original folded away."""
    folded = "{}\n\n<details>\n<summary>Original</summary>\n<p>{}</p>\n</details>"
    return HEADER + "\n\n".join(folded.format(*pair) for pair in pairs) + "\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """The vault of one such post."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "fence.md").write_text(post(PAIRS), encoding="utf-8")
    report = pipeline.sync(config.bare([tmp_path / "seeds"], tmp_path / "vault"))
    assert report.problems == ()
    return tmp_path / "vault"


def properties(note: Path) -> dict[str, Any]:
    found, _ = notefile.parse(note.read_text(encoding="utf-8"))
    return dict(found)


def test_notes_have_the_names_of_the_translation(vault: Path) -> None:
    assert properties(vault / "People/Orla Kettleby.md")["aliases"] == ("奥拉·凯特尔比",)
    assert properties(vault / "Companies/OTC.md")["aliases"] == ("奥克尼理工学院",)
    assert properties(vault / "Concepts/tidal fence.md")["aliases"] == ("潮汐围栏",)


def test_a_translation_links_each_name_once_in_a_section(vault: Path) -> None:
    (note,) = (vault / "Transcripts").glob("*.md")
    text = note.read_text(encoding="utf-8")
    for link in ("[[Orla Kettleby|奥拉·凯特尔比]]", "[[OTC|奥克尼理工学院]]"):
        assert text.count(link) == 1
    assert text.count("奥拉·凯特尔比") == text.count("[[Orla Kettleby") == 2


def test_what_a_translation_names_is_not_counted_twice(vault: Path) -> None:
    assert properties(vault / "People/Orla Kettleby.md")["mentions"] == 2
    documents = pipeline.documents(config.bare([], vault), "json")
    (exported,) = ("".join(document.text) for document in documents)
    episode = json.loads(exported)["episodes"][0]
    said = [segment["text"] for segment in episode["segments"]]
    for mention in episode["mentions"]:
        surface = said[mention["segment"]][mention["start_char"] : mention["end_char"]]
        assert surface == mention["surface"]


def test_a_second_run_finds_the_same(vault: Path, sync: Callable[[Path], pipeline.Report]) -> None:
    assert sync(vault.parent).changes == ()


def test_an_alias_that_the_user_takes_away_stays_away(
    vault: Path, sync: Callable[[Path], pipeline.Report]
) -> None:
    note = vault / "Companies/OTC.md"
    text = note.read_text(encoding="utf-8")
    changed = text.replace("aliases:\n  - 奥克尼理工学院\n", "aliases: []\n")
    assert changed != text
    note.write_text(changed, encoding="utf-8")
    sync(vault.parent)
    assert properties(note)["aliases"] == ()
    (transcript,) = (vault / "Transcripts").glob("*.md")
    assert "[[OTC|奥" not in transcript.read_text(encoding="utf-8")
