"""The book of the last run: what it saves, and that nobody needs it."""

import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen import config, pipeline
from vaultgen.cache import NAME
from vaultgen.errors import VaultError
from vaultgen.pipeline import dependencies
from vaultgen.pipeline.rows import changed, renewed
from vaultgen.pipeline.scene import Scene

Sync = Callable[[Path], pipeline.Report]
Notes = Callable[[Path], dict[str, bytes]]
Shown = Mapping[str, str]
Of = Callable[[Scene, str, Shown], bytes]

ROWS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 2)).map(
    lambda rows: dict(sorted(rows.items()))
)
IDS = st.sets(st.sampled_from("abcdef"))


@given(ROWS, ROWS)
def test_what_changed_is_all_that_tells_two_runs_apart(
    before: dict[str, int], now: dict[str, int]
) -> None:
    other = changed(before, now)
    assert {i: before[i] for i in before.keys() - other} == {i: now[i] for i in now.keys() - other}
    assert all(before.get(i) != now.get(i) for i in other)


@given(ROWS, ROWS, IDS)
def test_renewed_rows_are_sorted_and_hold_the_news(
    before: dict[str, int], news: dict[str, int], gone: set[str]
) -> None:
    now = renewed(before, news, gone)
    assert now == {i: row for i, row in before.items() if i not in gone} | news
    assert list(now) == sorted(now)
    assert (now is before) == (now == before)


def said(example: Path, text: str) -> None:
    """One more sentence in a source."""
    source = example / "seeds" / "2025-03-04 mud-season.md"
    source.write_text(f"{source.read_text('utf-8')}\n{text}\n", "utf-8")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the notes of which a run looks at everything that they depend on."""
    looked: list[str] = []

    def watched(of: Of) -> Of:
        def look(now: Scene, ident: str, shown: Shown) -> bytes:
            looked.append(ident)
            return of(now, ident, shown)

        return look

    for name in ("_of_episode", "_of_entity"):
        monkeypatch.setattr(dependencies, name, watched(getattr(dependencies, name)))
    return looked


def test_a_sentence_without_names_touches_only_its_episode(
    example: Path, sync: Sync, made: list[str]
) -> None:
    said(example, "And then the rain stopped.")
    sync(example)
    assert [ident for ident in made if ident.startswith("episode/")] == ["episode/mud-season"]
    assert len(made) < len(list((example / "vault" / "People").iterdir()))


def test_a_title_reaches_every_note_that_shows_it(example: Path, sync: Sync, notes: Notes) -> None:
    before = notes(example / "vault")
    source = example / "seeds" / "2025-03-04 mud-season.md"
    source.write_text(source.read_text("utf-8").replace("# Mud Season", "# Frost Season"), "utf-8")
    sync(example)
    now = notes(example / "vault")
    old, new = b"[[Mud Season", b"[[Frost Season"
    shown = {path for path, data in before.items() if old in data and "Mud Season" not in path}
    shows = {path for path, data in now.items() if new in data and "Frost Season" not in path}
    assert len(shown) > 10
    assert shows == shown
    assert not any(old in data for data in now.values())


def exported(example: Path) -> Iterator[str]:
    settings = config.bare([example / "seeds"], example / "vault")
    for document in pipeline.documents(settings, "json"):
        yield from document.text


def test_an_export_tells_of_the_last_sync_and_not_of_a_plan(example: Path, sync: Sync) -> None:
    sync(example)
    before = "".join(exported(example))
    said(example, "So Wenna Strand called. Wenna Strand knew it. Ask Wenna Strand about it.")
    pipeline.plan(config.bare([example / "seeds"], example / "vault"))
    assert "".join(exported(example)) == before
    sync(example)
    names = [entity["name"] for entity in json.loads("".join(exported(example)))["entities"]]
    assert "Wenna Strand" in names


@pytest.mark.parametrize("page", ["linking.episodes", "telling.told", "places.deleted"])
def test_a_book_that_lost_a_page_is_made_anew(
    page: str, example: Path, sync: Sync, notes: Notes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sync(example)
    said(example, "So Wenna Strand called. Wenna Strand knew it. Ask Wenna Strand about it.")
    twin = tmp_path_factory.mktemp("twin") / "example"
    shutil.copytree(example, twin)
    with sqlite3.connect(example / "vault" / ".vaultgen" / NAME) as db:
        kept = db.execute("SELECT value FROM results WHERE key = 'record'").fetchone()[0]
        key = msgspec.msgpack.decode(zlib.decompress(kept))["book"][page]
        assert db.execute("DELETE FROM results WHERE key = ?", (key,)).rowcount == 1
    sync(example)
    sync(twin)
    assert notes(example / "vault") == notes(twin / "vault")
    assert "".join(exported(example)) == "".join(exported(twin))


def test_a_record_of_another_version_is_none(example: Path, sync: Sync) -> None:
    sync(example)
    with sqlite3.connect(example / "vault" / ".vaultgen" / NAME) as db:
        other = zlib.compress(msgspec.msgpack.encode({"shows": 7}))
        db.execute("UPDATE results SET value = ? WHERE key = 'record'", (other,))
    with pytest.raises(VaultError, match="run `vaultgen sync` first"):
        list(exported(example))
    said(example, "And then the rain stopped.")
    sync(example)
    assert "mud-season" in "".join(exported(example))


def test_pages_that_nobody_needs_are_dropped(example: Path, sync: Sync) -> None:
    def pages() -> dict[str, str]:
        with sqlite3.connect(example / "vault" / ".vaultgen" / NAME) as db:
            kept = db.execute("SELECT value FROM results WHERE key = 'record'").fetchone()[0]
        book: dict[str, str] = msgspec.msgpack.decode(zlib.decompress(kept))["book"]
        return book

    sync(example)
    before = pages()
    said(example, "And then the rain stopped.")
    sync(example)
    old = {*before.values()} - {*pages().values()}
    assert old
    with sqlite3.connect(example / "vault" / ".vaultgen" / NAME) as db:
        there = {key for (key,) in db.execute("SELECT key FROM results")}
    assert not old & there
    assert there.issuperset(pages().values())
