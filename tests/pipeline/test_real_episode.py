"""Four real documents on one episode, where they are at hand: one record, its names repaired."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from vaultgen import config, pipeline, text

SHARED = Path(__file__).parents[2].parent / "shared" / "seeds"
REPAIRED = {
    "Sherwin Wu": ("Sherman Wu", "Sherman Woo"),
    "ChatGPT": ("ChatGBT", "chat GPD", "ChaiGPT"),
    "Opendoor": ("Open Door", "OpenNord"),
    "Quora": ("Kora", "CORE"),
    "Rockset": ("Roxette", "Roxet"),
    "Codex": ("Codeex",),
    "GPT-5": ("GBT5", "GPD5", "GPD five"),
    "Los Alamos National Labs": ("Atlas Alamos National Labs",),
}
TRANSLATED = {"MIT": "麻省理工学院", "Martin Casado": "马丁·卡萨多"}
LEAST_WORDS = 5
LEAST_TIMED = 0.95


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The export of the vault."""
    if not SHARED.is_dir():
        pytest.skip("the real documents are not here")
    chosen = config.bare([SHARED], tmp_path_factory.mktemp("real") / "vault")
    assert pipeline.sync(chosen, jobs=2).problems == ()
    documents = pipeline.documents(chosen, "json")
    return json.loads("".join(piece for document in documents for piece in document.text))


@pytest.fixture(scope="module")
def episode(record: Any) -> Any:
    """The one that four documents tell."""
    (found,) = (e for e in record["episodes"] if len(e["sources"]) > 1)
    assert len(found["sources"]) == 4
    return found


def lines() -> Iterator[str]:
    """The English lines of the bilingual document."""
    (path,) = SHARED.glob("002_*")
    for line in path.read_text("utf-8").splitlines()[5:]:
        if not text.is_cjk(line) and len(text.words(line)) >= LEAST_WORDS:
            yield line


@pytest.mark.parametrize(("name", "forms"), REPAIRED.items())
def test_what_was_misheard_is_one_with_the_name(
    record: Any, name: str, forms: tuple[str, ...]
) -> None:
    (entity,) = (e for e in record["entities"] if e["name"] == name)
    assert set(forms) <= set(entity["heard_as"])
    called = {e["name"] for e in record["entities"]}
    assert called.isdisjoint(forms)


def test_a_common_word_is_the_name_only_in_capitals(record: Any, episode: Any) -> None:
    (quora,) = (e["id"] for e in record["entities"] if e["name"] == "Quora")
    said = {m["surface"] for m in episode["mentions"] if m["entity"] == quora}
    assert "Quora" in said
    assert "core" not in said


@pytest.mark.parametrize(("name", "form"), TRANSLATED.items())
def test_names_of_the_translation_are_aliases(record: Any, name: str, form: str) -> None:
    (entity,) = (e for e in record["entities"] if e["name"] == name)
    assert form in entity["aliases"]


def test_the_voices_have_names_and_the_narrator_has_none(episode: Any) -> None:
    assert {s["label"]: s["name"] for s in episode["speakers"]} == {
        "Speaker 0": "Sherwin Wu",
        "Narrator": None,
        "Speaker 2": "Martin Casado",
    }
    alone = [s for s in episode["segments"] if s["speaker"] == "Narrator"]
    assert len(alone) > 5
    assert {(s["start"], s["time"]) for s in alone} == {(None, "none")}


def test_the_lines_of_the_untimed_document_have_times_in_their_order(episode: Any) -> None:
    starts = [s["start"] for s in episode["segments"] if s["start"] is not None]
    assert all(a <= b for a, b in pairwise(starts))
    timed = {text.fold(s["text"]) for s in episode["segments"] if s["start"] is not None}
    alone = {text.fold(s["text"]) for s in episode["segments"] if s["speaker"] == "Narrator"}
    common = [line for line in map(text.fold, lines()) if line not in alone]
    assert len(common) > 400
    assert sum(line in timed for line in common) >= LEAST_TIMED * len(common)


def test_the_record_goes_on_where_only_one_document_does(episode: Any) -> None:
    late = [s for s in episode["segments"] if (s["start"] or 0.0) > 40 * 60]
    assert len(late) > 100
    assert {s["speaker"] for s in late} - {None} <= {"Speaker 0", "Speaker 2"}
