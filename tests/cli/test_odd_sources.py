"""Sources that are odd but can be read: no word is lost, and what was guessed is said."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
Talk = Callable[..., str]

ODD = "Señor Brøndby naïvely paid 40 € for a façade, and the jalapeños were déjà vu – weren’t they?"
NOTE = Path("Transcripts", "The Lamp Makers (transcript).md")


def synced(run: Run, folder: Path, data: bytes, name: str = "talk.md") -> tuple[str, str]:
    """What a source becomes as a transcript, and what was said about it."""
    source, vault = folder / name, folder / "vault"
    source.write_bytes(data)
    done = run("sync", source, "--vault", vault, "--jobs", 1)
    assert done.returncode == 0, done.stderr
    return (vault / NOTE).read_text("utf-8"), done.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_unicode_in_any_form_is_read(
    encoding: str, vaultgen: Run, talk: Talk, tmp_path: Path
) -> None:
    note, said = synced(vaultgen, tmp_path, talk(text=ODD).encode(encoding))
    assert ODD in note
    assert ("which it does not say" in said) == (encoding in ("utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_an_old_encoding_is_guessed_and_the_guess_is_told(
    encoding: str, vaultgen: Run, talk: Talk, tmp_path: Path
) -> None:
    text = (
        ODD if encoding == "cp1252" else ODD.replace("€", "e").replace("–", "-").replace("’", "'")
    )
    note, said = synced(vaultgen, tmp_path, talk(text=text).encode(encoding))
    assert text in note
    assert "talk.md: the file is read as cp1252, which was guessed; save it as UTF-8" in said


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end: str, vaultgen: Run, talk: Talk, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    plain, _ = synced(vaultgen, tmp_path / "plain", talk().encode())
    assert synced(vaultgen, tmp_path, talk().replace("\n", end).encode()) == (plain, "")


def test_zero_bytes_and_control_characters_are_left_out_of_the_notes(
    vaultgen: Run, talk: Talk, tmp_path: Path
) -> None:
    text = "The bell\x07 rang, the red\x1b[31m lamp failed, and a zero\x00 came over the wire.\x7f"
    note, _ = synced(vaultgen, tmp_path, talk(text=text).encode())
    assert "The bell rang, the red[31m lamp failed, and a zero came over the wire." in note
    assert not set(note) & {chr(n) for n in range(32)} - {"\n"}


def test_a_character_cut_in_half_is_shown_and_told(
    vaultgen: Run, talk: Talk, tmp_path: Path
) -> None:
    data = talk(text=f"{ODD} {ODD} {ODD} 中文").encode()
    note, said = synced(vaultgen, tmp_path, data.replace("文".encode(), "文".encode()[:2]))
    assert "中\ufffd" in note
    assert "1 broken byte(s) of UTF-8" in said


TIMED = """\
# The Lamp Makers

**Podcast:** Lamp and Ledger
**Date:** 2025-02-03
**Video URL:** https://www.youtube.com/watch?v=lampMaker01
{header}
---

[{0}] SPEAKER_00: The first lamp burned whale oil and smoked.
[{1}] SPEAKER_01: The second one burned colza, which is rape seed.
[{2}] SPEAKER_00: Then came paraffin, and everybody was happy.
[{3}] SPEAKER_01: Apart from the whalers and the farmers.
[{4}] SPEAKER_00: Apart from those, and nobody had asked them.
"""
SAID = 5
STRAY = ("00:00:00", "00:00:10", "00:59:59", "00:00:30", "00:00:40")
LATE = ("00:00:00", "00:00:10", "00:00:20", "00:00:30", "00:04:10")
SHIFTED = ("00:10:00", "05:20:00", "12:40:00", "18:49:00", "19:01:00")


@pytest.mark.parametrize(
    ("times", "header", "anchors", "message"),
    [
        (
            STRAY,
            "",
            ["000000", "000010", "000030", "000040"],
            "talk.md: line 11: the time runs backwards and was left out",
        ),
        (
            LATE,
            "**Duration:** 00:02:00",
            ["000000", "000010", "000020", "000030"],
            "talk.md: line 13: the time lies outside the recording and was left out",
        ),
        (
            SHIFTED,
            "",
            ["000010", "000520", "001240", "001849", "001901"],
            "talk.md: times were read as minutes and seconds",
        ),
    ],
    ids=["backwards", "behind the end", "minutes as hours"],
)
def test_times_that_cannot_be_right_are_no_anchors(
    times: tuple[str, ...],
    header: str,
    anchors: list[str],
    message: str,
    vaultgen: Run,
    tmp_path: Path,
) -> None:
    note, said = synced(vaultgen, tmp_path, TIMED.format(*times, header=header).encode())
    found = [line.rpartition(" ^")[2] for line in note.splitlines() if " ^" in line]
    assert [anchor for anchor in found if anchor.startswith("t-")] == [f"t-{a}" for a in anchors]
    assert len(found) == SAID
    assert message in said


def test_a_time_before_the_start_is_no_anchor(vaultgen: Run, tmp_path: Path) -> None:
    data = (
        '{"title": "The Lamp Makers", "segments": ['
        '{"start": -5, "end": 1, "text": "The first lamp burned whale oil."},'
        '{"start": 1e400, "end": NaN, "text": "The second one burned colza."},'
        '{"start": 9, "end": 12, "text": "Then came paraffin."}]}'
    )
    (tmp_path / "The Lamp Makers.json").write_text(data)
    vault = tmp_path / "vault"
    run = vaultgen("sync", tmp_path / "The Lamp Makers.json", "--vault", vault, "--jobs", 1)
    assert run.returncode == 0, run.stderr
    assert "segment 1: the time lies outside the recording" in run.stderr
    note = (vault / NOTE).read_text("utf-8")
    assert "whale oil" in note
    assert "colza" in note
    assert "^t-000009" in note
    assert "^t--" not in note
    assert "[-" not in note
