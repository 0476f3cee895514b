"""What holds for every merge.

`VAULTGEN_LAWS=10000 pytest tests/sync/merge/test_merge_laws.py` tries more cases of each law.
"""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vaultgen.model import Value
from vaultgen.notefile import front_matter
from vaultgen.sync.merge import carry_over, merge

LAW: Final = settings(
    max_examples=int(os.environ.get("VAULTGEN_LAWS", "150")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

# No word is in two hands by chance.
FIRST: Final = "salt rope tide mast keel anchor winch buoy".split()
OURS: Final = "copper slate cedar linen amber flint".split()
YOURS: Final = "maybe really wonder cf why? nb. ünder 潮 \udcff a\u2028b c\x0bd".split(" ")


def said(words: Sequence[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=5).map(" ".join)


def block(words: Sequence[str]) -> st.SearchStrategy[str]:
    """A block as the templates write it, the blank line below it included."""
    word, text, figure = st.sampled_from(words), said(words), st.integers(0, 9)
    items = st.lists(text.map("- {}\n".format), min_size=1, max_size=4)
    rows = st.lists(text.map("| {} | 1 |\n".format), min_size=1, max_size=3)
    turn = "**{0}** · [00:0{2}](https://a.example#t={2})\n{1} ^t-{2}\n\n"
    return st.one_of(
        st.builds("{} {}\n\n".format, st.sampled_from(["##", "###"]), text),
        st.builds("{}\n\n".format, text),
        st.builds(turn.format, word, text, figure),
        st.builds("> {}\n> — {}\n\n".format, text, word),
        items.map(lambda lines: "".join(lines) + "\n"),
        rows.map(lambda lines: "| a | b |\n| --- | --- |\n" + "".join(lines) + "\n"),
        st.builds("With [[{}]] and [[{}|{}]].\n\n".format, word, word, word),
        st.builds("```\n{}\n\n{}\n```\n\n".format, text, text),
        st.sampled_from(["---\n\n", "%%\nan aside\n\nof two parts\n%%\n\n"]),
    )


def value(words: Sequence[str]) -> st.SearchStrategy[Value]:
    return st.one_of(
        said(words), st.integers(0, 99), st.lists(said(words), max_size=4, unique=True).map(tuple)
    )


KEYS: Final = ("id", "aliases", "tags", "duration", "title", "people")
Edit = tuple[str, int, str]


@st.composite
def rendered(draw: st.DrawFn) -> tuple[str, str]:
    """A note as it was written, and as it would be written after the sources changed."""
    head = draw(st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, value(FIRST))))
    body = draw(st.lists(block(FIRST), max_size=8))
    ours = head | draw(st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, value(OURS))))
    for key in draw(st.sets(st.sampled_from(KEYS), max_size=2)):
        ours.pop(key, None)
    edits = st.tuples(st.sampled_from(["put", "drop", "say"]), st.integers(0, 20), block(OURS))
    changed = list(body)
    for how, at, text in draw(st.lists(edits, max_size=4)):
        at %= len(changed) + 1
        if how == "put" or at == len(changed):
            changed.insert(at, text)
        elif how == "drop":
            del changed[at]
        else:
            changed[at] = changed[at].replace(
                FIRST[len(text) % len(FIRST)], f"[[{text.split()[0]}]]"
            )
    notes = ((head, body), (ours, changed))
    first, second = (
        front_matter({key: h[key] for key in KEYS if key in h})
        + "\n# Salt\n\n"
        + "".join(b).rstrip()
        + "\n"
        for h, b in notes
    )
    return first, second


def _word(text: str) -> str:
    return text.split()[0]


def _cut(lines: list[str], at: int, length: int) -> str:
    return "\n".join(lines[:at] + lines[at + length :])


def _with(lines: list[str], at: int, *new: str) -> str:
    return "\n".join((*lines[:at], *new, *lines[at:]))


def _at(lines: list[str], at: int, line: str) -> str:
    return "\n".join((*lines[:at], line, *lines[at + 1 :]))


EDITS: Final[dict[str, Callable[[list[str], int, str], str]]] = {
    "add a line": _with,
    "add a block": lambda lines, at, text: _with(lines, at, "", *text.split("\n"), ""),
    "add an item": lambda lines, at, text: _with(lines, at, f"  - {_word(text)}"),
    "add a property": lambda lines, at, text: _with(lines, at % 9, f"mine: {_word(text)}"),
    "add a blank line": lambda lines, at, _: _with(lines, at, ""),
    "add a word": lambda ls, at, text: _at(ls, at, ls[at].replace(" ", f" {_word(text)} ", 1)),
    "add a comment": lambda lines, at, text: _at(lines, at, f"{lines[at]} # {_word(text)}"),
    "add white space": lambda lines, at, _: _at(lines, at, f"{lines[at]}  "),
    "quote": lambda lines, at, _: _at(lines, at, lines[at].replace(": ", ': "', 1) + '"'),
    "drop a line": lambda lines, at, _: _cut(lines, at, 1),
    "drop some lines": lambda lines, at, _: _cut(lines, at, 6),
    "join two lines": lambda ls, at, _: _at(
        _cut(ls, at, 1).split("\n"), at, " ".join(ls[at : at + 2])
    ),
    "move to the top": lambda lines, at, _: _with(_cut(lines, at, 1).split("\n"), 9, lines[at]),
    "end lines as Windows does": lambda lines, *_: "\n".join(x.rstrip("\r") + "\r" for x in lines),
    "end without a line end": lambda lines, *_: "\n".join(lines).rstrip("\n"),
    "begin with a mark": lambda lines, *_: "\ufeff" + "\n".join(lines).lstrip("\ufeff"),
}


