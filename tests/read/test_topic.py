"""Articles whose claims cite seconds."""

import pytest

from vaultgen.model import Source
from vaultgen.read import decode, topic

ARTICLE = """---
title: Kettles in summer
videoId: Ab3-_9xYz01
---

From: [[kettletalk]] <br/>

Ada Byrne explains why kettles sing <a class="yt-timestamp" data-t="00:04:31">[00:04:31]</a>.

## Heat

[[water_and_heat | Heat]] rises. It falls again <a data-t="00:05:58">[00:05:58]</a>.
*   **Copper:** conducts well <a class="yt-timestamp" data-t="01:00:02">[01:00:02]</a>.
    *   So does silver.
1.  Steel is slow.

> "It sings" <a class="yt-timestamp" data-t="00:07:00">[00:07:00]</a>
"""


def read(text: str) -> Source:
    document = decode(text.encode(), "topic.md")
    assert topic.claims(document).mine
    return topic.read(document)


def test_the_article_belongs_to_a_recording_and_a_show() -> None:
    source = read(ARTICLE)
    assert (source.about, source.show) == ("topic", "kettletalk")
    assert source.titles[0].text == "Kettles in summer"
    assert [recording.id for recording in source.media] == ["Ab3-_9xYz01"]
    assert source.declared == ()


def test_blocks_keep_their_kind_depth_and_emphasis() -> None:
    assert [(b.kind, b.level, b.text) for b in read(ARTICLE).outline] == [
        ("paragraph", 1, "Ada Byrne explains why kettles sing."),
        ("heading", 2, "Heat"),
        ("paragraph", 1, "Heat rises. It falls again."),
        ("bullet", 1, "**Copper:** conducts well."),
        ("bullet", 2, "So does silver."),
        ("number", 1, "Steel is slow."),
        ("quote", 1, '"It sings"'),
    ]


def test_times_and_links_stand_at_their_words() -> None:
    outline = read(ARTICLE).outline
    said, (time,), (link,) = outline[2].text, outline[2].times, outline[2].links
    assert (said[: time[0]], time[1]) == ("Heat rises. It falls again", 358.0)
    assert (said[link.start : link.end], link.target) == ("Heat", "water_and_heat")
    assert outline[3].times[0][1] == 3602.0


@pytest.mark.parametrize(
    "mark", ["[[00:04:31]](https://v.example/?t=271)", "[00:04:31]", "(04:31)", "[4:31, 00:05:00]"]
)
def test_times_may_be_written_plainly(mark: str) -> None:
    claim = f"Kettles sing because small bubbles of steam burst at the bottom {mark}."
    source = read(f"# Kettles\n\n{claim}\n\n{claim}\n")
    assert source.titles[0].text == "Kettles"
    assert source.outline[0].times[0] == (len(claim) - len(mark) - 2, 271.0)


def test_minutes_written_as_hours_are_read_as_minutes() -> None:
    marks = ["04:31:00", "18:49:00", "40:02:00"]
    text = "\n\n".join(f'Kettles sing <a data-t="{mark}">[{mark}]</a>.' for mark in marks)
    source = read(text)
    assert [block.times[0][1] for block in source.outline] == [271.0, 1129.0, 2402.0]
    assert "minutes and seconds" in source.warnings[0]


def test_an_absurd_time_is_left_out_with_its_line() -> None:
    source = read(ARTICLE.replace("01:00:02", "41:00:02"))
    assert source.outline[3].times == ()
    assert source.warnings[0].startswith("line 13: ")


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:01] Ada: We boil water and then we wait for it to be tea.\n" * 5,
        "**Ada:** \\[04:12\\] We boil water and then we wait for it to be tea.\n\n" * 5,
        "Ada Byrne (00:12):\nWe boil water.\n\n" * 5,
        "# Kettles\n\nThey sing. We met at 10:30 and left at 11:15.\n",
    ],
)
def test_transcripts_and_prose_are_no_articles(text: str) -> None:
    assert not topic.claims(decode(text.encode(), "a.md")).mine
