"""A review: answers go into the file at once, come back by undo, and survive a spreadsheet."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from vaultgen import config
from vaultgen.errors import ConfigError, VaultgenError
from vaultgen.pipeline import reviewing, sheet, sync
from vaultgen.pipeline.case import Case, Choice
from vaultgen.pipeline.reviewing import Review

SOURCES = {
    "low-tide.md": """\
---
title: Low tide
guest: Ada Quill
host: Bo Marsh
works: [Low Bell]
---

[00:00:02] SPEAKER_00: Welcome to the shore, where the water is low today.

[00:00:09] SPEAKER_01: =1 bell is what I brought, the Low Bell.

[00:00:14] SPEAKER_00: Then let us hear it once before the tide comes in.
""",
    "spring-tide.md": """\
---
title: Spring tide
products: [Low Bell]
---

**Cleo Sands:** \\[00:03\\] Marsh Works cast it, and Marsh Works rings it. Marsh is a cold man.
""",
}


@pytest.fixture
def chosen(tmp_path: Path) -> config.Config:
    """The settings of a vault with open cases."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "vaultgen.toml").write_text("", encoding="utf-8")
    for name, text in SOURCES.items():
        (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
    made = config.load(tmp_path / "vaultgen.toml")
    assert not sync(made).problems
    return made


@pytest.fixture
def found(chosen: config.Config) -> Iterator[Review]:
    with reviewing.review(chosen) as review:
        yield review


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rulings.yaml"


def pick(case: Case, key: str) -> Choice:
    return next(choice for choice in case.choices if choice.key == key)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_what_most_depends_on_comes_first(found: Review) -> None:
    weights = [case.weight for case in found.open() if case.kind != "contained"]
    assert found.open()[0].question == "Who is SPEAKER_00?"
    assert weights == sorted(weights, reverse=True)
    assert len(weights) == 3


def test_an_answer_is_in_the_file_and_its_case_does_not_come_again(
    found: Review, file: Path
) -> None:
    first = found.open()[0]
    found.answer(first, pick(first, "1"))
    assert "SPEAKER_00: Ada Quill" in file.read_text("utf-8")
    assert first not in found.open()


def test_a_case_that_is_answered_by_hand_meanwhile_does_not_come(found: Review, file: Path) -> None:
    file.write_text("speakers: {low tide: {Speaker 00: nobody}}\ntype: {Low Bell: work}\n")
    assert [case.question for case in found.open()] == ["Who is SPEAKER_01?"]


def test_undo_gives_the_file_back_byte_for_byte(found: Review, file: Path) -> None:
    before = "# mine\r\ndrop: [Brine]   # so there\r\n"
    file.write_bytes(before.encode())
    first, second = found.open()[:2]
    found.answer(first, pick(first, "1"))
    once = file.read_bytes()
    found.answer(second, pick(second, "n" if second.kind == "voice" else "1"))
    assert found.undo() == second
    assert file.read_bytes() == once
    assert found.undo() == first
    assert file.read_bytes() == before.encode()
    assert found.undo() is None


def test_undo_takes_a_file_away_that_was_not_there(found: Review, file: Path) -> None:
    first = found.open()[0]
    found.answer(first, pick(first, "1"))
    found.undo()
    assert not file.exists()


def test_undo_takes_nothing_back_that_somebody_wrote_meanwhile(found: Review, file: Path) -> None:
    first = found.open()[0]
    found.answer(first, pick(first, "1"))
    file.write_text(file.read_text("utf-8") + "# a note of mine\n", "utf-8")
    with pytest.raises(ConfigError, match="changed meanwhile"):
        found.undo()
    assert "a note of mine" in file.read_text("utf-8")


def test_after_a_sync_every_answered_case_is_gone(chosen: config.Config) -> None:
    with reviewing.review(chosen) as found:
        for case in found.open():
            found.answer(case, pick(case, case.choices[0].key))
    report = sync(chosen)
    assert not [line for line in report.warnings if "ruling" in line]
    assert report.doubts == ()
    with reviewing.review(chosen) as found:
        assert found.cases == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_gives_the_answers_back_however_it_was_saved(
    found: Review, file: Path, tmp_path: Path, delimiter: str
) -> None:
    path = tmp_path / "cases.csv"
    assert sheet.write(found, path) == len(found.cases)
    answers = {"SPEAKER_00": "bo marsh", "SPEAKER_01": "nobody", "Low Bell": "work"}
    filled = [{**row, "answer": answers.get(row["a"], "")} for row in reversed(rows(path))]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, sorted(filled[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(filled)
    taken = sheet.take(found, path)
    assert (taken.answers, taken.problems) == (3, ())
    said = file.read_text("utf-8")
    assert "SPEAKER_00: Bo Marsh" in said
    assert "SPEAKER_01: nobody" in said
    assert "Low Bell: work" in said


def test_a_row_that_is_wrong_is_told_with_its_line_and_the_others_are_taken(
    found: Review, tmp_path: Path
) -> None:
    path = tmp_path / "cases.csv"
    idents = [case.id for case in found.cases if case.kind == "voice"]
    lines = ["case,answer", "voice-0000,1", f"{idents[0]},Zed", f"{idents[1]},1", f"{idents[0]},"]
    path.write_text("\n".join(lines), "utf-8")
    taken = sheet.take(found, path)
    assert (taken.answers, taken.left) == (1, 1)
    assert [problem.rpartition(":")[0].partition(": ")[0] for problem in taken.problems] == [
        f"{path}:2",
        f"{path}:3",
    ]


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"", "case,answer\nä,1".encode("latin-1")])
def test_what_is_no_sheet_is_refused(found: Review, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(content)
    with pytest.raises(VaultgenError, match=r"cases\.csv"):
        sheet.take(found, path)


def test_no_cell_of_a_sheet_is_a_formula(found: Review, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    sheet.write(found, path)
    cells = [cell for row in rows(path) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=1 bell is what I brought, the Low Bell." in cells


@pytest.mark.parametrize(("key", "notes"), [("1", 1), ("d", 2)])
def test_a_name_of_two_things_is_shown_with_both_and_settled(
    tmp_path: Path, key: str, notes: int
) -> None:
    lists = {
        "bank": "show: Ledger Hour\ncompanies: [Kestrel, Tallow & Reed, Quillbank]",
        "bird": "show: Night Walk\nplaces: [Kestrel, Caloris Basin, Vesta]",
    }
    (tmp_path / "seeds").mkdir()
    (tmp_path / "vaultgen.toml").write_text("", encoding="utf-8")
    for title, head in lists.items():
        voice = {"bank": "Ida Quill", "bird": "Orla Venn"}[title]
        text = f"---\ntitle: {title}\n{head}\n---\n\n**{voice}:** \\[00:02\\] Kestrel is here.\n"
        (tmp_path / "seeds" / f"{title}.md").write_text(text, encoding="utf-8")
    made = config.load(tmp_path / "vaultgen.toml")
    sync(made)
    with reviewing.review(made) as found:
        (case,) = found.open()
        assert [s.about.partition(",")[0] for s in case.subjects] == ["company", "place"]
        found.answer(case, pick(case, key))
    sync(made)
    assert len(list(tmp_path.glob("vault/*/Kestrel*.md"))) == notes
    with reviewing.review(made) as found:
        assert found.open() == []
