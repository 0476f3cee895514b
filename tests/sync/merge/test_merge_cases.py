"""The case files: what vaultgen wrote, what the user made of it, what is new, what comes of it."""

import re
from pathlib import Path

import pytest

from vaultgen.sync.merge import merge

FOLDER = Path(__file__).parents[2] / "cases" / "sync"
FILES = ("properties.md", "entities.md", "transcripts.md")


def cases() -> list[tuple[str, dict[str, str], tuple[str, ...]]]:
    """(title, texts by name, contested places) of each case."""
    text = "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in FILES)
    found = []
    for case in re.split(r"^(?=# [^\n]+\n\n~~~~ base\n)", text, flags=re.MULTILINE)[1:]:
        texts = dict(re.findall(r"^~~~~ (\w+)\n(.*?)^~~~~$", case, re.MULTILINE | re.DOTALL))
        contested = re.findall(r"^contested: (.+)$", case, re.MULTILINE)
        found.append((case.splitlines()[0].removeprefix("# "), texts, tuple(contested)))
    return found


@pytest.mark.parametrize(("title", "texts", "contested"), cases(), ids=[c[0] for c in cases()])
def test_merges(title: str, texts: dict[str, str], contested: tuple[str, ...]) -> None:
    merged = merge(texts["base"], texts["mine"], texts["new"])
    assert merged.mine == texts["result"], title
    assert merged.contested == contested, title
    assert merged.theirs == texts.get("theirs", merged.theirs), title
    assert merged.markers == texts.get("markers", merged.markers), title


def test_the_case_files_are_read_completely() -> None:
    text = "".join((FOLDER / name).read_text(encoding="utf-8") for name in FILES)
    assert sum(len(texts) for _, texts, _ in cases()) * 2 == text.count("\n~~~~")
