"""A person lives in a vault, and every word that they write is watched.

Between what the person does the tool runs, and is killed now and then. Whatever it does, the words
that were in the vault before it are there after it.
"""

import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import pytest

from vaultgen import pipeline
from vaultgen.errors import VaultError
from vaultgen.sync import Kept, Side, peek, snapshot

if TYPE_CHECKING:
    from tests.soak.conftest import Life

Killed = Callable[[int, Callable[[], object]], bool]
Dangling = Callable[[Path], list[str]]
Tool = Callable[["Life"], object]

SEEDS: Final = int(os.environ.get("VAULTGEN_SOAK_SEEDS", "3"))
ACTIONS: Final = int(os.environ.get("VAULTGEN_SOAK_ACTIONS", "200"))


def sync(life: "Life") -> pipeline.Report:
    side: Side = "markers" if life.dice.random() < 0.05 else "mine"
    return pipeline.sync(life.config, adopt=True, side=side)


def killed_sync(killed: Killed, life: "Life") -> None:
    """A run that ends somewhere, perhaps once more, and the one that finishes it."""
    run = partial(pipeline.sync, life.config, adopt=True)
    while killed(life.dice.randrange(1, 250), run) and life.dice.random() < 0.3:
        pass
    sync(life)


def undo(life: "Life") -> None:
    pipeline.undo(life.config)


def restore(life: "Life") -> None:
    with peek(life.config.state) as state:
        seen = snapshot(life.vault, state)
    pipeline.restore(life.config, life.dice.choice(sorted(seen.deleted or {"none"})))


def resolve_mine(life: "Life") -> None:
    pipeline.settle(life.config, None, "mine")


def resolve_theirs(life: "Life") -> None:
    """What the person decides against is not missed."""
    pipeline.settle(life.config, None, "theirs")


def given_up(life: "Life") -> set[str]:
    """The words that are not in our side of a conflict."""
    with peek(life.config.state) as state:
        waiting, places = state.pending(), snapshot(life.vault, state).current
        theirs = {places[i]: state.text(p.theirs) or "" for i, p in waiting.items() if i in places}
    return {
        word
        for path, ours in theirs.items()
        for word in life.words_in(life.vault / path)
        if word not in ours
    }


def astray(life: "Life", dangling: Dangling) -> Iterator[str]:
    """Links that lead nowhere, on lines that are as we wrote them. Places in notes that the person
    wrote in are the person's; notes of one id, and links to them, wait for the person."""
    with peek(life.config.state) as state:
        seen, texts = snapshot(life.vault, state), Kept(life.vault, state)
        ours = {o.path: (texts.base(o) or "").splitlines() for o in seen.owned.values()}
        copies = {path for paths in seen.doubled.values() for path in paths}
        edited = {PurePosixPath(o.path).stem for o in seen.owned.values() if o.touched and o.found}
    for found in dangling(life.vault):
        path, _, link = found.partition(": ")
        name, _, place = link.removeprefix("[[").removesuffix("]]").partition("#")
        mine = (life.vault / path).read_bytes().decode().splitlines()
        ours_still = "\n".join(set(mine) & set(ours.get(path, ())))
        written = re.search(rf"\[\[{re.escape(name)}(?=[\]|#\\])", ours_still)
        if (
            written
            and path not in copies
            and " copy " not in name
            and not (place and name in edited)
        ):
            yield found


def doubled(life: "Life") -> set[str]:
    """Ids that several notes bear."""
    ids = [ident for path in life.notes() for ident in _ids(path.read_bytes().decode())]
    return {ident for ident in ids if ids.count(ident) > 1}


def _ids(content: str) -> list[str]:
    return re.findall(r"\nid: (.*)\r?\n", content.split("\n---")[0])


def use(life: "Life", tool: Tool, dangling: Dangling) -> None:
    """Have the tool do something, and look at everything."""
    before, copies = life.written(), doubled(life)
    if tool is resolve_theirs:
        life.given_up |= given_up(life)
    waived = life.given_up if tool in (resolve_theirs, undo) else set()
    life.log.append(getattr(tool, "__name__", "killed_sync"))
    try:
        tool(life)
    except VaultError as refused:
        life.log.append(f"refused: {refused}")
    lost = before - waived - life.written()
    assert lost == set(), f"words are lost: {lost}"
    if tool is not undo:  # which brings back a note, though the person has a copy of it
        assert doubled(life) <= copies, f"one id, several notes: {doubled(life) - copies}"
    if tool not in (undo, restore, resolve_mine, resolve_theirs):
        settle_down(life, dangling)


def settle_down(life: "Life", dangling: Dangling) -> None:
    """What holds after every run.

    A second one may still do something: a note that only an edit kept in the vault goes when the
    edit has become ours. A third does nothing. While a talk cannot be read, what only it told
    stays as it was, its links too.
    """
    again(life)
    held = {path: (path.read_bytes(), path.stat()) for path in life.notes()}
    report = again(life)
    late = [change for change in report.changes if change.is_to_be_done]
    assert late == [], f"a third run does something: {late}"
    assert {path: (path.read_bytes(), path.stat()) for path in life.notes()} == held
    talks = tuple(path.name for path in (life.home / "talks").iterdir())
    if not any(problem.startswith(talks) for problem in report.problems):
        lost = list(astray(life, dangling))
        assert lost == [], f"links lead nowhere: {lost}"


def again(life: "Life") -> pipeline.Report:
    """A run that looks at everything."""
    os.utime(sorted((life.home / "talks").iterdir())[0])
    return pipeline.sync(life.config, adopt=True)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_word_is_lost_in_a_life(
    seed: int, born: Callable[[int], "Life"], killed: Killed, dangling: Dangling
) -> None:
    life = born(seed)
    tools: list[Tool] = [*[sync] * 5, undo, restore, resolve_mine, resolve_theirs]
    tools.append(partial(killed_sync, killed))
    pipeline.sync(life.config)
    try:
        for _ in range(ACTIONS):
            life.act()
            if life.dice.random() < 0.4:
                use(life, life.dice.choice(tools), dangling)
    except BaseException as error:
        error.add_note(f"seed {seed}, after {', '.join(life.log[-25:])}")
        raise
    assert life.words > ACTIONS // 4
