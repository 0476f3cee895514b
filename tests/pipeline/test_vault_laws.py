"""What must hold in every vault: links resolve, times lie in the recording, quotes are exact."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from vaultgen import config, pipeline

SHARED = Path(__file__).parents[2].parent / "shared" / "seeds"
_TIME = re.compile(r"\]\((https?://[^\s()]+?)(?:[?&]t=(\d+)s|#t=(\d+)s?)\)")
_QUOTE = re.compile(r"^> (.+)\n> — .*?\[\[([^\[\]|#]+)#\^([\w-]+)", re.MULTILINE)


@pytest.fixture(scope="session", params=["seeds", "shared"])
def vault(
    request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The vault of the project's seeds, and that of real documents where they are at hand."""
    if request.param == "seeds":
        return built / "vault"
    if not SHARED.is_dir():
        pytest.skip("the real documents are not here")
    folder = tmp_path_factory.mktemp("real") / "vault"
    assert pipeline.sync(config.bare([SHARED], folder), jobs=2).problems == ()
    return folder


@pytest.fixture(scope="session")
def record(vault: Path) -> Any:
    documents = pipeline.documents(config.bare([], vault), "json")
    return json.loads("".join(piece for document in documents for piece in document.text))


def test_every_link_resolves(vault: Path, dangling: Callable[[Path], list[str]]) -> None:
    assert dangling(vault) == []


def test_every_time_link_lies_within_its_recording(vault: Path, record: Any) -> None:
    ends = {
        medium["url"]: episode["duration"]
        for episode in record["episodes"]
        for medium in episode["media"]
    }
    count = 0
    for path in vault.rglob("*.md"):
        for url, query, fragment in _TIME.findall(path.read_text("utf-8")):
            duration = ends[url]
            assert duration is None or int(query or fragment) <= duration, path
            count += 1
    assert count > 50


def test_every_mention_is_cut_out_of_its_segment(record: Any) -> None:
    count = 0
    for episode in record["episodes"]:
        for mention in episode["mentions"]:
            text = episode["segments"][mention["segment"]]["text"]
            assert text[mention["start_char"] : mention["end_char"]] == mention["surface"]
            count += 1
    assert count > 100


def test_every_time_of_the_record_lies_within_the_duration(record: Any) -> None:
    for episode in record["episodes"]:
        times = [s["start"] for s in episode["segments"]]
        times += [c["start"] for c in episode["chapters"]]
        times += [m["time"] for m in episode["mentions"]]
        for time in times:
            assert time is None or 0 <= time <= (episode["duration"] or time)


def test_every_quote_is_word_for_word_in_the_paragraph_that_it_links_to(vault: Path) -> None:
    texts = {path.stem: path.read_text("utf-8") for path in vault.rglob("*.md")}
    count = 0
    for quote, note, anchor in quotes(vault):
        (line,) = (line for line in texts[note].splitlines() if line.endswith(f" ^{anchor}"))
        assert plain(quote) in plain(line), (quote, line)
        count += 1
    assert count > 50


def quotes(vault: Path) -> Iterator[tuple[str, str, str]]:
    """(words, note, block id) of the quotes in entity notes."""
    for path in sorted(vault.rglob("*.md")):
        text = path.read_text("utf-8")
        head = yaml.safe_load(text.split("---\n")[1])
        if head["type"] in ("episode", "transcript", "topic", "show", "index"):
            continue
        yield from _QUOTE.findall(text)


def plain(markdown: str) -> str:
    """The words of a line: no links, no bold, no escapes, no block id."""
    text = re.sub(r"(?<!\\)\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", markdown)
    text = text.replace("**", "")
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
