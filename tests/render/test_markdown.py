"""Text says in Markdown exactly what it says."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vaultgen.render import markdown

CASES = Path(__file__).parents[1] / "cases" / "render" / "escape.md"
PARSER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
MARKS = st.text(st.sampled_from(list("ab1 #*_`~=$%^&|<>[](){}!:;.-+\\/'\"é中")), max_size=40)


def cases() -> list[tuple[str, str, str]]:
    pattern = r"^# (.+)\n\ninput:\n\n    (.*)\n\noutput:\n\n    (.*)$"
    return re.findall(pattern, CASES.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("title", "given_", "expected"), cases(), ids=[c[0] for c in cases()])
def test_escapes_only_what_has_a_meaning(title: str, given_: str, expected: str) -> None:
    assert markdown.escape(given_) == expected, title


def test_the_case_file_is_read_completely() -> None:
    assert len(cases()) == CASES.read_text(encoding="utf-8").count("\ninput:\n")


@given(MARKS)
def test_a_reader_sees_the_text_unchanged(text: str) -> None:
    text = " ".join(text.split())
    shown = PARSER.render(markdown.escape(text))
    assert html.unescape(re.sub(r"</?p>|\n$", "", shown)).strip() == text


@given(MARKS)
def test_no_pair_with_a_meaning_is_left(text: str) -> None:
    escaped = markdown.escape(text)
    assert not re.search(r"%%|==|::|~~|\[\[|(?<!\\)\$", escaped)


@given(MARKS, MARKS)
def test_a_link_stays_whole_between_any_texts(before: str, after: str) -> None:
    text = f"{before}Ana{after}"
    written = markdown.escape(text, [(len(before), len(before) + 3, "Ana Ruiz")])
    assert "[[Ana Ruiz|Ana]]" in written
    left, right = written.split("[[Ana Ruiz|Ana]]")
    assert not re.search(r"(?<!\\)[\[!]$", left)
    assert not right.startswith("(")


def test_a_link_shows_the_words_of_the_text() -> None:
    written = markdown.escape("Ana met *Bo*.", [(0, 3, "Ana"), (9, 11, "Bo (company)")])
    assert written == "[[Ana]] met \\*[[Bo (company)|Bo]]\\*."


def test_the_markdown_of_a_source_keeps_its_emphasis_and_loses_its_structure() -> None:
    source = "**Bold** _it_ [a](https://example.org/x_y)\n# No heading #notag <b>x</b> a:: b"
    assert markdown.prose(source) == (
        "**Bold** _it_ [a](https://example.org/x_y)\n\\# No heading \\#notag \\<b>x\\</b> a:\\: b"
    )


def test_what_a_link_shows_cannot_tear_it() -> None:
    assert markdown.link("N", "a [b] | c") == "[[N|a (b) / c]]"
    assert markdown.link("N", "N") == "[[N]]"


def test_headings_have_no_colons() -> None:
    assert markdown.heading("Part 1: the 12:30 train #1") == "Part 1 – the 12.30 train #1"
    assert markdown.heading("海洋:农场") == "海洋-农场"


def test_bars_are_escaped_in_cells() -> None:
    assert markdown.cell("[[A|b]]") == "[[A\\|b]]"
