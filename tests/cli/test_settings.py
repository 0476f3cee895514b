"""Mistakes in settings, rulings and templates: file and place are named, nothing is done."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
Talk = Callable[..., str]


@pytest.fixture
def project(talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one source; the current folder."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "talk.md").write_text(talk(), "utf-8")
    (tmp_path / "vaultgen.toml").write_text('sources = ["seeds"]\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(run: CompletedProcess[str], project: Path) -> str:
    """The line that says why nothing was done."""
    assert run.returncode == 2, run.stderr
    assert not (project / "vault").exists()
    assert not (project / ".vaultgen").exists()
    (line,) = run.stderr.splitlines()
    return str(line)


def test_without_any_settings_the_way_out_is_told(vaultgen: Run, project: Path) -> None:
    (project / "vaultgen.toml").unlink()
    line = refused(vaultgen("sync"), project)
    assert "no vaultgen.toml here or above: run `vaultgen init`, or name the sources" in line


def test_a_vault_without_sources_is_told_to_name_some(vaultgen: Run, project: Path) -> None:
    (project / "vaultgen.toml").unlink()
    line = refused(vaultgen("sync", "--vault", "vault"), project)
    assert "name files or folders to read" in line


SETTINGS = {
    "no TOML": (b"sources = [\n", "cannot be read as TOML"),
    "no string": (b"sources = []\nvault = v\n", "(at line 2, column 9)"),
    "no UTF-8": (b'vault = "caf\xe9"\n', "cannot be read as TOML"),
    "unknown key": (b'valt = "v"\n', "unknown key valt; known are notes, rulings, sources"),
    "unknown rule": (b"[notes]\nquote = 1\n", "unknown key notes.quote; known are notes.correct"),
    "no list": (b'sources = "seeds"\n', "sources must be a list of files and folders"),
    "no name": (b"vault = 3\n", "vault must be the name of a file or folder"),
    "no number": (b'[notes]\nquotes = "all"\n', "notes.quotes must be a whole number"),
    "negative": (b"[notes]\nquotes = -1\n", "notes.quotes must be a whole number"),
    "no truth": (b"[notes]\ncorrect_text = 1\n", "notes.correct_text must be true or false"),
    "no table": (b"notes = 1\n", "[notes] must be a table"),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_a_mistake_in_the_settings_is_named(case: str, vaultgen: Run, project: Path) -> None:
    data, message = SETTINGS[case]
    (project / "vaultgen.toml").write_bytes(data)
    line = refused(vaultgen("sync"), project)
    assert line.startswith(f"vaultgen: {project / 'vaultgen.toml'}: ")
    assert message in line


def test_a_byte_order_mark_in_the_settings_does_no_harm(vaultgen: Run, project: Path) -> None:
    (project / "vaultgen.toml").write_bytes(b'\xef\xbb\xbfsources = ["seeds"]\n')
    assert vaultgen("sync").returncode == 0


RULINGS = {
    "no YAML": (b"same: [[a, b\ndrop: x\n", 2, "broken YAML"),
    "unknown key": (b"drop: []\nsame_as: []\n", 2, "unknown key 'same_as'; known are same"),
    "unknown type": (b"type:\n  Glass Harbour: firm\n", 2, "unknown type 'firm'; known are person"),
    "no list": (b"drop: Glass Harbour\n", 1, "a list is expected here"),
    "one name": (b"same:\n- [Glass Harbour]\n", 2, "a list of at least 2 names"),
    "itself": (b"different: [[Ida, IDA]]\n", 1, "'Ida' cannot differ from itself"),
    "key twice": (b"drop: [A]\ndrop: [B]\n", 2, "'drop' is here twice; join the two"),
    "control character": (b"drop: []\nname: {\x00: a}\n", 2, "broken YAML"),
    "no UTF-8": (b"drop: [caf\xe9]\n", None, "save it as UTF-8"),
}


@pytest.mark.parametrize("case", RULINGS)
def test_a_mistake_in_the_rulings_is_named(case: str, vaultgen: Run, project: Path) -> None:
    data, number, message = RULINGS[case]
    (project / "rulings.yaml").write_bytes(data)
    line = refused(vaultgen("sync"), project)
    place = f"rulings.yaml:{number}:" if number else "rulings.yaml:"
    assert place in line
    assert message in line
    assert (project / "rulings.yaml").read_bytes() == data


TEMPLATES = {
    "not closed": (b"# {{ note.title\n", 1, "expected 'end of print statement'"),
    "block not closed": (b"a\n{% if note.title %}\nb", 3, "looking for the following tags"),
    "unknown filter": (b"a\nb\n{{ note.title | loud }}", 3, "No filter named 'loud'"),
    "unknown field": (b"a\n{{ note.titel }}", 2, "has no field `titel`; did you mean `title`?"),
    "unknown name": (b"{{ titel }}", 1, "`titel` is not defined"),
    "unknown template": (b'a\n{% include "b.md" %}', 2, "there is no template b.md"),
    "itself": (b'{% include "episode.md" %}', 1, "it calls itself without end"),
    "without end": (b"{% for n in range(10**9) %}{% endfor %}", 1, "Range too big"),
    "Python": (b"{{ note.title.__class__.__mro__ }}", 1, "`__class__` is not defined"),
    "division": (b"{{ 1 / 0 }}", 1, "division by zero"),
    "wrong call": (b"a\n{{ note.title() }}", 2, "'str' object is not callable"),
    "no UTF-8": (b"caf\xe9", None, "it is not UTF-8; save it as UTF-8 text"),
}


@pytest.mark.parametrize("case", TEMPLATES)
def test_a_mistake_in_a_template_is_named(case: str, vaultgen: Run, project: Path) -> None:
    data, number, message = TEMPLATES[case]
    (project / "templates").mkdir()
    (project / "templates" / "episode.md").write_bytes(data)
    line = refused(vaultgen("sync", "--jobs", 1), project)
    assert ("episode.md:" if number is None else f"episode.md:{number}: ") in line
    assert message in line


def test_a_mistake_in_a_template_spoils_no_note(vaultgen: Run, project: Path) -> None:
    assert vaultgen("sync").returncode == 0
    before = {path: path.read_bytes() for path in (project / "vault").rglob("*.md")}
    (project / "templates").mkdir()
    (project / "templates" / "home.md").write_text("{{ note.nothing }}")
    assert vaultgen("sync").returncode == 2
    assert {path: path.read_bytes() for path in (project / "vault").rglob("*.md")} == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["snyc"], "Did you mean 'sync'?"),
        (["sync", "--jobs", "0"], "0 is not in the range"),
        (["sync", "--diff"], "--diff goes with --dry-run"),
        (["export", "--format", "csv"], "name a folder for them with -o"),
        (["init", "seeds/talk.md"], "is a file"),
        (["init"], "is there already"),
    ],
)
def test_wrong_usage_is_explained(
    arguments: list[str], message: str, vaultgen: Run, project: Path
) -> None:
    run = vaultgen(*arguments)
    assert run.returncode == 2
    assert message in run.stderr
    assert sorted(path.name for path in project.iterdir()) == ["seeds", "vaultgen.toml"]
