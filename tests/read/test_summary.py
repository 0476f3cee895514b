"""Saved summary pages: what is the episode's is taken, the site's own words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.model import Source
from vaultgen.read import chips, decode, summary

PAGE = """Skip to content

How Tea Travels: Leaves, Ships and Kettles

[TEA] Maya OrdwayMarch 4, 202547 min
9 connections·12 entities in this video

This conversation follows a leaf from the hill where it grew to the cup in which it is drunk.

From Leaf to Cup

  • 🍵 Leaves are sorted by hand at HillTea.
  • 🚢 Slow ships, fast trains.

The Price of Haste

  • ⏱️ A kettle costs less than a minute.
Knowledge graph12 entities · 9 connections

How they connect

Hover · drag to explore
12 entities
Chapters5 moments

Topics4 themes

What was said

Slow FoodHillTeaTea TradeKettle API
Smart Objects12 · 9 links
Companies· 3
People· 2
"""


def read(text: str) -> Source:
    document = decode(text.encode(), "page.txt")
    assert summary.claims(document).mine
    return summary.read(document)


def test_title_date_and_byline_are_told_apart() -> None:
    source = read(PAGE)
    assert source.titles[0].text == "How Tea Travels: Leaves, Ships and Kettles"
    assert source.published == "2025-03-04"
    assert [(d.name, d.type, d.field) for d in source.declared] == [
        ("Maya Ordway", "person", "byline")
    ]


def test_a_length_in_minutes_is_no_duration() -> None:
    source = read(PAGE)
    assert source.duration is None
    assert ("length", ("47 min",)) in [(f.key, f.values) for f in source.fields]
    assert read(PAGE.replace("47 min", " 47:12")).duration == 2832.0


def test_bullets_stand_under_their_headings_and_keep_their_emoji() -> None:
    assert [(b.kind, b.text) for b in read(PAGE).outline] == [
        ("heading", "From Leaf to Cup"),
        ("bullet", "🍵 Leaves are sorted by hand at HillTea."),
        ("bullet", "🚢 Slow ships, fast trains."),
        ("heading", "The Price of Haste"),
        ("bullet", "⏱️ A kettle costs less than a minute."),
    ]


def test_sentences_above_the_outline_are_the_description() -> None:
    (description,) = read(PAGE).descriptions
    assert description.text.startswith("This conversation follows")


def test_counts_are_kept_once() -> None:
    (counts,) = [field.values for field in read(PAGE).fields if field.key == "counts"]
    assert counts == (
        "9 connections",
        "12 entities",
        "Chapters: 5 moments",
        "Topics: 4 themes",
        "Smart Objects: 12, 9 links",
        "Companies: 3",
        "People: 2",
    )


def test_chips_are_split_as_often_as_the_page_counts_them() -> None:
    assert read(PAGE).topics == ("Slow Food", "HillTea", "Tea Trade", "Kettle API")


def test_chips_on_lines_of_their_own_are_taken_as_they_are() -> None:
    page = PAGE.replace("Slow FoodHillTeaTea TradeKettle API", "Tea\nOld Ships\niKettle\nHaste")
    assert read(page).topics == ("Tea", "Old Ships", "iKettle", "Haste")


@pytest.mark.parametrize(
    ("line", "count", "chips_found"),
    [
        ("Fair TradeTea APIHot Water", 3, ("Fair Trade", "Tea API", "Hot Water")),
        ("Tea APIsSlow Food", None, ("Tea APIs", "Slow Food")),
        ("Web 2.0Tea (Green)Ships", 3, ("Web 2.0", "Tea (Green)", "Ships")),
        ("Tea", 1, ("Tea",)),
        ("Tea", 3, ("Tea",)),
    ],
)
def test_seams_are_found(line: str, count: int | None, chips_found: tuple[str, ...]) -> None:
    assert chips.split(line, count, f"Our page.\n{line}\n") == chips_found


def test_a_word_that_the_page_writes_in_one_piece_is_cut_last() -> None:
    page = "HillTea is sold. "
    assert chips.split("HillTeaShips", 2, page) == ("HillTea", "Ships")
    assert chips.split("HillTeaShips", None, page) == ("HillTea", "Ships")
    assert chips.split("HillTeaShips", 3, page) == ("Hill", "Tea", "Ships")


@given(st.text(st.sampled_from("aBcD 1)-"), min_size=1), st.none() | st.integers(0, 9))
def test_no_letter_of_a_chip_is_lost(line: str, count: int | None) -> None:
    found = chips.split(line, count, line)
    assert all(chip in line for chip in found)
    assert set("".join(found)) >= set(line) - set(" ")


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\n- one\n- two\n\n## More\n\n- three\n",
        "Some plain text.\n\nAnd more of it.\n",
        "Heading\n\n  • one\n\nAnother\n\n  • two\n",
    ],
)
def test_other_lists_are_no_summary_page(text: str) -> None:
    assert not summary.claims(decode(text.encode(), "a.txt")).mine
