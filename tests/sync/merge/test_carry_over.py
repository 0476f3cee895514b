"""What the user wrote in a note that becomes part of another."""

import re
from pathlib import Path

import pytest

from vaultgen.sync.merge import carry_over

CASES = Path(__file__).parents[2] / "cases" / "sync" / "carry_over.md"


def cases() -> list[tuple[str, dict[str, str]]]:
    text = CASES.read_text(encoding="utf-8")
    found = []
    for case in re.split(r"^(?=# [^\n]+\n\n~~~~ text\n)", text, flags=re.MULTILINE)[1:]:
        texts = dict(re.findall(r"^~~~~ (\w+)\n(.*?)^~~~~$", case, re.MULTILINE | re.DOTALL))
        found.append((case.splitlines()[0].removeprefix("# "), texts))
    return found


@pytest.mark.parametrize(("title", "texts"), cases(), ids=[title for title, _ in cases()])
def test_carries_over(title: str, texts: dict[str, str]) -> None:
    carried = carry_over(texts["text"], texts["base"], texts["mine"], "Lunda")
    assert carried == texts["result"], title


def test_the_case_file_is_read_completely() -> None:
    assert len(cases()) * 8 == CASES.read_text(encoding="utf-8").count("\n~~~~")


def test_lines_end_as_in_the_note_that_stays() -> None:
    base, mine = "# Lunda\n", "\ufeff# Lunda\r\n\r\nMine.\r\n"
    assert carry_over("# Lund\n", base, mine, "Lunda") == "# Lund\n\n## From Lunda\n\nMine.\n"
    carried = carry_over("# Lund\r\n", base, mine, "Lunda")
    assert carried == "# Lund\r\n\r\n## From Lunda\r\n\r\nMine.\r\n"


def test_last_lines_without_an_end_get_one() -> None:
    carried = carry_over("# Lund", "# Lunda\n", "# Lunda\n\nMine.", "Lunda")
    assert carried == "# Lund\n\n## From Lunda\n\nMine.\n"


def test_a_note_that_nobody_touched_carries_nothing() -> None:
    text, base = "---\ntags: [a]\n---\n# Lund", "---\ntags:\n  - b\n---\n\n# Lunda\n\nOne.\n"
    assert carry_over(text, base, base, "Lunda") == text
    assert carry_over(text, base, base.replace("\n", "\r\n"), "Lunda") == text
