"""Documents with commands in them, run as they stand.

A fenced block with a file name (```text talks/ada.md) makes that file. In a ```console block a
line that begins with `$ ` is a command; what follows is its output, stdout and stderr together,
where `…` stands for anything on its line and a line `…` for any lines. The exit code is 0 unless
the output ends with `[exit N]`.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"\[exit (\d+)\]\n?\Z")


@dataclass(frozen=True)
class Command:
    """A command and what it prints."""

    line: str
    output: str
    code: int


@dataclass(frozen=True)
class File:
    """A file that the document makes."""

    name: str
    text: str


def steps(document: str) -> Iterator[Command | File]:
    """Files and commands of a document in their order."""
    for language, name, body in _FENCE.findall(document):
        if language == "console":
            yield from _commands(body)
        elif name.strip():
            yield File(name.strip(), body)


def _commands(body: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        found = _EXIT.search(output)
        yield Command(line, _EXIT.sub("", output), int(found[1]) if found else 0)


def play(document: str, folder: Path) -> int:
    """Do all steps in a folder, comparing what commands print; returns how many commands ran."""
    count = 0
    for step in steps(document):
        if isinstance(step, File):
            path = folder / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
        else:
            _check(step, folder)
            count += 1
    return count


def _check(command: Command, folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        ["bash", "-c", command.line],
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    shown = f"$ {command.line}\n{run.stdout}[exit {run.returncode}]"
    assert run.returncode == command.code, shown
    assert re.fullmatch(_pattern(command.output), run.stdout), (
        f"{shown}\nexpected\n{command.output}"
    )


def _pattern(output: str) -> str:
    lines = []
    for line in output.splitlines():
        if line == "…":
            lines.append(r"(?:[^\n]*\n)*?")
        else:
            lines.append(re.escape(line).replace("…", r"[^\n]*") + r"\n")
    return "".join(lines)


HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DOCUMENTS = [*sorted(HERE.glob("*.md")), ROOT / "docs" / "guide.md", ROOT / "docs" / "vault.md"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_session_goes_as_it_is_told(document: Path, tmp_path: Path) -> None:
    assert play(document.read_text(encoding="utf-8"), tmp_path) > 0
