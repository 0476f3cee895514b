"""What holds for a whole run, whatever the notes and whatever the user did to them."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vaultgen.model import Change, Note

Run = Callable[..., tuple[Change, ...]]
Made = Callable[..., Note]
Tree = Callable[[Path], dict[str, str]]
Told = dict[str, tuple[str, list[str]]]
"""{name: (folder, paragraphs)}."""

names = st.sampled_from(["ada", "bob", "cy", "dee"])
words = st.sampled_from(["red", "green", "blue", "[[ada]]", "- grey", "> black", "## white"])
paragraphs = st.lists(words, min_size=1, max_size=5)
told: st.SearchStrategy[Told] = st.dictionaries(
    names, st.tuples(st.sampled_from(["People", "Places"]), paragraphs), min_size=1, max_size=4
)
edits = st.lists(
    st.tuples(
        names,
        st.sampled_from(["add", "replace", "delete", "move", "remove", "crlf"]),
        st.integers(0, 9),
    ),
    max_size=6,
)
laws = settings(
    max_examples=int(os.environ.get("VAULTGEN_LAWS", "150")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)


def noted(wanted: Told, made: Made) -> list[Note]:
    """The notes of a vault, which always has one: without any file it would begin anew."""
    home = made("index/home", "Home.md", "home")
    people = (made(f"person/{n}", f"{at}/{n}.md", *text) for n, (at, text) in wanted.items())
    return [home, *people]


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        yield Path(place) / "vault"


def edit(vault: Path, what: list[tuple[str, str, int]]) -> None:
    """Do to the notes what a user does; every word of the user's is one of a kind."""
    for number, (name, how, where) in enumerate(what):
        for path in sorted(vault.rglob(f"{name}.md")):
            _edit(path, how, where, f"word{number}")


def _edit(path: Path, how: str, where: int, word: str) -> None:
    head, _, body = path.read_bytes().decode().rpartition("---")
    parts = body.split("\n\n")
    at = where % len(parts)
    if how == "remove":
        path.unlink()
    elif how == "move":
        path.parent.parent.joinpath("Mine").mkdir(exist_ok=True)
        path.rename(path.parent.parent / "Mine" / path.name)
    elif how == "crlf":
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    else:
        new = {"add": [parts[at], word], "replace": [word], "delete": []}[how]
        parts[at : at + 1] = new
        path.write_bytes(f"{head}---{chr(10) * 2}{(chr(10) * 2).join(parts)}".encode())


def mine(found: dict[str, str]) -> set[str]:
    """The user's words in a vault."""
    return {word for text in found.values() for word in text.split() if word.startswith("word")}


@laws
@given(told, told, edits)
def test_no_word_of_the_user_disappears_and_a_second_run_does_nothing(
    run: Run, made: Made, tree: Tree, first: Told, second: Told, what: list[tuple[str, str, int]]
) -> None:
    with folder() as vault:
        run(vault, *noted(first, made))
        edit(vault, what)
        before = mine(tree(vault))
        run(vault, *noted(second, made))
        after = tree(vault)
        assert before <= mine(after)
        again = run(vault, *noted(second, made))
        assert [change for change in again if change.is_to_be_done] == []
        assert tree(vault) == after


@laws
@given(told, told, edits, st.randoms(use_true_random=False))
def test_the_order_of_the_notes_does_not_matter(
    run: Run,
    made: Made,
    tree: Tree,
    first: Told,
    second: Told,
    what: list[tuple[str, str, int]],
    dice: Random,
) -> None:
    results = []
    for mixed in (False, True):
        with folder() as vault:
            for wanted in (first, second):
                notes = noted(wanted, made)
                if mixed:
                    dice.shuffle(notes)
                run(vault, *notes)
                edit(vault, what)
            results.append(tree(vault))
    assert results[0] == results[1]


@laws
@given(told, told, edits)
def test_undone_it_is_as_it_was_and_done_again_as_it_had_become(
    run: Run,
    made: Made,
    tree: Tree,
    undone: Callable[[Path], object],
    first: Told,
    second: Told,
    what: list[tuple[str, str, int]],
) -> None:
    with folder() as vault:
        run(vault, *noted(first, made))
        edit(vault, what)
        before = tree(vault)
        changes = run(vault, *noted(second, made))
        after = tree(vault)
        if not before or not any(change.is_to_be_done for change in changes):
            return
        undone(vault)
        assert tree(vault) == before
        run(vault, *noted(second, made))
        assert tree(vault) == after
