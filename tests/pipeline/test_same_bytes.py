"""The same input gives the same bytes: in any order, place, process, language of the system."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen import config, pipeline

Notes = Callable[[Path], dict[str, bytes]]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_sources_makes_no_difference(
    seed: int, built: Path, notes: Notes, tmp_path: Path
) -> None:
    files = sorted((built / "seeds").iterdir())
    random.Random(seed).shuffle(files)
    pipeline.sync(config.bare(files, tmp_path / "vault"))
    assert notes(tmp_path / "vault") == notes(built / "vault")


def test_the_place_of_the_sources_makes_no_difference(
    built: Path, notes: Notes, tmp_path: Path
) -> None:
    seeds = tmp_path / "somewhere" / "else"
    shutil.copytree(built / "seeds", seeds, copy_function=shutil.copyfile)
    pipeline.sync(config.bare([seeds], tmp_path / "vault"))
    assert notes(tmp_path / "vault") == notes(built / "vault")


@pytest.mark.parametrize(("jobs", "hash_seed"), [("1", "1"), ("2", "2")])
def test_jobs_locale_time_zone_and_hash_seed_make_no_difference(
    jobs: str, hash_seed: str, built: Path, notes: Notes, tmp_path: Path
) -> None:
    odd = {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": hash_seed}
    vault = tmp_path / "vault"
    command = [sys.executable, "-m", "vaultgen", "sync", "seeds", "--vault", str(vault)]
    subprocess.run([*command, "--jobs", jobs], cwd=built, env={**os.environ, **odd}, check=True)
    assert notes(vault) == notes(built / "vault")


def test_a_source_that_goes_and_comes_back_leaves_no_trace(
    example: Path, notes: Notes, sync: Callable[[Path], pipeline.Report]
) -> None:
    before = notes(example / "vault")
    source = example / "seeds" / "2025-05-06 the-price-of-kelp.md"
    text = source.read_bytes()
    source.unlink()
    assert sync(example).problems == ()
    assert "Episodes/The Price of Kelp.md" not in notes(example / "vault")
    source.write_bytes(text)
    assert sync(example).problems == ()
    assert notes(example / "vault") == before
