"""Commands on a rulings.yaml: what it says afterwards, and what of its text stays."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.errors import ConfigError, VaultgenError
from vaultgen.model import TYPES, EntityType, KnownEntity
from vaultgen.resolve import Rulings, load, ruling_edits
from vaultgen.resolve.ruling_text import rewrite

CASES = Path(__file__).parents[1] / "cases" / "resolve" / "ruling_edits.md"
Edit = Callable[[Rulings], Rulings]


def cases() -> list[tuple[str, str, str, str]]:
    yaml = r"```yaml\n(.*?)```\n"
    pattern = rf"^# ([^\n]+)\n\n([^\n]+)\n\n{yaml}\n{yaml}"
    return re.findall(pattern, CASES.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def command(line: str) -> Edit:
    """`merge A | B` as a function on rulings."""
    verb, _, rest = line.partition(" ")
    words = tuple(rest.split(" | "))
    if verb == "merge":
        return lambda rulings: ruling_edits.merge(rulings, words)
    return lambda rulings: getattr(ruling_edits, verb)(rulings, *words)


def edited(text: str, edit: Edit) -> str:
    return rewrite(text, edit(load(text.removeprefix("\ufeff"), "r.yaml")), "r.yaml")


@pytest.mark.parametrize(("title", "line", "before", "after"), cases(), ids=[c[0] for c in cases()])
def test_a_command_changes_the_lines_concerned(
    title: str, line: str, before: str, after: str
) -> None:
    assert edited(before, command(line)) == after, title


def test_the_case_file_is_read_completely() -> None:
    assert 2 * len(cases()) == CASES.read_text(encoding="utf-8").count("```yaml\n")


ACTORS = ["Ada", "Kelpie", "C#", "x: y", "a, b", "é 😀", "yes", "'q'", "company/marsh", "- z"]
OTHERS = ["Otter One", "Otter Two", "Otter Three", "Otter Four"]
kinds: st.SearchStrategy[EntityType] = st.sampled_from(TYPES)
actor = st.sampled_from(ACTORS)


def quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


@st.composite
def section(draw: st.DrawFn, key: str) -> list[str]:
    """The lines of a key: lists, names or a table, in block or in flow style, or nothing."""
    style = draw(st.sampled_from(["flow", "block", "indented", "nested", "empty"]))
    note = st.sampled_from(["", "   # c§"])
    if style == "empty":
        return [f"{key}:{draw(note)}"]
    if key == "speakers":
        return [f"{key}:", *draw(voices(style))]
    rows = draw(items(key))
    if style == "flow":
        ends = "{}" if key in ("type", "name") else "[]"
        return [f"{key}: {ends[0]}{', '.join(flow(key, row) for row in rows)}{ends[1]}{draw(note)}"]
    indent = "  " if style != "block" or key in ("type", "name") else ""
    lines = [f"{key}:"]
    for row in rows:
        lines += [f"{indent}# c{{}}"] if draw(st.booleans()) else []
        lines += [""] if draw(st.booleans()) else []
        if style == "nested" and key in ("same", "different"):
            lines.append(f"{indent}- - {quoted(row[0])}{draw(note)}")
            lines += [f"{indent}  - {quoted(name)}{draw(note)}" for name in row[1:]]
        else:
            dash = "" if key in ("type", "name") else "- "
            lines.append(f"{indent}{dash}{flow(key, row)}{draw(note)}")
    return lines


@st.composite
def voices(draw: st.DrawFn, style: str) -> list[str]:
    """The lines of the rulings on voices, an episode each on one line or on several."""
    lines = []
    for title in draw(st.lists(st.sampled_from(ACTORS + OTHERS), unique=True, min_size=1)):
        names = draw(st.lists(st.sampled_from(ACTORS + OTHERS), unique=True, min_size=1))
        table = [f"{quoted(name)}: {quoted(draw(actor))}" for name in names]
        if style == "flow":
            lines.append(f"  {quoted(title)}: {{{', '.join(table)}}}   # c§")
        else:
            lines += [f"  {quoted(title)}:", *(f"    {voice}   # c§" for voice in table)]
    return lines


@st.composite
def items(draw: st.DrawFn, key: str) -> list[tuple[str, ...]]:
    """Rows of actors, and rows of others; no row has both."""
    if key == "drop":
        return [(n,) for n in draw(st.lists(st.sampled_from(ACTORS + OTHERS), unique=True))]
    if key in ("type", "name"):
        names = draw(st.lists(st.sampled_from(ACTORS + OTHERS), unique=True))
        new = kinds if key == "type" else st.sampled_from(["Bo", "Zed", "no: x"])
        return [(n, f"New {n}" if n in OTHERS and key == "name" else draw(new)) for n in names]
    row = st.sampled_from([ACTORS, OTHERS]).flatmap(
        lambda names: st.lists(st.sampled_from(names), min_size=2, max_size=4, unique=True)
    )
    return list(map(tuple, draw(st.lists(row, max_size=3))))


def flow(key: str, row: tuple[str, ...]) -> str:
    names = [quoted(name) for name in row]
    if key == "drop":
        return names[0]
    return ": ".join(names) if key in ("type", "name") else f"[{', '.join(names)}]"


@st.composite
def files(draw: st.DrawFn) -> str:
    """A rulings.yaml in somebody's hand; every comment has a number of its own."""
    keys = draw(st.permutations(["same", "different", "drop", "type", "name", "speakers"]))
    lines = ["# c§"] if draw(st.booleans()) else []
    for key in keys[: draw(st.integers(0, 6))]:
        lines += draw(section(key))
        lines += draw(st.sampled_from([[], [""], ["# c§"], ["  # c§", ""]]))
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    parts = text.split("§")
    text = parts[0] + "".join(f"{number}." + part for number, part in enumerate(parts[1:]))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", newline)


