"""What a run costs on a large vault, measured: `python tests/benchmark.py [--notes 20000]`.

Sources are invented and always the same. Every number is the time of a whole process, from its
start to its end, as a user waits for it; only the commit is timed alone.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faker import Faker

from vaultgen.model import Change
from vaultgen.sync import commit, open_state

EPISODES: Final = 0.15
"""Episodes for each note that is wanted; each makes two notes, the rest are names."""
PARAGRAPHS: Final = 60
AT_HOME: Final = 5
"""Names that an episode speaks of at length: each name has such a home …"""
ELSEWHERE: Final = 10
"""… and names that it only drops, drawn as people talk: a few names are in everybody's mouth."""
_OPENINGS: Final = (
    "So when we looked at the numbers again it was clear that",
    "And I remember the afternoon on which",
    "People keep asking me about this but",
    "There is a long story behind it, and",
    "What surprised all of us in the end is that",
)
_MIDDLES: Final = (
    "the old warehouse had more to do with it than",
    "nobody in the room wanted to say what",
    "it took another three winters to learn from",
    "the first version was thrown away because of",
    "we had to write the whole thing down for",
)
_ENDINGS: Final = (
    "and that is how the work went on for a good while after the snow was gone.",
    "which is more than anybody would have paid for it at that time of the year.",
    "so we kept the lights on and waited for the morning to bring us better news.",
    "but the machines were quiet again before the week was over, as they always are.",
    "and if you ask me today, it was the cheapest lesson that we ever bought.",
)
_FIRMS: Final = ("Labs", "Works", "Systems", "Foundry", "Partners", "Robotics", "Capital")
_NEW: Final = ("Ondrine Tallwater", "Bexley Marrowfield", "Casimir Dunholt")
_NOBODY: Final = "and then the rain came back and all of it had to be carried inside again."


@dataclass(frozen=True, slots=True)
class Run:
    """A process that has ended."""

    seconds: float
    megabytes: int
    """The most memory that its main process held."""


