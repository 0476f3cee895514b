"""One run at a time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vaultgen.errors import VaultError
from vaultgen.sync import lock

HOLD = """
import sys
from pathlib import Path
from vaultgen.sync import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_run_is_refused_until_the_first_ends_or_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(VaultError, match="another vaultgen"), lock(tmp_path):
            pass
        os.kill(other.pid, signal.SIGKILL)
    with lock(tmp_path):
        pass


def test_the_lock_is_released_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), lock(tmp_path):
        raise KeyError
    with lock(tmp_path):
        pass


def test_a_second_lock_changes_no_byte_and_no_time(tmp_path: Path) -> None:
    with lock(tmp_path):
        pass
    before = [(p, p.stat().st_mtime_ns) for p in (tmp_path, *tmp_path.iterdir())]
    with lock(tmp_path):
        pass
    assert [(p, p.stat().st_mtime_ns) for p in (tmp_path, *tmp_path.iterdir())] == before


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(VaultError, match="cannot be locked"), lock(tmp_path / "file" / "x"):
        pass
