"""Watching, with a run of our own in place of a sync."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from vaultgen import pipeline
from vaultgen.config import Config
from vaultgen.errors import ConfigError, VaultError, VaultgenError
from vaultgen.model import Change
from vaultgen.pipeline import Report, watching

DONE = Report(episodes=1, changes=(Change("create", "episode/1", "a.md"),))
SAME = Report(episodes=1)
Beats = Callable[[Callable[[int], bool]], threading.Event]


@pytest.fixture(autouse=True)
def a_fast_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "BEAT", 50)
    monkeypatch.setattr(watching, "QUIET", 20)
    monkeypatch.setattr(watching, "AGAIN", 1)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for name in ("seeds", "vault"):
        (tmp_path / name).mkdir()
    return Config(
        sources=(tmp_path / "seeds", tmp_path / "one.md"),
        vault=tmp_path / "vault",
        state=tmp_path / ".vaultgen",
        rulings=tmp_path / "rulings.yaml",
    )


def told(
    config: Config, *steps: Report | VaultgenError, meanwhile: Callable[[int], None]
) -> list[Report]:
    """What is told while the runs end as the steps say; `meanwhile` happens after each run."""
    stop, runs = threading.Event(), iter(enumerate(steps))

    def run(_: Config) -> Report:
        number, step = next(runs)
        meanwhile(number)
        if number + 1 == len(steps):
            stop.set()
        if isinstance(step, VaultgenError):
            raise step
        return step

    return list(watching.follow(lambda: config, run, stop))


def touch(*paths: Path) -> Callable[[int], None]:
    """After each run the next file is written, so that another run is due."""

    def write(number: int) -> None:
        for path in paths[number : number + 1]:
            path.write_text(f"{number}")

    return write


def test_a_file_in_a_folder_makes_a_run_and_so_does_a_single_file(config: Config) -> None:
    vault, (seeds, one) = config.vault, config.sources
    assert config.rulings is not None
    files = touch(seeds / "a.md", one, config.rulings, vault / "b.md")
    # The first run is followed by one that looks for what changed before the watch began.
    found = told(config, DONE, DONE, DONE, DONE, DONE, meanwhile=files)
    assert found == [DONE] * 5


def test_what_has_no_news_is_not_told(config: Config) -> None:
    found = told(config, SAME, SAME, meanwhile=lambda _: None)
    assert found == [SAME]


def test_a_problem_is_told_once_and_its_end_too(config: Config) -> None:
    seeds = config.sources[0]
    broken = ConfigError("broken", path="rulings.yaml")
    files = touch(*(seeds / f"{n}.md" for n in range(4)))
    found = told(config, SAME, broken, broken, SAME, meanwhile=files)
    assert [(r.episodes, r.problems) for r in found] == [
        (1, ()),
        (0, ("rulings.yaml: broken",)),
        (1, ()),
    ]


def test_a_vault_that_is_held_by_another_is_tried_again_without_any_change(config: Config) -> None:
    held = VaultError("another vaultgen is at work")
    found = told(config, SAME, held, held, DONE, meanwhile=lambda _: None)
    assert [r.problems for r in found] == [(), ("another vaultgen is at work",), ()]


def test_the_first_run_raises_what_is_wrong(config: Config) -> None:
    with pytest.raises(ConfigError):
        told(config, ConfigError("broken"), meanwhile=lambda _: None)


@pytest.fixture
def beats(monkeypatch: pytest.MonkeyPatch) -> Beats:
    """Have a function called with the number of every beat; the watch stops when it says so."""

    def every(function: Callable[[int], bool]) -> threading.Event:
        stop, look, count = threading.Event(), watching._look, iter(range(1000))

        def look_and_tell(places: Sequence[Path]) -> dict[Path, tuple[int, ...] | None]:
            if function(next(count)):
                stop.set()
            return look(places)

        monkeypatch.setattr(watching, "_look", look_and_tell)
        return stop

    return every


def test_hidden_files_make_no_run(config: Config, beats: Beats) -> None:
    runs: list[Config] = []

    def write(number: int) -> bool:
        for name in (".obsidian", ".vaultgen"):
            (config.vault / name).mkdir(exist_ok=True)
            (config.vault / name / "state").write_text(f"{number}")
        return number == 10

    def run(found: Config) -> Report:
        runs.append(found)
        return SAME

    assert list(watching.follow(lambda: config, run, beats(write))) == [SAME]
    assert len(runs) == 2


def test_a_sync_and_an_edited_note_make_no_loop(
    config: Config, beats: Beats, talk: Callable[..., str]
) -> None:
    """What a run writes makes one more, which finds nothing to do and writes nothing."""
    (config.sources[0] / "talk.md").write_text(talk(), "utf-8")
    config = replace(config, sources=config.sources[:1])
    runs = 0

    def write(number: int) -> bool:
        if number == 5:
            (config.sources[0] / "more.md").write_text(talk("More", "2025-03-04"), "utf-8")
        if number == 20:
            with (config.vault / "Home.md").open("a") as note:
                note.write("Mine.\n")
        return number == 40

    def run(found: Config) -> Report:
        nonlocal runs
        runs += 1
        return pipeline.sync(found)

    told = list(watching.follow(lambda: config, run, beats(write)))
    assert [report.episodes for report in told[:2]] == [1, 2]
    assert runs <= 10, "a run of its own every other beat would be 20"


def test_a_run_that_is_ended_by_the_stop_ends_the_watch(config: Config) -> None:
    stop = threading.Event()

    def run(_: Config) -> Report:
        stop.set()
        raise KeyboardInterrupt

    assert list(watching.follow(lambda: config, run, stop)) == []


def test_an_interrupt_that_nobody_asked_for_goes_on(config: Config) -> None:
    def run(_: Config) -> Report:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(watching.follow(lambda: config, run, threading.Event()))
