"""The cache forgets what nobody asks for any more, and need not look for it in every run."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from vaultgen.cache import Cache

MANY = 400
"""Results of a vault, of about a page each."""


def noise(seed: str) -> bytes:
    """About a page that packs to nothing less."""
    return random.Random(seed).randbytes(3500)


def run(file: Path, asked: Iterable[str]) -> None:
    """A run that makes what is missing of what it asks for."""
    with Cache(file) as cache:
        asked = list(asked)
        cache.put([(key, noise(key)) for key in sorted(cache.lacks(asked))])
        cache.prune()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A cache with the results of a first run."""
    run(tmp_path / "cache.sqlite", map(str, range(MANY)))
    return tmp_path / "cache.sqlite"


def lacking(file: Path, keys: Iterable[str]) -> set[str]:
    with Cache(file) as cache:
        return cache.lacks(keys)


def test_a_few_unused_results_are_left(file: Path) -> None:
    run(file, ["new", *map(str, range(1, MANY))])
    assert lacking(file, ["0", "1", "new"]) == set()


def test_many_unused_results_are_forgotten_and_all_others_kept(file: Path) -> None:
    for first in range(0, MANY, 100):
        run(file, map(str, range(first, first + MANY)))
    asked = [str(number) for number in range(MANY - 100, 2 * MANY - 100)]
    assert lacking(file, asked) == set()
    assert "0" in lacking(file, ["0"])


def test_parts_of_a_result_stay_together(file: Path) -> None:
    with Cache(file) as cache:
        cache.put([(f"whole/{part}", noise(part)) for part in "abc"])
    run(file, ["whole/a", *(f"new {number}" for number in range(MANY))])
    assert lacking(file, ["whole/b", "whole/c"]) == set()
    assert lacking(file, ["7"]) == {"7"}


def test_the_file_grows_no_further_than_a_vault_that_stays_as_large_needs(file: Path) -> None:
    first = file.stat().st_size
    for number in range(40):
        run(file, (f"{number} {part}" if part < 50 else str(part) for part in range(MANY)))
    assert file.stat().st_size < 1.5 * first
