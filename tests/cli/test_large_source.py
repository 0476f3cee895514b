"""A transcript of 50 MB is read whole, in memory that any machine has."""

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest

resource = pytest.importorskip("resource")

SIZE = 50_000_000
MOST_MEMORY = 1 << 30
"""Bytes that the process may take."""
_SENTENCES = (
    "the lamp of the north quay burns all night and nobody has paid for the oil since spring",
    "we carried forty crates of glass down the stairs while the tide went out under the boat",
    "that is what my mother said when the harbour froze and the gulls walked to the mainland",
    "Glass Harbour wanted the money back but Pavel Orsini had spent it on a second chimney",
    "so every winter they count the ships and every winter the number is a little smaller",
)


def transcript() -> Iterator[str]:
    """Turns of thirty sentences, as long recordings have them, until the size is reached."""
    yield "# The Long Night\n\n**Podcast:** Lamp and Ledger\n**Guests:** Pavel Orsini\n\n---\n\n"
    sentences, written, turn = cycle(_SENTENCES), 0, 0
    while written < SIZE:
        said = ". ".join(sentence.capitalize() for sentence in islice(sentences, 32))
        hours, rest = divmod(turn * 4, 3600)
        mark = f"{hours:02}:{rest // 60:02}:{rest % 60:02}"
        line = f"[{mark}] SPEAKER_0{turn % 3}: Turn {turn} begins. {said}.\n"
        yield line
        written += len(line)
        turn += 1


@pytest.mark.slow
def test_a_transcript_of_50_mb_is_read_whole(tmp_path: Path) -> None:
    source, vault = tmp_path / "long.txt", tmp_path / "vault"
    with source.open("w", encoding="utf-8") as out:
        out.writelines(transcript())
    command = [sys.executable, "-m", "vaultgen", "sync", str(source), "--vault", str(vault)]
    subprocess.run(command, check=True)
    note = (vault / "Transcripts" / "The Long Night (transcript).md").read_text("utf-8")
    text = source.read_text("utf-8")
    turn = re.compile(r"Turn (\d+) begins\.")
    assert turn.findall(note) == turn.findall(text)
    for word in ("chimney", "mainland", "smaller"):
        assert note.count(word) == text.count(word)
    unit = 1 if sys.platform == "darwin" else 1024
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit < MOST_MEMORY
