"""Show notes and other Markdown."""

import pytest

from vaultgen.model import Link, Source
from vaultgen.read import decode, link_names, notes

NOTES = """# Kettles in summer

**Podcast:** Kettle Talk
**Date:** 2025-02-03

Ada Byrne on boiling. Follow Ada Byrne on X: https://x.com/adabyrne

## Links

- [Copper Works](https://copper.example) - they make kettles
  - [kettle-sim](https://github.com/copper/kettle-sim)
- ["Steam and Song" by Ben Roe and Cleo Hart](https://books.example/1)
- Ben Roe – [Website](https://roe.example), [LinkedIn](https://www.linkedin.com/in/benroe)
- [Why kettles sing when nobody listens](https://news.example/2)
- Bring a towel

## Chapters

00:00 Intro
04:31 Steam & song
1:00:02 Questions
"""


def read(text: str) -> Source:
    document = decode(text.encode(), "notes.md")
    assert notes.claims(document).mine
    return notes.read(document)


def test_the_header_the_introduction_and_the_outline_are_told_apart() -> None:
    source = read(NOTES)
    assert (source.titles[0].text, source.show) == ("Kettles in summer", "Kettle Talk")
    assert [d.text for d in source.descriptions] == [
        "Ada Byrne on boiling. Follow Ada Byrne on X: https://x.com/adabyrne"
    ]
    assert [(b.kind, b.level, b.text) for b in source.outline[:3]] == [
        ("heading", 2, "Links"),
        ("bullet", 1, "Copper Works - they make kettles"),
        ("bullet", 2, "kettle-sim"),
    ]


def test_links_are_kept_with_their_words() -> None:
    links = read(NOTES).links
    assert Link("Copper Works", "https://copper.example") in links
    assert Link("Website", "https://roe.example") in links
    assert "https://x.com/adabyrne" in [link.url for link in links]


def test_names_of_links_are_declared_and_headlines_are_not() -> None:
    declared = {(d.name, d.type) for d in read(NOTES).declared}
    assert declared == {
        ("Ada Byrne", None),
        ("Copper Works", None),
        ("Steam and Song", "work"),
        ("Ben Roe", "person"),
        ("Ben Roe", None),
        ("Cleo Hart", "person"),
    }


def test_lines_of_times_and_titles_are_chapters() -> None:
    assert [(c.title, c.start) for c in read(NOTES).chapters] == [
        ("Intro", 0.0),
        ("Steam & song", 271.0),
        ("Questions", 3602.0),
    ]


def test_list_items_without_a_line_break_are_taken_apart() -> None:
    source = read("- [One Kettle](https://one.example)- [Two Cups](https://two.example)\n")
    assert [block.text for block in source.outline] == ["One Kettle", "Two Cups"]


def test_an_outline_without_links_is_read_too() -> None:
    source = read("# Tea\n\n## Leaves\n\n- green\n- black\n")
    assert [block.text for block in source.outline] == ["Leaves", "green", "black"]
    assert source.declared == ()


def test_a_header_with_a_sentence_is_a_note() -> None:
    source = read("---\ntitle: Tea\nshow: Kettle Talk\n---\n\nA talk about leaves.\n")
    assert source.descriptions[0].text == "A talk about leaves."


def test_the_player_of_a_page_tells_the_recording() -> None:
    player = '{% include player.html url="https://cdn.example/7.mp3" %}'
    source = read(f"---\ntitle: Tea\n---\n\nA talk.\n\n{player}\n")
    assert [recording.id for recording in source.media] == ["https://cdn.example/7.mp3"]
    assert [description.text for description in source.descriptions] == ["A talk."]


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("Copper Works", "https://copper.example", [("Copper Works", None)]),
        ("Copper Works - the kettle people", "https://c.example", [("Copper Works", None)]),
        ("Copper Works: kettles", "https://c.example", [("Copper Works", None)]),
        ("Copper Works paper", "https://c.example", [("Copper Works", None)]),
        ("Copper Works | Twitter", "https://twitter.com/copper", [("Copper Works", None)]),
        ("Kettle Sim", "https://github.com/copper/kettle", [("Kettle Sim", "product")]),
        ("Ada Byrne", "https://www.linkedin.com/in/adabyrne/", [("Ada Byrne", "person")]),
        ("Deep heat", "https://en.wikipedia.org/wiki/Deep_heat", [("Deep heat", None)]),
        ("Deep heat", "https://heat.example", []),
        ("How to boil", "https://b.example", []),
        ("We Boil It", "https://b.example", []),
        ("here", "https://b.example", []),
        ("https://b.example", "https://b.example", []),
        ("One Two Three Four Five Six", "https://b.example", []),
    ],
)
def test_which_links_are_names(text: str, url: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(d.name, d.type) for d in link_names.names(Link(text, url))] == expected


def test_an_acronym_in_brackets_is_an_alias() -> None:
    (name,) = link_names.names(Link("Kettle Users Group (KUG)", "https://kug.example"))
    assert (name.name, name.aliases) == ("Kettle Users Group", ("KUG",))


@pytest.mark.parametrize(
    "text",
    [
        "**Ada:** We boil water.\n\n**Ben:** And wait.\n\n" * 6,
        "[00:00:01] Ada: We boil [water](https://w.example).\n" * 6,
        '{"segments": [{"text": "- a"}]}',
        "WEBVTT\n\n00:01.000 --> 00:02.000\n- Hey\n",
        "Just a line without any structure.\n",
    ],
)
def test_transcripts_and_plain_lines_are_no_notes(text: str) -> None:
    assert not notes.claims(decode(text.encode(), "a.md")).mine
