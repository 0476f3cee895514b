"""Where a text writes names."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.extract.runs import runs

CASES = Path(__file__).parents[1] / "cases" / "extract" / "runs.md"


def cases() -> list[tuple[str, str, str]]:
    pattern = r"^# (.+)\n\ninput:\n\n    (.*)\n\noutput:\n\n    (.*)$"
    return re.findall(pattern, CASES.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=[c[0] for c in cases()])
def test_finds_the_names(title: str, text: str, expected: str) -> None:
    assert " | ".join(run.name for run in runs(text)) == expected, title


def test_the_case_file_is_read_completely() -> None:
    assert len(cases()) == CASES.read_text(encoding="utf-8").count("\ninput:\n")


@given(st.text(st.sampled_from(list("Ab Cd.,-'’&2 of the van 中é:\n")), max_size=60))
def test_a_run_is_a_slice_of_the_text_and_runs_do_not_overlap(text: str) -> None:
    end = 0
    for run in runs(text):
        assert text[run.start : run.end] == run.name
        assert run.start >= end
        end = run.end


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Nimbus grew.", True),
        ("It grew. Nimbus did.", True),
        ("He said “Nimbus grew.”", True),
        ("It was (Nimbus) then.", True),
        ("We like Nimbus.", False),
        ("We like them, Nimbus too.", False),
        ("So Nimbus grew.", False),
    ],
)
def test_tells_a_capital_that_proves_nothing(text: str, opening: bool) -> None:
    assert [run.opening for run in runs(text)] == [opening]


def test_a_title_or_an_office_marks_the_name() -> None:
    found = list(runs("We met Ms. Holt and our CEO Dana Birch and Ruth Amsel."))
    assert [(run.name, run.titled) for run in found] == [
        ("Holt", True),
        ("Dana Birch", True),
        ("Ruth Amsel", False),
    ]
