"""The project's own example, built once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen import config, pipeline

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of `seeds` and the `vault` made of it; not to be changed."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(SEEDS, folder / "seeds")
    report = pipeline.sync(config.bare([folder / "seeds"], folder / "vault"), jobs=2)
    assert report.problems == ()
    return folder


@pytest.fixture
def example(built: Path, tmp_path: Path) -> Path:
    """A copy of the same, to be changed."""
    for name in ("seeds", "vault"):
        shutil.copytree(built / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def sync() -> Callable[[Path], pipeline.Report]:
    """Sync the vault of an example with its seeds."""

    def run(example: Path) -> pipeline.Report:
        return pipeline.sync(config.bare([example / "seeds"], example / "vault"))

    return run


@pytest.fixture
def notes() -> Callable[[Path], dict[str, bytes]]:
    """{path in the vault: content} of all files outside the state."""

    def read(vault: Path) -> dict[str, bytes]:
        return {
            path.relative_to(vault).as_posix(): path.read_bytes()
            for path in sorted(vault.rglob("*"))
            if path.is_file() and ".vaultgen" not in path.parts
        }

    return read
