"""A source that cannot be read: one line that says what to do, and the others are processed."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from vaultgen import read
from vaultgen.read import turns

Run = Callable[..., CompletedProcess[str]]
Talk = Callable[..., str]

TURNS = "\n\n**Ida Brock:** The harbour is shut.\n\n**Pavel Orsini:** Then we wait for the tide.\n"
UNREADABLE: dict[str, tuple[str, str | bytes, str]] = {
    "empty": ("x.txt", b"", "the file is empty; put a transcript in or delete it"),
    "blank": ("x.txt", b" \n\n\t\r\n", "the file is empty; put a transcript in or delete it"),
    "binary": ("x.txt", bytes(range(256)) * 9, "not text but binary data; save it as UTF-8"),
    "half a UTF-16 character": ("x.txt", b"\xff\xfeh\x00i", "says it is UTF-16-LE but is not"),
    "list in front matter": ("x.md", f"---\na: [b\n---{TURNS}", "x.md:3: the YAML front matter"),
    "colon in front matter": ("x.md", f"---\na: b: c\n---{TURNS}", "put quotes around values"),
    "front matter without end": ("x.md", f"---\ntitle: A{TURNS}", "put a line `---` below"),
    "JSON cut short": (
        "x.json",
        '{"segments": [\n{"start": 0, "end": 1, "text": "Low water."},\n{"sta',
        "x.json:3: the JSON is cut short; fetch or export the file anew",
    ),
    "JSON with a word for a time": (
        "x.json",
        '{"segments": [{"start": "soon", "end": 1, "text": "Low water."}]}',
        "at `$.segments[0].start`; correct this value",
    ),
    "JSON without end": ("x.json", '{"segments": ' + "[" * 100_000, "no reader knows this format"),
    "chapter before the start": (
        "x.json",
        '{"chapters": [{"startTime": -5, "title": "Before"}]}',
        "at `$.chapters[0].startTime`; correct this value",
    ),
    "no format": ("x.csv", "a,b\n1,2\n", "no reader knows this format; the nearest is "),
    "web page": ("x.html", "<html><p>Ahoy</p></html>", "the nearest is html-turns, but it has no"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_an_unreadable_file_is_one_line_and_the_others_are_processed(
    case: str, vaultgen: Run, talk: Talk, tmp_path: Path
) -> None:
    name, content, message = UNREADABLE[case]
    sources, vault = tmp_path / "talks", tmp_path / "vault"
    sources.mkdir()
    (sources / "good.md").write_text(talk(), "utf-8")
    data = content.encode() if isinstance(content, str) else content
    (sources / name).write_bytes(data)

    run = vaultgen("sync", sources, "--vault", vault, "--jobs", 1)

    assert run.returncode == 1
    (line,) = run.stderr.splitlines()
    assert line.startswith(f"problem: {name}:")
    assert message in line
    assert (vault / "Episodes" / "The Lamp Makers.md").is_file()
    assert (sources / name).read_bytes() == data


def test_the_message_names_all_readers_that_claim_a_file(
    vaultgen: Run, talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = replace(turns.READER, name="twin")
    monkeypatch.setattr(read, "READERS", (*read.READERS, twin))
    source = tmp_path / "talk.md"
    source.write_text(talk(), "utf-8")
    run = vaultgen("sync", source, "--vault", tmp_path / "vault", "--jobs", 1)
    assert run.returncode == 2
    assert run.stderr == (
        "problem: talk.md: claimed by several readers: speaker-turns and twin;"
        " name the file so that one of them fits\n"
    )


def test_every_unreadable_file_has_its_line(vaultgen: Run, talk: Talk, tmp_path: Path) -> None:
    good = tmp_path / "good.md"
    good.write_text(talk(), "utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)))
    files = ("good.md", "nowhere.md", "empty.txt", "noise.bin")
    paths = [tmp_path / name for name in files]
    run = vaultgen("sync", *paths, "--vault", tmp_path / "vault", "--jobs", 1)
    assert run.returncode == 1
    assert [line.partition(": ")[2].partition(": ")[0] for line in run.stderr.splitlines()] == [
        str(tmp_path / "nowhere.md"),
        "empty.txt",
        "noise.bin",
    ]


def test_a_note_of_ours_is_no_source(vaultgen: Run, talk: Talk, tmp_path: Path) -> None:
    source, vault = tmp_path / "talk.md", tmp_path / "vault"
    source.write_text(talk(), "utf-8")
    vaultgen("sync", source, "--vault", vault, "--jobs", 1)
    copy = tmp_path / "copy.md"
    copy.write_bytes((vault / "Transcripts" / "The Lamp Makers (transcript).md").read_bytes())
    run = vaultgen("sync", source, copy, "--vault", vault, "--jobs", 1)
    assert run.returncode == 1
    assert "copy.md: this is a note that vaultgen wrote" in run.stderr


def test_what_is_no_regular_file_is_not_waited_for(
    vaultgen: Run, talk: Talk, tmp_path: Path
) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs named pipes")
    sources = tmp_path / "talks"
    sources.mkdir()
    (sources / "good.md").write_text(talk(), "utf-8")
    os.mkfifo(sources / "pipe.txt")
    assert vaultgen("sync", sources, "--vault", tmp_path / "a", "--jobs", 1).returncode == 0
    run = vaultgen("sync", sources / "pipe.txt", "--vault", tmp_path / "b", "--jobs", 1)
    assert run.returncode == 2
    assert "pipe.txt: no regular file; save what it gives to a file first" in run.stderr


def test_a_link_that_leads_nowhere_is_named(vaultgen: Run, talk: Talk, tmp_path: Path) -> None:
    sources = tmp_path / "talks"
    sources.mkdir()
    (sources / "good.md").write_text(talk(), "utf-8")
    (sources / "gone.md").symlink_to("nowhere.md")
    run = vaultgen("sync", sources, "--vault", tmp_path / "vault", "--jobs", 1)
    assert run.returncode == 1
    assert run.stderr.startswith("problem: gone.md: cannot be read (No such file or directory)")


@pytest.mark.parametrize("name", [b"caf\xe9.md", b"two\nlines.md", b'"quoted": [x].md'])
def test_any_file_name_will_do(name: bytes, vaultgen: Run, talk: Talk, tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(name)).write_text(talk(), "utf-8")
    except OSError:
        pytest.skip("not a file name on this system")
    run = vaultgen("sync", tmp_path, "--vault", tmp_path / "vault", "--jobs", 1)
    assert (run.returncode, run.stderr) == (0, "")


def test_files_of_one_name_are_all_read(vaultgen: Run, talk: Talk, tmp_path: Path) -> None:
    folders = [tmp_path / "north" / "talks", tmp_path / "south" / "talks"]
    for folder, title in zip(folders, ("North Quay", "South Quay"), strict=True):
        folder.mkdir(parents=True)
        date = "2025-03-01" if title.startswith("N") else "2025-03-02"
        (folder / "talk.md").write_text(talk(title, date), "utf-8")
    vault = tmp_path / "vault"
    assert vaultgen("sync", *folders, "--vault", vault, "--jobs", 1).returncode == 0
    assert sorted(p.stem for p in (vault / "Episodes").iterdir()) == ["North Quay", "South Quay"]


def test_a_source_that_is_damaged_for_a_while_takes_nothing_out_of_the_vault(
    vaultgen: Run, talk: Talk, tmp_path: Path
) -> None:
    sources, vault = tmp_path / "talks", tmp_path / "vault"
    sources.mkdir()
    (sources / "a.md").write_text(talk("Low Water", "2025-01-01", "Pavel Orsini waits."), "utf-8")
    (sources / "b.md").write_text(talk("High Water", "2025-02-01", "Pavel Orsini sails."), "utf-8")
    assert vaultgen("sync", sources, "--vault", vault).returncode == 0
    before = {path: path.read_bytes() for path in vault.rglob("*.md")}
    whole = (sources / "b.md").read_bytes()
    (sources / "b.md").write_bytes(b"")
    damaged = vaultgen("sync", sources, "--vault", vault)
    assert damaged.returncode == 1
    assert damaged.stderr.startswith("problem: b.md: the file is empty")
    assert {path: path.read_bytes() for path in vault.rglob("*.md")} == before
    (sources / "b.md").write_bytes(whole)
    assert vaultgen("sync", sources, "--vault", vault).returncode == 0
    assert {path: path.read_bytes() for path in vault.rglob("*.md")} == before
