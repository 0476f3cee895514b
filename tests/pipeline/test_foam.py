"""Another application's view of the links: Foam's command line finds none that leads nowhere."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from vaultgen import config, pipeline

FOAM = "foam-cli@0.46"
NONE = "(no placeholders found)"
SHARED = Path(__file__).parents[2].parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def foam(pytestconfig: pytest.Config) -> Path:
    """The program, installed once for all runs of the tests."""
    npm = shutil.which("npm")
    if npm is None or pytestconfig.cache is None:
        pytest.skip("needs npm")
    home = pytestconfig.cache.mkdir("foam")
    program = home / "node_modules" / ".bin" / "foam"
    if not program.exists():
        try:
            command = [npm, "install", "--prefix", str(home), "--ignore-scripts", "--no-audit"]
            subprocess.run([*command, FOAM], capture_output=True, check=True, timeout=150)
        except subprocess.SubprocessError:
            pytest.skip("the registry of npm is out of reach")
    return program


def placeholders(foam: Path, vault: Path) -> str:
    """What Foam says about links that it cannot resolve."""
    done = subprocess.run(
        [foam, "list", "placeholders"],
        cwd=vault,
        env={**os.environ, "FOAM_TELEMETRY": "0"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return done.stdout.strip()


@pytest.mark.slow
def test_foam_resolves_every_link_of_the_example(foam: Path, example: Path) -> None:
    vault = example / "vault"
    assert placeholders(foam, vault) == NONE
    (vault / "Astray.md").write_text("[[A note that nobody wrote]]\n", "utf-8")
    assert placeholders(foam, vault) != NONE


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not here")
def test_foam_resolves_every_link_made_from_real_documents(foam: Path, tmp_path: Path) -> None:
    pipeline.sync(config.bare([SHARED], tmp_path / "vault"))
    assert placeholders(foam, tmp_path / "vault") == NONE