pairs = st.lists(actor, min_size=2, max_size=2, unique=True)
edits: st.SearchStrategy[tuple[str, Edit]] = st.one_of(
    st.lists(actor, min_size=2, max_size=3, unique=True).map(
        lambda n: ("merge", lambda r: ruling_edits.merge(r, tuple(n)))
    ),
    pairs.map(lambda n: ("split", lambda r: ruling_edits.split(r, n[0], n[1]))),
    actor.map(lambda n: ("drop", lambda r: ruling_edits.drop(r, n))),
    st.tuples(actor, kinds).map(lambda t: ("retype", lambda r: ruling_edits.retype(r, t[0], t[1]))),
    st.tuples(actor, st.sampled_from(["Bo", "x: y", "[new]"])).map(
        lambda t: ("rename", lambda r: ruling_edits.rename(r, t[0], t[1]))
    ),
    st.tuples(actor, st.sampled_from(["SPEAKER_00", "Ada", "x: y"]), actor).map(
        lambda t: ("voice", lambda r: ruling_edits.voice(r, *t))
    ),
)


@given(files(), edits)
def test_the_file_says_what_was_asked_and_the_second_time_changes_nothing(
    text: str, edit: tuple[str, Edit]
) -> None:
    once = edited(text, edit[1])
    wanted = edit[1](load(text.removeprefix("\ufeff"), "r.yaml"))
    assert load(once.removeprefix("\ufeff"), "r.yaml") == Rulings(
        tuple(filter(None, wanted.same)),
        tuple(filter(None, wanted.different)),
        wanted.drop,
        wanted.type,
        wanted.name,
        wanted.speakers,
    )
    assert edited(once, edit[1]) == once


@given(files(), st.lists(edits, max_size=3))
def test_comments_and_the_lines_of_others_stay_in_their_order(
    text: str, several: list[tuple[str, Edit]]
) -> None:
    after = text
    for _, edit in several:
        after = edited(after, edit)
    assert re.findall(r"# c\d+\.", after) == re.findall(r"# c\d+\.", text)
    left = iter(after.splitlines(keepends=True))
    for line in text.splitlines(keepends=True):
        if re.match(r"(?=[ -]) *(- .*|[\"']?)Otter.*\n", line):
            assert line in left, after


@given(files(), st.lists(edits, max_size=3))
def test_line_ends_and_the_byte_order_mark_stay(text: str, several: list[tuple[str, Edit]]) -> None:
    after = text
    for _, edit in several:
        after = edited(after, edit)
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    if "\r\n" in text:
        assert after.count("\n") == after.count("\r\n")
    else:
        assert "\r" not in after


def test_a_renamed_thing_is_renamed_again_by_its_name_in_the_vault() -> None:
    note = KnownEntity("Bo the Younger", "person", ("Bo Marsh",), "Bo.md", "person/bo-marsh")
    before = Rulings(name=(("Bo Marsh", "Bo the Younger"),))
    once = ruling_edits.rename(before, "Bo the Younger", "Bo M.", [note])
    assert once.name == (("Bo Marsh", "Bo M."),)
    assert ruling_edits.rename(once, "Bo the Younger", "Bo M.", [note]) == once


def test_an_id_in_the_file_is_the_thing_that_has_it_in_the_vault() -> None:
    note = KnownEntity("The Robot", "product", (), "Robot.md", "product/kelpie", stated=False)
    before = Rulings(type=(("product/kelpie", "product"),))
    after = ruling_edits.retype(before, "The Robot", "concept", [note])
    assert after.type == (("product/kelpie", "concept"),)


def test_a_name_cannot_be_split_from_itself() -> None:
    with pytest.raises(VaultgenError, match="are one name: to make two things"):
        ruling_edits.split(Rulings(), "Mercury", "company/mercury")


@pytest.mark.parametrize(
    "text",
    [
        "same: [&a [A, B], *a]\n",
        "drop: &x [A, B]\nsame: [*x]\n",
        "--- {drop: [A]}\n...\n",
        "? same\n: - [A, B]\n",
        "drop:\n  - |\n    A\n",
    ],
)
def test_what_only_its_writer_can_change_is_left_to_the_writer(text: str) -> None:
    """Either it is done right or it is refused."""
    for line in ("merge A | C", "split A | B", "drop A", "drop Q", "retype A | work"):
        wanted = command(line)(load(text, "r.yaml"))
        after = wanted
        with suppress(ConfigError):
            after = load(rewrite(text, wanted, "r.yaml"), "r.yaml")
        assert after.drop == wanted.drop


def test_a_broken_file_is_refused_with_its_line() -> None:
    with pytest.raises(ConfigError) as caught:
        rewrite("drop: []\nsame: [[A\n", Rulings(), "my/rulings.yaml")
    assert (caught.value.path, caught.value.line) == ("my/rulings.yaml", 3)
