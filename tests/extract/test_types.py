"""What is proposed for a note, and of which type."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen.extract import extract
from vaultgen.model import Episode

CASES = Path(__file__).parents[1] / "cases" / "extract" / "types.md"
Say = Callable[..., Episode]


def cases() -> list[tuple[str, str, str]]:
    pattern = r"^# (.+)\n\ninput:\n\n    (.*)\n\noutput:\n(?:\n    (.*))?$"
    return re.findall(pattern, CASES.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=[c[0] for c in cases()])
def test_types_the_names(say: Say, title: str, text: str, expected: str) -> None:
    found = [
        f"{c.name}: {max(c.votes, key=lambda vote: vote[1])[0]}"
        for c in extract(say(text)).candidates
        if c.how != "capitalised"
    ]
    assert " | ".join(found) == expected, title


def test_the_case_file_is_read_completely() -> None:
    assert len(cases()) == CASES.read_text(encoding="utf-8").count("\ninput:\n")