def edits() -> st.SearchStrategy[list[Edit]]:
    odd = st.sampled_from(["---", "%%", "```", "a: [", "\t- x", "- [[x]] ^t-1", "# top", "&a *b"])
    text = st.one_of(said(YOURS), block(YOURS), odd)
    return st.lists(st.tuples(st.sampled_from(list(EDITS)), st.integers(0, 60), text), max_size=6)


def edited(text: str, hand: Sequence[Edit]) -> str:
    for how, at, words in hand:
        lines = text.split("\n")
        text = EDITS[how](lines, at % len(lines), words)
    return text


def words(text: str) -> Counter[str]:
    """Quotes, brackets, dashes count for nothing: YAML may be written with or without them."""
    plain = text.translate(dict.fromkeys(map(ord, "\"'[],{}|\ufeff"), " "))
    return Counter(word for word in plain.split() if word.strip("-#"))


def lost(base: str, mine: str, result: str) -> Counter[str]:
    return words(mine) - words(base) - words(result)


@LAW
@given(rendered(), edits())
def test_what_one_side_alone_changed_is_that_sides(
    notes: tuple[str, str], hand: list[Edit]
) -> None:
    base, new = notes
    mine = edited(base, hand)
    assert merge(base, base, new).mine == new
    assert merge(base, mine, base).mine == mine
    assert merge(base, mine, mine).mine == mine


@LAW
@given(rendered(), edits())
def test_no_word_of_the_users_is_lost(notes: tuple[str, str], hand: list[Edit]) -> None:
    base, new = notes
    mine = edited(base, hand)
    merged = merge(base, mine, new)
    assert not lost(base, mine, merged.mine)
    assert not lost(base, mine, merged.markers)


@LAW
@given(rendered(), st.text(max_size=200))
def test_no_word_of_any_text_is_lost(notes: tuple[str, str], mine: str) -> None:
    base, new = notes
    merged = merge(base, mine, new)
    assert not lost(base, mine, merged.mine)
    assert not lost(base, mine, merged.markers)


@LAW
@given(rendered(), edits())
def test_a_contest_and_only_a_contest_tells_the_three_texts_apart(
    notes: tuple[str, str], hand: list[Edit]
) -> None:
    base, new = notes
    merged = merge(base, edited(base, hand), new)
    same = merged.mine == merged.theirs == merged.markers
    assert same == (merged.contested == ())
    assert ("<<<<<<< yours" in merged.markers) == (not same)


PARAGRAPHS: Final = [
    "It rained all day and the bells were silent.",
    "- Ann went to the harbour with a net",
    "- Bo stayed at home and mended sails",
    "> Nobody has ever seen such a tide.",
    "The boats came back before dark, all but one. ^t-000010",
    "| where | when |\n| --- | --- |\n| quay | noon |",
    "**Ann** · [00:20](https://a.example#t=20)\nWe waited until the lamp went out. ^t-000020",
    "- In the morning there was fog",
]


@LAW
@given(st.lists(st.sampled_from(["", "mine", "new"]), min_size=8, max_size=8), st.data())
def test_changes_of_different_blocks_are_both_made(hands: list[str], data: st.DataObject) -> None:
    """However near to each other: each block has at most one hand in it."""
    sides: dict[str, list[str]] = {"mine": [], "new": [], "both": []}
    for hand, text in zip(hands, PARAGRAPHS, strict=True):
        how = data.draw(
            st.sampled_from(["add", "change", "delete"] if hand == "mine" else ["add", "change"])
        )
        made = {"add": [text, f"Now {hand} says {text[2:9]}"], "delete": []}
        changed = made.get(how, [text.replace(" the ", f" the {hand} ").replace("a", "e", 1)])
        for side, blocks in sides.items():
            blocks += changed if hand and side in (hand, "both") else [text]
    base, mine, new, both = ("\n\n".join(blocks) + "\n" for blocks in (PARAGRAPHS, *sides.values()))
    merged = merge(base, mine, new)
    assert merged.mine == both
    assert merged.contested == ()


@LAW
@given(rendered(), rendered(), edits())
def test_what_the_user_wrote_is_carried_over(
    notes: tuple[str, str], others: tuple[str, str], hand: list[Edit]
) -> None:
    base, text = notes[0], others[0]
    mine = edited(base, hand)
    carried = carry_over(text, base, mine, "Salt")
    assert not lost(base, mine, carried)
    assert not words(text) - words(carried)
    assert carry_over(text, base, base, "Salt") == text
