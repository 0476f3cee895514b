"""A vault that grew run by run is what a run without any memory makes of it.

Names collide in its talks in every way that `resolve` has a rule for, and each step changes a few
things: a sentence, a header, a talk, a note, a ruling. Then the vault is brought up to date twice:
with all that earlier runs left in the cache, and, in a copy, with none of it.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import fields
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import Final

import pytest
from tests.grown.acts import SELDOM, SOURCES, VAULT
from tests.grown.world import World, born

from vaultgen import pipeline
from vaultgen.errors import VaultgenError

Killed = Callable[[int, Callable[[], object]], bool]

SEEDS: Final = int(os.environ.get("VAULTGEN_SOAK_SEEDS", "3"))
STEPS: Final = int(os.environ.get("VAULTGEN_GROWN_STEPS", "20"))
LINES: Final = 40
"""Of a difference that is shown."""


def outcome(world: World) -> dict[str, str]:
    """Run, look at everything, and gather all that a person can see of it, by name."""
    os.utime(world.sources()[0])
    try:
        report = world.sync()
        told = {f.name: listed(getattr(report, f.name)) for f in fields(report)}
        documents = pipeline.documents(world.config, "json")
        told["export"] = "".join(piece for one in documents for piece in one.text)
    except VaultgenError as refused:
        told = {"refused": str(refused).replace(str(world.home), "")}
    files = [*world.notes(""), *sorted((world.state / "conflicts").rglob("*.md"))]
    texts = {path.relative_to(world.home).as_posix(): path.read_text("utf-8") for path in files}
    return {**texts, **told}


def listed(value: object) -> str:
    return "\n".join(map(repr, value)) if isinstance(value, tuple) else str(value)


def difference(grown: Mapping[str, str], fresh: Mapping[str, str]) -> str:
    """The first thing that differs, as a diff from the fresh one to the grown one."""
    for name in {**fresh, **grown}:
        old, new = fresh.get(name, ""), grown.get(name, "")
        if old != new:
            titles = (f"{name}, without memory", f"{name}, grown")
            lines = unified_diff(old.splitlines(), new.splitlines(), *titles, n=1, lineterm="")
            return "\n".join(islice(lines, LINES))
    return ""


def step(world: World, number: int, twin: Path, killed: Killed) -> str:
    """Change a few things and run; what differs is returned."""
    for _ in range(world.dice.choice((1, 1, 2, 3))):
        (kind,) = world.dice.choices((SOURCES, VAULT, SELDOM), (5, 4, 2))
        action = world.dice.choice(kind)
        world.log.append(f"{number} {action.__name__}")
        try:
            action(world)
        except VaultgenError as refused:
            world.log.append(f"({refused})")
    world.write()
    if world.dice.random() < 0.03:
        killed(world.dice.randrange(1, 300), world.sync)
        world.log.append("killed")
    fresh = world.at(twin)
    for cache in fresh.state.glob("cache.sqlite*"):
        cache.unlink()
    return difference(outcome(world), outcome(fresh))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_vault_that_grew_is_what_a_run_without_memory_makes(
    seed: int, killed: Killed, tmp_path: Path
) -> None:
    world = born(tmp_path / "home", seed)
    world.sync()
    for number in range(STEPS):
        found = step(world, number, tmp_path / f"twin{number}", killed)
        assert not found, f"seed {seed}, after {', '.join(world.log)}:\n{found}"
