"""The second run and those after it: what did not change is not touched, nor made again."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vaultgen import config, pipeline
from vaultgen.pipeline.workshop import Workshop

Sync = Callable[[Path], pipeline.Report]
Notes = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many results each stage had to make, by name."""
    counts: Counter[str] = Counter()
    fill = Workshop.fill

    def count(shop: Workshop, stage: str, task: Any, jobs: Any, parts: Any) -> None:
        counts[stage] += sum(not shop.cache.has(key) for key, _ in jobs)
        fill(shop, stage, task, jobs, parts)

    monkeypatch.setattr(Workshop, "fill", count)
    return counts


def stats(folder: Path) -> dict[str, tuple[int, ...]]:
    """Everything that a write would change, for every file and folder."""
    found: dict[str, tuple[int, ...]] = {}
    for path in sorted(folder.rglob("*")):
        seen = path.stat()
        times = (seen.st_mtime_ns, seen.st_ctime_ns)
        found[str(path)] = (seen.st_ino, seen.st_mode, seen.st_size, *times)
    return found


def test_a_second_run_writes_no_byte_and_touches_no_time(example: Path, sync: Sync) -> None:
    sync(example)
    before = stats(example)
    report = sync(example)
    assert (report.changes, report.problems) == ((), ())
    assert report.episodes > 8
    assert stats(example) == before


def test_a_second_run_takes_the_short_way(
    example: Path, sync: Sync, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = sync(example)

    def no_stage(*_: object) -> None:
        raise AssertionError("a stage was asked for")

    monkeypatch.setattr(Workshop, "fill", no_stage)
    monkeypatch.setattr("vaultgen.pipeline.workshop.opened", no_stage)
    assert sync(example).episodes == report.episodes


def test_a_changed_source_is_the_only_one_that_is_read_and_woven_again(
    example: Path, sync: Sync, made: Counter[str]
) -> None:
    sync(example)
    made.clear()
    source = example / "seeds" / "2025-03-04 mud-season.md"
    source.write_text(source.read_text("utf-8") + "\nAnd then the rain stopped.\n", "utf-8")
    sync(example)
    assert (made["read"], made["episodes"]) == (1, 1)
    assert made["link"] <= 2
    assert made["render"] <= 2


def test_a_new_date_of_a_file_costs_no_stage(example: Path, sync: Sync, made: Counter[str]) -> None:
    sync(example)
    made.clear()
    (example / "seeds" / "2025-03-04 mud-season.md").touch()
    assert sync(example).changes == ()
    assert sum(made.values()) == 0


@pytest.mark.parametrize("changed", [False, True], ids=["unchanged", "changed"])
def test_a_plan_writes_nothing(changed: bool, example: Path, sync: Sync) -> None:
    sync(example)
    if changed:
        source = example / "seeds" / "2025-03-04 mud-season.md"
        source.write_text(source.read_text("utf-8") + "\nAnd then the rain stopped.\n", "utf-8")
    before = {path: seen for path, seen in stats(example).items() if "cache.sqlite" not in path}
    record = exported(example / "vault")
    report = pipeline.plan(config.bare([example / "seeds"], example / "vault"))
    assert bool(report.changes) == changed
    after = {path: seen for path, seen in stats(example).items() if "cache.sqlite" not in path}
    assert {p: s for p, s in after.items() if not p.endswith(".vaultgen")} == {
        p: s for p, s in before.items() if not p.endswith(".vaultgen")
    }
    assert exported(example / "vault") == record


def exported(vault: Path) -> str:
    documents = pipeline.documents(config.bare([], vault), "json")
    return "".join(piece for document in documents for piece in document.text)


def test_a_plan_without_a_vault_makes_none(built: Path, tmp_path: Path) -> None:
    report = pipeline.plan(config.bare([built / "seeds"], tmp_path / "vault"))
    assert {change.kind for change in report.changes} == {"create"}
    assert list(tmp_path.iterdir()) == []


def test_the_cache_may_be_deleted(example: Path, sync: Sync, notes: Notes) -> None:
    before = notes(example / "vault")
    (example / "vault" / ".vaultgen" / "cache.sqlite").unlink()
    assert sync(example).changes == ()
    assert notes(example / "vault") == before
    with sqlite3.connect(example / "vault" / ".vaultgen" / "cache.sqlite") as db:
        assert db.execute("SELECT count(*) FROM results").fetchone()[0] > 0
