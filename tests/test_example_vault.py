"""`example_vault/` is exactly what a sync makes of `seeds/`."""

from pathlib import Path

from vaultgen import config, pipeline

ROOT = Path(__file__).parents[1]
REBUILD = "rebuild it: rm -r example_vault && vaultgen sync seeds --vault example_vault"


def content(vault: Path) -> dict[str, bytes]:
    """{path: content} of all files outside the state, settings for Obsidian included."""
    return {
        path.relative_to(vault).as_posix(): path.read_bytes()
        for path in sorted(vault.rglob("*"))
        if path.is_file() and ".vaultgen" not in path.parts
    }


def test_the_example_is_what_a_sync_makes_of_the_seeds(tmp_path: Path) -> None:
    report = pipeline.sync(config.bare([ROOT / "seeds"], tmp_path / "vault"), jobs=2)
    assert report.problems == ()
    made, kept = content(tmp_path / "vault"), content(ROOT / "example_vault")
    different = sorted(
        path for path in made.keys() | kept.keys() if made.get(path) != kept.get(path)
    )
    assert different == [], f"{len(different)} files differ; {REBUILD}"
