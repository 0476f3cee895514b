"""Titles and texts that mean something to a file system, to YAML, to Markdown or to Jinja2."""

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml

Run = Callable[..., CompletedProcess[str]]
Talk = Callable[..., str]
Dangling = Callable[[Path], list[str]]

TITLES = {
    "signs": 'Lamps: a # [story] | of / two \\ "bright" *houses*? 🏮',
    "Chinese, 300 bytes": "灯塔里的灯" * 20,
    "accents, 400 bytes": "é" * 200,
    "long": "lamp " * 1000,
    "a path upwards": "../../etc/passwd",
    "a path": "/etc/passwd",
    "a drive": "C:\\Windows\\System32",
    "a device": "CON",
    "a device with a suffix": "nul.txt",
    "a leading dot": ".NET",
    "dots": "...",
    "a rule": "---",
    "a quotation mark": '"',
    "emoji": "🏮🌊",
    "a link": "[[Home]]",
    "a comment": "%% hidden %%",
    "a template": "{{ note.title }} {% if x %}",
    "a script": "<script>alert(1)</script>",
    "a field": "lamp:: old",
    "a tag": "#lamps",
    "a block id": "^t-000000",
    "an index": "People",
    "writing direction": "\u202elamps\u2066",
    "YAML's yes": "yes",
    "a number": "1.10",
    "a date": "2025-02-30",
}
FORBIDDEN = re.compile(r'[\x00-\x1f#^|:\[\]*"\\/<>?]|%%')


@pytest.mark.parametrize("case", TITLES)
def test_any_title_gives_a_note_that_every_system_takes(
    case: str, vaultgen: Run, talk: Talk, dangling: Dangling, tmp_path: Path
) -> None:
    title = TITLES[case]
    source, vault = tmp_path / "talk.md", tmp_path / "vault"
    source.write_text(talk(title), "utf-8")
    run = vaultgen("sync", source, "--vault", vault, "--jobs", 1)
    assert (run.returncode, run.stderr) == (0, "")
    assert dangling(vault) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talk.md", "vault"]
    for note in vault.rglob("*.md"):
        assert len(note.stem.encode()) <= 200
        assert not FORBIDDEN.search(note.stem)
        assert note.stem == note.stem.strip(" .")
        assert note.stem.upper().partition(".")[0] not in ("CON", "NUL")
    (episode,) = (vault / "Episodes").iterdir()
    stated = yaml.safe_load(episode.read_text("utf-8").split("---\n")[1])["title"]
    assert stated == " ".join(title.split()).removeprefix("[[").removesuffix("]]")


def test_titles_that_differ_only_in_case_are_all_kept(
    vaultgen: Run, talk: Talk, dangling: Dangling, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    for day, title in enumerate(("The Lamp Makers", "THE LAMP MAKERS", "the lamp makers"), 1):
        (tmp_path / f"{day}.md").write_text(talk(title, f"2025-02-0{day}"), "utf-8")
    assert vaultgen("sync", tmp_path, "--vault", vault, "--jobs", 1).returncode == 0
    notes = [path.stem for path in (vault / "Episodes").iterdir()]
    assert len(notes) == len({note.casefold() for note in notes}) == 3
    assert dangling(vault) == []


TEXTS = {
    "a template": ("{{ note.title }} and {# a remark #} stay as they were said", ()),
    "a script": (
        "they wrote <script>alert(1)</script> and <b>that</b> to me",
        (r"(?<!\\)<script", r"(?<!\\)<b>"),
    ),
    "fields": ("score:: five and [key:: value] were her exact words", (r"::",)),
    "comments": ("so %% is not hidden here %% and must be read", (r"%%",)),
    "links": ("see [[Nowhere]] and ![[Nobody]] and [[#^x|y]] for it", (r"\[\[[NX#]",)),
    "tags": ("say #lamps and #1 loudly to the people at the back", (r"(?<!\\)#lamps",)),
    "a block id": ("he ended every single sentence with ^t-000009", (r"(?<!\\)\^t-000009$",)),
    "emphasis": ("the **bold** and *quiet* and ==bright== and ~~gone~~ ones", (r"\*\*bold", r"==")),
    "code": ("type `rm -rf` or ``` into that box and wait for a while", (r"(?<!\\)`",)),
    "formulas": ("that was $5 and then $6 in the old money of the day", (r"(?<!\\)\$5",)),
    "a table": ("one | two | three were the columns on that old page", ()),
    "notes": ("the footnote [^1] and the link [a](b) were dead by then", (r"\[\^1", r"a\]\(")),
    "ampersands": ("AT&T; and R&D; were the names on the door of it", (r"(?<!\\)&T;",)),
    "backslashes": ("the path C:\\lamps\\new and a lone \\ at the side", ()),
}


@pytest.mark.parametrize("case", TEXTS)
def test_what_is_said_stays_text(case: str, vaultgen: Run, talk: Talk, tmp_path: Path) -> None:
    text, live = TEXTS[case]
    source, vault = tmp_path / "talk.md", tmp_path / "vault"
    source.write_text(talk(text=text), "utf-8")
    assert vaultgen("sync", source, "--vault", vault, "--jobs", 1).returncode == 0
    note = (vault / "Transcripts" / "The Lamp Makers (transcript).md").read_text("utf-8")
    (line,) = (line for line in note.splitlines() if line.endswith(" ^t-000021"))
    said = line.removesuffix(" ^t-000021")
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", said) == text
    for pattern in live:
        assert not re.search(pattern, said), said


@pytest.mark.parametrize("line", ["# head", "> quote", "- item", "1. item", "---", "+ plus"])
def test_a_paragraph_stays_a_paragraph(
    line: str, vaultgen: Run, talk: Talk, tmp_path: Path
) -> None:
    source, vault = tmp_path / "talk.md", tmp_path / "vault"
    source.write_text(talk(text=f"{line} is what it says on the tin, word for word."), "utf-8")
    assert vaultgen("sync", source, "--vault", vault, "--jobs", 1).returncode == 0
    note = (vault / "Transcripts" / "The Lamp Makers (transcript).md").read_text("utf-8")
    (said,) = (each for each in note.splitlines() if each.endswith(" ^t-000021"))
    assert not re.match(r"#+ |> |[-+] |\d+[.)] |---", said)


def test_a_lone_surrogate_in_json_is_refused_with_advice(
    vaultgen: Run, talk: Talk, tmp_path: Path
) -> None:
    (tmp_path / "good.md").write_text(talk(), "utf-8")
    (tmp_path / "half.json").write_text(
        '{"segments": [{"start": 1, "end": 2, "text": "Half a wave \\ud83c"}]}'
    )
    run = vaultgen("sync", tmp_path, "--vault", tmp_path / "vault", "--jobs", 1)
    assert run.returncode == 1
    assert run.stderr.startswith("problem: half.json: ")
    assert "fetch or export the file anew" in run.stderr
