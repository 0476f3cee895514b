"""Transcripts that are nothing but paragraphs."""

import pytest

from vaultgen.model import Source
from vaultgen.read import decode, prose

SAID = "The cranes stand at the quay and nobody moves them any more. They were built long ago, "
PARAGRAPH = SAID * 2 + "and since then the wind has done what it likes with them.\n\n"
TEXT = PARAGRAPH * 4


def claimed(text: str, name: str = "a.md") -> bool:
    return prose.READER.claims(decode(text.encode(), name)).mine


def read(text: str) -> Source:
    return prose.READER.read(decode(text.encode(), "a.md"))


def test_each_paragraph_is_a_segment_without_speaker_or_time() -> None:
    text = f"# Cranes\n\n{TEXT}"
    source = read(text)
    assert claimed(text)
    assert source.titles[0].text == "Cranes"
    assert len(source.segments) == 4
    assert {(s.speaker, s.start, s.time) for s in source.segments} == {(None, None, "none")}
    assert source.quality == "punctuated"


def test_words_without_any_stop_are_raw() -> None:
    text = "and then the cranes moved again " * 60
    assert claimed(text)
    assert read(text).quality == "raw"


@pytest.mark.parametrize(
    "text",
    [
        "The cranes stand at the quay.\n",
        "# A\n\n- " + "one point of many\n- " * 60,
        PARAGRAPH.replace("quay", "[quay](https://quay.example)") * 4,
        "".join(f"**Mara Lindqvist:** {PARAGRAPH}" for _ in range(4)),
        "Name,Port\n" + "Mara,Oslo\n" * 200,
        f"## One\n\n{PARAGRAPH}## Two\n\n{PARAGRAPH}",
        f"The Quay\n• {SAID}\n• {SAID}\n\n" * 4,
    ],
)
def test_leaves_notes_turns_and_tables_alone(text: str) -> None:
    assert not claimed(text)
