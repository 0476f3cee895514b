"""Published files of many makers: each has one reader, and no word of it is lost."""

import re
from pathlib import Path

import pytest

from vaultgen.model import Source
from vaultgen.read import READERS, decode, identify, read, srt, vtt
from vaultgen.text import fold

SHARED = Path(__file__).parents[2].parent / "shared"
FILES = sorted(
    path
    for folder in ("seeds", "data/formats", "data/changelog/show-notes", "data/optech/topics")
    for path in (SHARED / folder).rglob("*.*")
    if path.suffix in (".txt", ".md", ".json", ".vtt", ".srt", ".html")
)
CAPTIONS = [path for path in FILES if path.suffix in (".vtt", ".srt")]

pytestmark = pytest.mark.skipif(not FILES, reason="the real files are not here")


def said(source: Source) -> str:
    return fold(" ".join(segment.text for segment in source.segments))


def test_each_file_has_exactly_one_reader() -> None:
    for path in FILES:
        document = decode(path.read_bytes(), path.name)
        claims = [reader.name for reader in READERS if reader.claims(document).mine]
        assert claims == [identify(document, READERS).name], path.name


def test_each_file_can_be_read() -> None:
    for path in FILES:
        source = read(path, path.name)
        content = (source.segments, source.outline, source.chapters, source.descriptions)
        assert any(content), path.name


@pytest.mark.parametrize("path", CAPTIONS, ids=lambda path: path.name)
def test_captions_lose_no_word(path: Path) -> None:
    source = read(path, path.name)
    assert source.ref.reader in (srt.READER.name, vtt.READER.name)
    text = path.read_text(encoding="utf-8").replace("&amp;", "&").removeprefix("WEBVTT")
    payload = re.sub(r"(?m)^\d+$|^.*-->.*$|<[^>]*>", "", text)
    labels = {segment.speaker for segment in source.segments if segment.speaker}
    for label in labels:
        payload = payload.replace(f"{label}: ", "")
    assert said(source) == fold(payload)


def test_captions_keep_every_time() -> None:
    for path in CAPTIONS:
        segments = read(path, path.name).segments
        assert all(segment.time == "given" for segment in segments), path.name
