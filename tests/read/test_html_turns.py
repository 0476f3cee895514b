"""Transcripts in HTML as the podcast namespace has them."""

from vaultgen.read import decode, html_turns

PAGE = """<!doctype html>
<title>Cranes</title>
<cite>Mara Lindqvist:</cite>
<time>0:12</time>
<p>They are <b>tall</b> &amp; old.</p>
<p>And rusty.</p>
<cite>Otto Brandt</cite><time>1:02:03.5</time><p>Are
they?</p>
"""


def test_names_hold_until_the_next_and_times_for_one_paragraph() -> None:
    document = decode(PAGE.encode(), "cranes.html")
    assert html_turns.READER.claims(document).mine
    source = html_turns.READER.read(document)
    assert [(s.speaker, s.start, s.text) for s in source.segments] == [
        ("Mara Lindqvist", 12.0, "They are tall & old."),
        ("Mara Lindqvist", None, "And rusty."),
        ("Otto Brandt", 3723.5, "Are they?"),
    ]
    assert source.titles[0].text == "Cranes"
    assert [declared.name for declared in source.declared] == ["Mara Lindqvist", "Otto Brandt"]


def test_other_pages_are_left_alone() -> None:
    assert not html_turns.READER.claims(decode(b"<html><p>Hi.</p></html>", "a.html")).mine
    assert not html_turns.READER.claims(decode(b"Mara: Hi.", "a.md")).mine
