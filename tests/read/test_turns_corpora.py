"""Whole corpora are read completely; skipped where they are not at hand."""

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from vaultgen.model import Source
from vaultgen.read import READERS, decode, identify, read
from vaultgen.text import fold, squeeze

SHARED = Path(__file__).parents[2].parent / "shared"
CHANGELOG = SHARED / "data" / "changelog" / "transcripts" / "practicalai"
OPTECH = SHARED / "data" / "optech" / "podcast"
NOT_SAID = re.compile(
    r"(?s)\A---\n.*?\n---\n|<style>.*?</style>|<br />|</?ul>|\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}"
    r"|\\?\[\d+:\d\d(?::\d\d)*(?:\.\d+)?\\?\](?: to (?=\\?\[))?"
    r"|(?<=\])\[[^\]\n]*\]|(?m:^\[[^\]\n]+\]: \S+$)|## Transcription"
)
LABEL = re.compile(r"(?m)^\d?\*\*[^*:\n]+?(?::\s*([^*\n]*?)\*\*|\*\* \*\*[^*\n]+\*\*:|\*\*\s*:)")


OPENING = re.compile(r"^\[[\d:]+\](?: SPEAKER_\d+:)?|^Speaker \d+$|^展开.*$")


def files() -> list[Path]:
    return sorted((*CHANGELOG.glob("*.md"), *OPTECH.glob("*.md")))


def words(text: str) -> Counter[str]:
    """The words of a file without its labels, marks and markup."""
    said = LABEL.sub(lambda label: label[1] or "", NOT_SAID.sub(" ", text))
    return Counter(fold(unescape(said)).split())


def read_words(source: Source) -> tuple[Counter[str], set[str]]:
    """The words of all parts of a source, and those of its labels."""
    parts = [segment.text for segment in source.segments]
    parts += [chapter.title for chapter in source.chapters]
    parts += [text.text for text in source.descriptions]
    labels = {segment.speaker or "" for segment in source.segments}
    labels |= {field.key for field in source.fields}
    return Counter(fold(" ".join(parts)).split()), set(fold(" ".join(labels)).split())


@pytest.mark.skipif(not files(), reason="the corpora are not at hand")
def test_no_word_of_a_corpus_is_lost_and_none_is_added() -> None:
    wrong = {}
    for path in files():
        want = words(path.read_text(encoding="utf-8"))
        have, labels = read_words(read(path, path.name))
        lost = {word: count for word, count in (want - have).items() if word not in labels}
        if lost or have - want:
            wrong[path.name] = (lost, dict(have - want))
    assert not wrong


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real sources are not at hand")
@pytest.mark.parametrize(
    ("seed", "above", "below"), [("001", "---", "\0"), ("002", "App。", "\n关于 ")]
)
def test_no_line_of_a_real_transcript_is_lost(seed: str, above: str, below: str) -> None:
    path = next((SHARED / "seeds").glob(f"{seed}_*"))
    spoken = path.read_text(encoding="utf-8").split(above, 1)[1].split(below, 1)[0]
    want = Counter(filter(None, (squeeze(OPENING.sub("", line)) for line in spoken.split("\n"))))
    segments = read(path, path.name).segments
    have = Counter(segment.text for segment in segments)
    have.update(said.text for segment in segments for said in segment.translations)
    assert want == have


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpora are not at hand")
def test_each_real_file_has_exactly_one_reader() -> None:
    found: Counter[str] = Counter()
    for path in (*files(), *sorted((SHARED / "seeds").iterdir())):
        document = decode(path.read_bytes(), path.name)
        found[identify(document, READERS).name] += 1
    assert found["speaker-turns"] == len(files()) - 1 + 2
