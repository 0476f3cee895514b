"""A run is killed at every call that changes something; the next one finishes the job."""

import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from vaultgen.model import Change, Note

Run = Callable[..., tuple[Change, ...]]
Made = Callable[..., Note]
Killed = Callable[[int, Callable[[], object]], bool]
Notes = tuple[Note, ...]

DIARY = "my diary\n"
OWN = ("My first words.", "My other words.", "My last words.")
"""What the user writes in notes of ours."""


def files(vault: Path) -> dict[str, bytes]:
    """Everything but the state."""
    return {
        path.relative_to(vault).as_posix(): path.read_bytes()
        for path in vault.rglob("*")
        if path.is_file() and ".vaultgen" not in path.parts
    }


def remembered(vault: Path) -> dict[str, bytes]:
    """What waits for the user."""
    folder = vault / ".vaultgen" / "conflicts"
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def after(made: Made) -> Notes:
    """What the vault is to hold."""
    return (
        made("person/new", "New/Deep/New.md", "create"),
        made("person/plain", "People/Plain.md", "new text"),
        made("person/one", "People/Two.md", "new one"),
        made("person/two", "People/One.md", "new two"),
        made("person/move", "New/Move.md", "new move"),
        made("person/edited", "People/Edited.md", "one", "two", "NEW THREE"),
        made("person/against", "People/Against.md", "new text"),
        made("person/moved", "People/Moved.md", "new moved"),
        made("person/away", "People/Away.md", "new away"),
        made("person/heir", "People/Heir.md", "heir"),
        made("person/same", "People/Same.md", "same"),
    )


MERGED = {"person/absorbed": "person/heir"}


@pytest.fixture
def prepared(tmp_path: Path, run: Run, made: Made) -> Path:
    """A vault with notes of ours, and everything that a user can do to them."""
    vault = tmp_path / "prepared"
    run(
        vault,
        made("person/plain", "People/Plain.md", "old text"),
        made("person/one", "People/One.md", "old one"),
        made("person/two", "People/Two.md", "old two"),
        made("person/move", "Places/Move.md", "old move"),
        made("person/remove", "Gone/Deep/Remove.md", "old remove"),
        made("person/edited", "People/Edited.md", "one", "two", "three"),
        made("person/against", "People/Against.md", "old text"),
        made("person/moved", "People/Moved.md", "old moved"),
        made("person/away", "People/Away.md", "old away"),
        made("person/heir", "People/Heir.md", "heir"),
        made("person/absorbed", "People/Absorbed.md", "absorbed"),
        made("person/same", "People/Same.md", "same"),
    )
    people = vault / "People"
    (people / "Diary.md").write_text(DIARY)
    rewrite(people / "Edited.md", "one", OWN[0])
    rewrite(people / "Against.md", "old text", OWN[1])
    rewrite(people / "Absorbed.md", "absorbed", "absorbed\n\n" + OWN[2])
    (people / "Moved.md").rename(vault / "Moved by me.md")
    (people / "Away.md").unlink()
    return vault


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def has_all_words(vault: Path) -> bool:
    text = b"\n".join(files(vault).values()).decode()
    return all(words in text for words in (*OWN, DIARY))


def test_a_run_killed_anywhere_is_finished_by_the_next(
    tmp_path: Path,
    prepared: Path,
    after: Notes,
    run: Run,
    killed: Killed,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(prepared, tmp_path / "whole")
    run(tmp_path / "whole", *after, merged=MERGED)
    result, waits = files(tmp_path / "whole"), remembered(tmp_path / "whole")
    assert has_all_words(tmp_path / "whole")
    assert list(waits) == ["Against.md"]
    assert not (tmp_path / "whole" / "People/Away.md").exists()
    point = 1
    while True:
        vault = tmp_path / str(point)
        shutil.copytree(prepared, vault)
        again = partial(run, vault, *after, merged=MERGED)
        if not killed(point, again):
            break
        killed(1 + point % 11, again)
        again()
        assert files(vault) == result, f"killed at {point}"
        assert remembered(vault) == waits, f"killed at {point}"
        assert again() == (), f"killed at {point}"
        assert not any((vault / name).exists() for name in ("Gone", "Places", ".vaultgen/stage"))
        shutil.rmtree(vault)
        point += 1
    with capsys.disabled():
        sys.stdout.write(f" killed at {point - 1} points")
    assert point > 60


def test_what_is_written_after_the_crash_is_kept(
    tmp_path: Path, prepared: Path, after: Notes, run: Run, killed: Killed
) -> None:
    point = 1
    while True:
        vault = tmp_path / str(point)
        shutil.copytree(prepared, vault)
        if not killed(point, partial(run, vault, *after, merged=MERGED)):
            break
        written = {f"word{n:02}" for n, _ in enumerate(files(vault))}
        for word, path in zip(sorted(written), sorted(files(vault)), strict=True):
            with (vault / path).open("a") as file:
                file.write(f"\n{word}\n")
        for _ in range(3):
            run(vault, *after, merged=MERGED)
        text = b"".join(files(vault).values()).decode()
        assert [word for word in sorted(written) if word not in text] == [], f"killed at {point}"
        assert has_all_words(vault), f"killed at {point}"
        later = run(vault, *after, merged=MERGED)
        assert not any(change.is_to_be_done for change in later), f"killed at {point}"
        shutil.rmtree(vault)
        point += 1
    assert point > 60
