"""A paragraph of Markdown, taken apart."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.read import inline
from vaultgen.read.inline import Inline

CASES = Path(__file__).parents[1] / "cases" / "read" / "inline.md"


def cases() -> list[tuple[str, str, str]]:
    pattern = r"^# (.+)\n\ninput:\n\n    (.*)\n\noutput:\n\n    (.*)$"
    return re.findall(pattern, CASES.read_text(encoding="utf-8"), re.MULTILINE)


def drawn(said: Inline) -> str:
    """The text with everything beside it written into it."""
    signs = [(at, 0, f"«{seconds:g}»") for at, seconds in said.times]
    signs += [(link.start, 1, f"⟦{link.target}→") for link in said.wikilinks]
    signs += [(link.end, 0, "⟧") for link in said.wikilinks]
    text, done = "", 0
    for at, _, sign in sorted(signs, key=lambda sign: sign[:2]):
        text, done = text + said.text[done:at] + sign, at
    links = "".join(f" ‹{link.text}={link.url}›" for link in said.links)
    return text + said.text[done:] + links


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=[c[0] for c in cases()])
def test_takes_a_paragraph_apart(title: str, text: str, expected: str) -> None:
    assert drawn(inline.read(text)) == expected, title


def test_the_case_file_is_read_completely() -> None:
    assert len(cases()) == CASES.read_text(encoding="utf-8").count("\ninput:\n")


def test_reference_links_are_looked_up() -> None:
    said = inline.read("The [guide][g 1], [Moon] and [sun][].", {"G 1": "https://g", "SUN": "/s"})
    assert said.text == "The guide, [Moon] and sun."
    assert [(link.text, link.url) for link in said.links] == [("guide", "https://g")]


PIECES = st.sampled_from([*"ab [](){}<>|`\\&;:01.*_\n", "https://", "[[", "12:30", "]]"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_offsets_lie_in_the_text_and_white_space_is_folded(text: str) -> None:
    said = inline.read(text)
    assert said.text == " ".join(said.text.split())
    assert all(0 <= at <= len(said.text) for at, _ in said.times)
    assert all(0 <= w.start <= w.end <= len(said.text) for w in said.wikilinks)


@given(st.text(st.sampled_from(list("ab c.,é中\n")), max_size=80))
def test_plain_words_are_not_changed(text: str) -> None:
    assert inline.read(text).text == " ".join(text.split())