def main() -> None:
    """Make the sources, run everything once, print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--notes", type=int, default=20_000, help="about so many notes")
    options.add_argument("--keep", type=Path, help="work here, and leave everything there")
    chosen = options.parse_args()
    if chosen.keep:
        measure(chosen.keep, chosen.notes)
    else:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), chosen.notes)


def measure(project: Path, notes: int) -> None:
    """All numbers, in an empty folder."""
    seeds = project / "seeds"
    seeds.mkdir(parents=True)
    (project / "vaultgen.toml").write_text("", "utf-8")
    names = list(invented(round(notes * EPISODES * AT_HOME)))
    for number, text in enumerate(episodes(names)):
        (seeds / f"talk-{number:05}.md").write_text(text, "utf-8")
    vault = project / "vault"
    first = sync(project)
    report("notes", f"{sum(1 for _ in vault.rglob('*.md'))}")
    report("everything", first)
    nothing = statistics.median(sync(project).seconds for _ in range(5))
    report("nothing changed", f"{nothing:.2f} s")
    said = [
        f"And {new} knew {known} well. {new} said so. Ask {new}."
        for new, known in zip(_NEW, names[::7], strict=False)
    ]
    report("a source with a new name", changed(project, seeds, said))
    report("a source without new names", changed(project, seeds, [_NOBODY] * 3))
    copy = project / "copy"
    plain = timed(lambda: subprocess.run(["cp", "-r", vault, copy], check=True))
    alone = committed(vault, project / "again")
    report("commit of all notes", f"{alone:.2f} s, {alone / plain:.1f} x cp -r ({plain:.2f} s)")
    status = git_status(copy)
    report("git status", f"{status:.2f} s; nothing changed is {nothing / status:.1f} x that")


def report(what: str, found: str | Run) -> None:
    """One line of the table."""
    if isinstance(found, Run):
        found = f"{found.seconds:.2f} s, {found.megabytes} MB"
    sys.stdout.write(f"{what:28} {found}\n")
    sys.stdout.flush()


def invented(count: int) -> Iterator[str]:
    """Names of people and firms, each once."""
    fake, made = Faker("en_US"), set[str]()
    fake.seed_instance(7)
    while len(made) < count:
        person = len(made) % 3 > 0
        last = fake.last_name()
        name = f"{fake.first_name()} {last}"
        if not person:
            name = f"{last}{fake.last_name().lower()} {_FIRMS[len(made) % len(_FIRMS)]}"
        if name not in made:
            made.add(name)
            yield name


def episodes(names: Sequence[str]) -> Iterator[str]:
    """Transcripts that speak of all names, one episode each."""
    chance = random.Random(7)
    weights = [1 / rank for rank in range(1, len(names) + 1)]
    for number, first in enumerate(range(0, len(names), AT_HOME)):
        home = names[first : first + AT_HOME]
        dropped = chance.choices(names, weights, k=ELSEWHERE)
        said = [name for name in home for _ in range(3)] + dropped
        said += ["the others"] * (PARAGRAPHS - len(said))
        chance.shuffle(said)
        yield transcript(number, names[number % 40 * 3 + 1], said, chance)


def transcript(number: int, host: str, said: Sequence[str], chance: random.Random) -> str:
    """An episode in which each paragraph names one thing, and every third a second one."""
    month, day = number // 28 % 12 + 1, number % 28 + 1
    lines = [
        f"# Ledger of weathers {number}: {said[0]} and {said[-1]}",
        "",
        f"**Podcast:** Weathers {number % 9}",
        f"**Date:** {2010 + number // 336}-{month:02}-{day:02}",
        f"**Audio:** https://audio.example/{number}.mp3",
    ]
    for at, name in enumerate(said):
        opening, middle, ending = map(chance.choice, (_OPENINGS, _MIDDLES, _ENDINGS))
        speaker = host if at % 2 else "Voice Two"
        named = f"{name} and {chance.choice(said)}" if at % 3 == 0 else name
        lines += ["", f"**{speaker}:** \\[{at}:00\\] {opening} {middle} {named}, {ending}"]
    return "\n".join(lines) + "\n"


def sync(project: Path) -> Run:
    """A sync as the command line does it, of an installed package: that is compiled once."""
    told = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "vaultgen", "sync"]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=project, env=told, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"sync ended with {process.returncode}")
    return Run(seconds, used.ru_maxrss // 1024)


def changed(project: Path, seeds: Path, said: Sequence[str]) -> Run:
    """The median of the runs that each follow on words added to another source."""
    runs = []
    for source, text in zip(sorted(seeds.iterdir())[1::7], said, strict=False):
        with source.open("a", encoding="utf-8") as file:
            file.write(f"\n**Voice Two:** \\[{PARAGRAPHS - 1}:00\\] {text}\n")
        runs.append(sync(project))
    return sorted(runs, key=lambda run: run.seconds)[1]


def committed(vault: Path, again: Path) -> float:
    """Seconds to write all notes of a vault into an empty one."""
    found = sorted(vault.rglob("*.md"))
    paths = [path.relative_to(vault).as_posix() for path in found]
    changes = [
        Change("create", path, path, file.read_text("utf-8"))
        for path, file in zip(paths, found, strict=True)
    ]
    again.mkdir()
    with open_state(again / ".vaultgen") as state:
        return timed(lambda: commit(changes, again, state))


def git_status(folder: Path) -> float:
    """Seconds that git needs to see that nothing changed; the median of five."""
    shutil.rmtree(folder / ".obsidian", ignore_errors=True)
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "all"], ["status"]):
        subprocess.run([*git, *command], check=True, stdout=subprocess.DEVNULL)
    quiet = subprocess.DEVNULL
    look = [*git, "status", "--porcelain"]
    return statistics.median(
        timed(lambda: subprocess.run(look, check=True, stdout=quiet)) for _ in range(5)
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
