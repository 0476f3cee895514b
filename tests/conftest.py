"""The command line in this process, something to say, a look at all links of a vault, and a way to
end a run anywhere."""

import os
import re
import sqlite3
import sys
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Final

import pytest
import yaml

from vaultgen.cli import main

_TALK = """\
# {title}

**Podcast:** Lamp and Ledger
**Date:** {date}
**Audio:** https://audio.example/{date}.mp3

**Ida Brock:** \\[00:00\\] Welcome to Lamp and Ledger, the show about small firms in big weather.

**Pavel Orsini:** \\[00:09\\] I run Glass Harbour. Glass Harbour makes lamps for lighthouses.

**Ida Brock:** \\[00:21\\] {text}

**Pavel Orsini:** \\[00:35\\] So it is, and Glass Harbour has the invoices to prove all of that.
"""


def _hasty(connect: Any) -> Any:
    """SQLite that does not wait for the disk."""

    def open_it(*arguments: Any, **further: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*arguments, **further)
        with suppress(sqlite3.DatabaseError):
            db.execute("PRAGMA synchronous = OFF")
        return db

    return open_it


@pytest.fixture(autouse=True)
def nobody_waits_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a power failure would leave cannot be tested here, so nothing is gained by waiting."""
    if hasattr(os, "sync"):
        monkeypatch.setattr(os, "sync", lambda: None)
    monkeypatch.setattr(sqlite3, "connect", _hasty(sqlite3.connect))


@pytest.fixture
def vaultgen(capfd: pytest.CaptureFixture[str]) -> Callable[..., CompletedProcess[str]]:
    """Run a command as a shell would; returns its exit code and what it printed."""

    def run(*arguments: object) -> CompletedProcess[str]:
        words = [str(argument) for argument in arguments]
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main(words)
        out, err = capfd.readouterr()
        return CompletedProcess(words, int(end.value.code or 0), out, err)

    return run


@pytest.fixture
def talk() -> Callable[..., str]:
    """A transcript with a header, times and two speakers."""

    def write(
        title: str = "The Lamp Makers",
        date: str = "2025-02-03",
        text: str = "How old is the house that you work in, and does the roof still leak?",
    ) -> str:
        return _TALK.format(title=title, date=date, text=text)

    return write


_LINK = re.compile(r"(?<!\\)\[\[(?!\\)([^\[\]|#]+)(#[^\[\]|]*?)?(?:\\?\|[^\[\]]*)?\]\]")
_HEAD = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip().rstrip("\\")).casefold()


def _links(text: str) -> Iterator[tuple[str, str]]:
    """(name, `#…`) of the links of a body, and of the properties that are one."""
    head = _HEAD.match(text)
    for value in _properties(head[1]).values() if head else ():
        for item in value if isinstance(value, list) else [value]:
            found = _LINK.fullmatch(item) if isinstance(item, str) else None
            if found:
                yield found[1], found[2] or ""
    for found in _LINK.finditer(text[head.end() if head else 0 :]):
        yield found[1], (found[2] or "").rstrip("\\")


def _properties(head: str) -> dict[str, Any]:
    """What a head says; nothing where the user broke it."""
    try:
        return dict(yaml.safe_load(head))
    except yaml.YAMLError:
        return {}


def _has(text: str, place: str) -> bool:
    """Does a note have the block `#^id` or the heading `#Heading`?"""
    if place.startswith("#^"):
        return re.search(rf"(?:^|\s){re.escape(place[1:])}\s*$", text, re.MULTILINE) is not None
    wanted = " ".join(re.findall(r"\w+", place.lower()))
    headings = re.findall(r"^#{1,6} (.*)$", text, re.MULTILINE)
    return any(" ".join(re.findall(r"\w+", heading.lower())) == wanted for heading in headings)


@pytest.fixture
def dangling() -> Callable[[Path], list[str]]:
    """The wikilinks of a vault that lead nowhere, as Obsidian resolves them.

    Names go by the basename, NFC-normalised, without regard to case; so no two may be alike.
    """

    def check(vault: Path) -> list[str]:
        texts = {path: path.read_text("utf-8") for path in sorted(vault.rglob("*.md"))}
        notes = {_key(path.stem): text for path, text in texts.items()}
        assert len(notes) == len(texts), "two notes go by one name"
        return [
            f"{path.relative_to(vault)}: [[{name}{place}]]"
            for path, text in texts.items()
            for name, place in _links(text)
            if _key(name) not in notes or (place and not _has(notes[_key(name)], place))
        ]

    return check


KILLED: Final = 9
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS: Final = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate"}


def _die_at(point: int) -> None:
    """From now on end the process right before the call of that number that changes something:
    a call of the file system, or a statement of SQLite."""
    count = 0

    def tick(_: object = None) -> None:
        nonlocal count
        count += 1
        if count == point:
            os._exit(KILLED)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _EVENTS or (event == "open" and arguments[2] & _WRITES):
            tick()

    def connect(*arguments: Any, connect: Any = sqlite3.connect, **further: Any) -> Any:
        db = connect(*arguments, **further)
        db.set_trace_callback(tick)
        return db

    patch = pytest.MonkeyPatch()
    patch.setattr(sqlite3, "connect", connect)
    patch.setattr(os, "sync", tick)
    sys.addaudithook(hook)


@pytest.fixture
def killed() -> Callable[[int, Callable[[], object]], bool]:
    """Do an action in a process that ends at a point; False when it came to its own end."""
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")

    def run(point: int, action: Callable[[], object]) -> bool:
        child = os.fork()
        if child == 0:
            _die_at(point)
            try:
                action()
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, KILLED), f"the run failed at point {point}"
        return code == KILLED

    return run
