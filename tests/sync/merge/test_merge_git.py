"""The merge against `git merge-file` on notes that two hands edited at random."""

import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from vaultgen.sync.merge import Merged, merge
from vaultgen.sync.merge.diff3 import merged

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

CASES: Final = 1000
WORDS: Final = "salt rope tide mast keel anchor winch buoy copper slate cedar linen flint".split()
TEXT: Final = ("{n} {t}.\n\n", "- {n} {t}\n", "> {n} {t}\n> — {t}\n\n")
HEADING: Final = ("## {n} {t}\n\n",)

Lines = list[str]


def note(dice: random.Random, forms: Sequence[str]) -> Lines:
    """Lines as a note has them: most are unique, blank ones are not."""
    lines: Lines = []
    for number in range(dice.randint(2, 14)):
        text = " ".join(dice.choices(WORDS, k=dice.randint(3, 9)))
        lines += dice.choice(forms).format(n=number, t=text).splitlines(keepends=True)
    return lines


def edited(lines: Lines, hand: str, dice: random.Random) -> Lines:
    changed = list(lines)
    for number in range(dice.randint(1, 3)):
        at = dice.randrange(len(changed) + 1)
        text = f"{hand}{number} {' '.join(dice.choices(WORDS, k=3))}"
        how = dice.choice(["insert", "change", "delete", "delete more"])
        if how == "insert" or at == len(changed):
            changed[at:at] = [f"{text}\n", "\n"]
        elif how == "change":
            changed[at] = f"{changed[at].rstrip()} {text}\n"
        else:
            del changed[at : at + (1 if how == "delete" else 4)]
    return changed


def cases(*forms: str) -> list[tuple[Lines, Lines, Lines]]:
    dice = random.Random(2007)
    notes = [note(dice, forms) for _ in range(CASES)]
    return [(lines, edited(lines, "U", dice), edited(lines, "N", dice)) for lines in notes]


def git(folder: Path, *sides: Lines) -> Lines | None:
    """The clean merge, or None."""
    for name, lines in zip(("base", "mine", "new"), sides, strict=True):
        (folder / name).write_text("".join(lines), encoding="utf-8")
    command = ["git", "merge-file", "-p", "mine", "base", "new"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return None if done.returncode else done.stdout.splitlines(keepends=True)


def test_lines_merge_as_git_merges_them(tmp_path: Path) -> None:
    """999 verdicts are git's, and all clean merges of both. One is not: git takes two insertions
    at one place for one when the shorter begins the longer."""
    seen = Counter[str]()
    for sides in cases(*TEXT, *HEADING):
        ours, theirs = merged(*sides), git(tmp_path, *sides)
        if ours is None or theirs is None:
            seen["contested by both" if ours == theirs else "contested by one"] += 1
        else:
            seen["the same" if ours == theirs else "not the same"] += 1
    assert seen["contested by one"] <= CASES // 100, seen
    assert seen["not the same"] == 0, seen


def unlike_git(folder: Path, *forms: str) -> tuple[int, list[tuple[Merged, Counter[str]]]]:
    """(clean merges of git's, ours of those that hold other words and what git has more)."""
    clean, unlike = 0, []
    for sides in cases(*forms):
        theirs = git(folder, *sides)
        if theirs is not None:
            clean += 1
            ours = merge(*("".join(lines) for lines in sides))
            words, others = Counter(ours.mine.split()), Counter("".join(theirs).split())
            if words != others:
                unlike.append((ours, others - words))
    return clean, unlike


def test_what_git_can_merge_has_the_same_words(tmp_path: Path) -> None:
    """But for one of a thousand, where git finds the blank lines around it in other places, and
    keeps a line that one side deleted."""
    clean, unlike = unlike_git(tmp_path, *TEXT)
    assert clean > CASES // 3
    assert len(unlike) <= CASES // 1000
    assert not any(word[0] in "UN" for _, missing in unlike for word in missing)


def test_sections_hold_together_where_git_sees_lines_only(tmp_path: Path) -> None:
    """What is written below a heading that the other side deleted: the user's is contested, ours
    goes with the heading. For git it is another line."""
    clean, unlike = unlike_git(tmp_path, *TEXT, *HEADING)
    assert 0 < len(unlike) < clean // 50
    for ours, missing in unlike:
        assert ours.contested or any(word.startswith("N") for word in missing)
        assert not any(word.startswith("U") for word in missing)
