"""A run over a lived-in example vault is killed at every call that changes something; the next run
comes to the same end as one that nobody stopped."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen import config, pipeline
from vaultgen.pipeline.deciding import Decision, decide

Killed = Callable[[int, Callable[[], object]], bool]
Notes = Callable[[Path], dict[str, bytes]]

STRIDE = int(os.environ.get("VAULTGEN_KILL_STRIDE", "15"))
"""1 tries every point; more for a shorter test."""
OWN = {f"word{n:02}".encode() for n in range(7)}
"""The words that the user wrote."""
RULINGS = "same: [[Atlantic Splice, Long Splice]]\n"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")


def live_in(vault: Path) -> None:
    """What a user does in a week."""
    rewrite(vault / "Episodes/Mud Season.md", "## Mentioned", "word00 of mine\n\n## Mentioned")
    rewrite(vault / "Episodes/The Price of Kelp.md", "published: 2025-05-06", "published: word01")
    rewrite(vault / "Products/Long Splice.md", "\n## ", "\nword02 on a splice.\n\n## ")
    rewrite(vault / "Episodes/The Cable Menders.md", "\n## ", "\nword03 on cables.\n\n## ")
    rewrite(vault / "People/Josie Pell.md", "aliases: []", "aliases:\n  - word04 Pell")
    rewrite(vault / "Concepts/LCOE.md", "\n## ", "\nword06 on costs.\n\n## ")
    rewrite(vault / "Products/Oystercatcher.md", "type: product", "type: company")
    (vault / "My diary.md").write_text("word05: I met [[Josie Pell]].\n", "utf-8")
    (vault / "People/Rhona Adeyemi.md").rename(vault / "People/Rhona of the Kelp.md")
    (vault / "Mine").mkdir()
    (vault / "Places/Oban.md").rename(vault / "Mine/Oban.md")
    (vault / "Places/Islay.md").unlink()
    (vault / ".vaultgen/rulings.yaml").write_text(RULINGS, "utf-8")


def change_sources(seeds: Path) -> None:
    """A source that says something else, one more, one less."""
    rewrite(
        seeds / "2025-05-06 the-price-of-kelp.md", "**Date:** 2025-05-06", "**Date:** 2025-05-07"
    )
    rewrite(seeds / "2025-03-04 mud-season.md", "Percy", "Percy, an uncle of Josie Pell,")
    shutil.copyfile(seeds / "2025-03-04 mud-season.md", seeds / "2025-03-05 mud-again.md")
    rewrite(seeds / "2025-03-05 mud-again.md", "# Mud Season", "# Mud Again")
    rewrite(seeds / "2025-03-05 mud-again.md", "2025-03-04", "2025-03-05")
    rewrite(seeds / "2025-03-05 mud-again.md", "2025-03-04-mud-season", "2025-03-05-mud-again")
    for path in seeds.glob("2025-11-11*"):
        path.unlink()


@pytest.fixture
def lived_in(example: Path) -> Path:
    """The example, its cache full of what the next run needs, a user's week and other sources."""
    change_sources(example / "seeds")
    pipeline.plan(config.bare([example / "seeds"], example / "vault"))
    live_in(example / "vault")
    pipeline.plan(config.bare([example / "seeds"], example / "vault"))
    return example


def whole(home: Path, notes: Notes) -> tuple[dict[str, bytes], dict[str, bytes], tuple[str, ...]]:
    """What can be seen of a vault: its notes, what waits, and what waits in words."""
    folder = home / "vault" / ".vaultgen" / "conflicts"
    waits = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    chosen = config.bare([home / "seeds"], home / "vault")
    return notes(home / "vault"), waits, tuple(q.reason for q in pipeline.unsettled(chosen))


def missing(home: Path, notes: Notes) -> list[bytes]:
    """Words of the user's that are not in the vault."""
    text = b"".join(notes(home / "vault").values())
    return [word for word in sorted(OWN) if word not in text]


@pytest.mark.slow
def test_a_run_killed_anywhere_is_finished_by_the_next(
    lived_in: Path,
    tmp_path: Path,
    killed: Killed,
    notes: Notes,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home = tmp_path / "home"
    chosen = config.bare([home / "seeds"], home / "vault")
    decided: list[Decision] = []

    def begin() -> None:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(lived_in, home, ignore=shutil.ignore_patterns(home.name))

    def keep_decision(*arguments: object, **how: object) -> Decision:
        decided.append(decide(*arguments, **how))  # type: ignore[arg-type]
        return decided[-1]

    begin()
    with monkeypatch.context() as patch:
        patch.setattr("vaultgen.pipeline.deciding.decide", keep_decision)
        report = pipeline.sync(chosen)
    kinds = {change.kind for change in report.changes}
    assert kinds == {"create", "update", "rename", "remove", "adopt", "conflict"}
    result = whole(home, notes)
    assert missing(home, notes) == []
    assert len(result[1]) == 1

    def again() -> None:
        monkeypatch.setattr("vaultgen.pipeline.deciding.decide", lambda *_, **__: decided[0])
        pipeline.sync(chosen)

    point, tried = 1, 0
    while True:
        begin()
        if not killed(point, again):
            break
        assert missing(home, notes) == [], f"killed at {point}"
        pipeline.sync(chosen)
        assert whole(home, notes) == result, f"killed at {point}"
        point, tried = point + STRIDE, tried + 1
    with capsys.disabled():
        sys.stdout.write(f" killed at {tried} of {point} points")
    assert point > 300
