"""What is remembered between two runs saves time and changes nothing."""

import random
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen import pipeline
from vaultgen.pipeline.workshop import Workshop

Sync = Callable[[Path], pipeline.Report]
Notes = Callable[[Path], dict[str, bytes]]
Chance = random.Random

SEEDS = Path(__file__).parents[2] / "seeds"
STEPS = 9


def said(example: Path, chance: Chance) -> str:
    """A sentence with names of the vault and a new one."""
    notes = sorted(
        path.stem
        for folder in ("People", "Companies", "Products", "Concepts")
        for path in (example / "vault" / folder).glob("*.md")
    )
    new = f"{chance.choice(('Tamsin', 'Orrin', 'Yusra'))} {chance.choice(('Veldt', 'Okonma'))}"
    old = chance.sample(notes, 2)
    return f"So {old[0]} and {new} met. {new} knew {old[1]}, and {old[0]} did not know {new}.\n"


def add_to_a_source(example: Path, chance: Chance) -> None:
    source = chance.choice(sorted((example / "seeds").glob("*.md")))
    source.write_text(f"{source.read_text('utf-8')}\n{said(example, chance)}", "utf-8")


def add_a_source(example: Path, chance: Chance) -> None:
    number = len(list((example / "seeds").iterdir()))
    text = f"# Barn talk {number}\n\n**Ines Falk:** {said(example, chance)}"
    (example / "seeds" / f"barn-{number}.md").write_text(text, "utf-8")


def remove_or_return_a_source(example: Path, chance: Chance) -> None:
    gone = example / "gone"
    gone.mkdir(exist_ok=True)
    if found := sorted(gone.iterdir()):
        found[0].rename(example / "seeds" / found[0].name)
    else:
        source = chance.choice(sorted((example / "seeds").iterdir()))
        source.rename(gone / source.name)


def restore_a_source(example: Path, chance: Chance) -> None:
    source = chance.choice(sorted(SEEDS.glob("*.md")))
    shutil.copyfile(source, example / "seeds" / source.name)


def rule(example: Path, chance: Chance) -> None:
    person, other = chance.sample(sorted((example / "vault" / "People").glob("*.md")), 2)
    ruling = chance.choice(
        (f"drop: [{person.stem}]", f"name: {{{person.stem}: Old {other.stem}}}", "drop: []")
    )
    (example / "vault" / ".vaultgen" / "rulings.yaml").write_text(f"{ruling}\n", "utf-8")


def delete_a_note(example: Path, chance: Chance) -> None:
    chance.choice(sorted((example / "vault" / "Companies").glob("*.md"))).unlink()


def write_a_note(example: Path, chance: Chance) -> None:
    name = chance.choice(("Tamsin Veldt", "Orrin Okonma", "Barn"))
    text = f"---\ntype: person\naliases: [{name.split()[0]}]\n---\nMine.\n"
    (example / "vault" / f"{name}.md").write_text(text, "utf-8")


def change_a_template(example: Path, chance: Chance) -> None:
    templates = example / "vault" / ".vaultgen" / "templates"
    templates.mkdir(exist_ok=True)
    (templates / "show.md").write_text(f"# {chance.randrange(9)} {{{{ note.title }}}}\n", "utf-8")


ACTIONS = (
    add_to_a_source,
    add_to_a_source,
    add_a_source,
    remove_or_return_a_source,
    remove_or_return_a_source,
    restore_a_source,
    rule,
    delete_a_note,
    write_a_note,
    change_a_template,
)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_run_that_remembers_makes_what_a_run_without_memory_makes(
    seed: int, example: Path, sync: Sync, notes: Notes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chance = random.Random(seed)
    for step in range(STEPS):
        action = chance.choice(ACTIONS)
        action(example, chance)
        twin = tmp_path_factory.mktemp("twin") / "example"
        shutil.copytree(example, twin)
        for cache in (twin / "vault" / ".vaultgen").glob("cache.sqlite*"):
            cache.unlink()
        sync(example)
        sync(twin)
        assert notes(example / "vault") == notes(twin / "vault"), f"{step}: {action.__name__}"


def test_nothing_but_what_changed_is_put_together(
    example: Path, sync: Sync, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each stage is asked only for what is new, not for everything that the cache may have."""
    sync(example)
    asked: dict[str, int] = {}
    fill = Workshop.fill

    def count(shop: Workshop, stage: str, task: object, jobs: list[object], parts: object) -> None:
        asked[stage] = asked.get(stage, 0) + len(jobs)
        fill(shop, stage, task, jobs, parts)  # type: ignore[arg-type]

    monkeypatch.setattr(Workshop, "fill", count)
    source = example / "seeds" / "2025-03-04 mud-season.md"
    source.write_text(source.read_text("utf-8") + "\nAnd then the rain stopped.\n", "utf-8")
    sync(example)
    assert asked["read"] == 1
    assert asked["link"] <= 2
    assert asked["render"] <= 2
    assert asked["notes"] <= 8


def test_a_text_that_the_cache_lost_is_made_again(example: Path, sync: Sync, notes: Notes) -> None:
    before = notes(example / "vault")
    with sqlite3.connect(example / "vault" / ".vaultgen" / "cache.sqlite") as db:
        rows = db.execute("SELECT key, value FROM results").fetchall()
        lost = [key for key, value in rows if b"\n---\n" in zlib.decompress(value)[:9000]]
        db.executemany("DELETE FROM results WHERE key = ?", [(key,) for key in lost])
    assert lost
    shutil.rmtree(example / "vault" / "People")
    (example / "vault" / ".vaultgen" / "state.sqlite").unlink()
    sync(example)
    assert notes(example / "vault") == before
