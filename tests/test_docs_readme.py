"""README.md: what it promises is there."""

import re
import shlex
from pathlib import Path

import click
import pytest

from vaultgen.cli import vaultgen

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"\.venv/bin/vaultgen ([^\n`]+)", TEXT)


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_is_understood(line: str) -> None:
    name, *arguments = shlex.split(line)
    context = click.Context(vaultgen)
    command = vaultgen.get_command(context, name)
    assert command
    made = command.make_context(name, arguments, parent=context)
    assert made.params["sources"]
    assert made.params["vault"]


def test_one_command_tries_it_and_one_tests_it() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert [line.count("\n") for line in blocks] == [1] * len(blocks)
    assert sum("pip install -q . " in line for line in blocks) == 1
    assert sum("pip install -q -e '.[dev]'" in line for line in blocks) == 1
