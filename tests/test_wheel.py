"""What is installed is what the checkout has."""

import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent


def test_the_wheel_holds_the_templates_and_the_seeds(tmp_path: Path) -> None:
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(built) as wheel:
        for folder in ("templates", "seeds"):
            files = sorted(p for p in (ROOT / folder).rglob("*") if p.is_file())
            packed = [f"vaultgen/_data/{p.relative_to(ROOT).as_posix()}" for p in files]
            assert [wheel.read(name) for name in packed] == [p.read_bytes() for p in files]
            assert files
        assert "vaultgen/py.typed" in wheel.namelist()
