"""The command line in this process, something to say, and a look at all links of a vault."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

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


@pytest.fixture
def vaultgen(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., CompletedProcess[str]]:
    """Run a command as a shell would; returns its exit code and what it printed.

    Nobody waits for the disk: what a power failure would leave is not tested here.
    """
    if hasattr(os, "sync"):
        monkeypatch.setattr(os, "sync", lambda: None)

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
    for value in yaml.safe_load(head[1]).values() if head else ():
        for item in value if isinstance(value, list) else [value]:
            found = _LINK.fullmatch(item) if isinstance(item, str) else None
            if found:
                yield found[1], found[2] or ""
    for found in _LINK.finditer(text[head.end() if head else 0 :]):
        yield found[1], (found[2] or "").rstrip("\\")


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
