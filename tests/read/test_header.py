"""What a document states about itself."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.errors import ReadError
from vaultgen.model import Declared, Field, Link
from vaultgen.read import decode, header
from vaultgen.read.header_fields import Header


def parse(text: str) -> Header:
    return header.parse(decode(text.encode(), "talks/a.md"))


YAML = """---
title: 'Cranes: a history'
Podcast: Harbour Hour
publish_date: 2024-05-01
length: 53:25
videoId: abcdefghijk
guests:
  - Mara Lindqvist
  - "[[Otto Brandt|Otto]]"
companies_orgs: [Quay Works, "", NO]
tags: cranes, winches
draft: true
season:
source: https://cdn.example/7.mp3
primary:
  - {title: The map, link: https://map.example/}
---
Text.
"""


def test_yaml_is_placed_by_the_meaning_of_its_keys() -> None:
    stated = parse(YAML)
    assert [title.text for title in stated.titles] == ["Cranes: a history"]
    assert (stated.show, stated.published, stated.duration) == ("Harbour Hour", "2024-05-01", 3205)
    assert stated.declared == (
        Declared("Mara Lindqvist", "person", "guests"),
        Declared("Otto Brandt", "person", "guests"),
        Declared("Quay Works", "company", "companies_orgs"),
        Declared("NO", "company", "companies_orgs"),
    )
    assert stated.tags == ("cranes", "winches")
    assert [medium.kind for medium in stated.media] == ["youtube", "audio"]
    assert stated.url == "https://cdn.example/7.mp3"
    assert stated.links == (Link("The map", "https://map.example/"),)
    assert stated.fields == (Field("draft", ("true",)), Field("primary", ("The map",)))
    assert stated.body_line == 17


LINES = """# Cranes

**Podcast:** Harbour Hour
**Date:** May 1, 2024
**Guests:** Mara Lindqvist, Otto Brandt and Ida Roe
**Mood:** calm

---

Text.
"""


def test_lines_with_keys_mean_the_same() -> None:
    stated = parse(LINES)
    assert [title.text for title in stated.titles] == ["Cranes"]
    assert (stated.show, stated.published) == ("Harbour Hour", "2024-05-01")
    assert [d.name for d in stated.declared] == ["Mara Lindqvist", "Otto Brandt", "Ida Roe"]
    assert stated.fields == (Field("Mood", ("calm",)),)
    assert stated.body_line == 8


@pytest.mark.parametrize(
    "text",
    [
        "Host: Good morning.\nGuest: Morning.\nHost: Windy.\n",
        "**Mara Lindqvist:** Good morning.\n\n**Otto Brandt:** Morning.\n",
        "Date: nobody knows. The rest is text.\n",
        "---\n\nA rule above, and no header.\n\n---\n",
        "",
    ],
)
def test_what_people_say_is_no_header(text: str) -> None:
    assert parse(f"{text}\n\nEnd.").body_line == 0


def test_values_that_do_not_parse_are_kept_as_they_are() -> None:
    stated = parse("---\ndate: last spring\nduration: long\nseries: A\nshow: B\n---\n")
    assert (stated.published, stated.duration, stated.show) == (None, None, "A")
    assert [f.key for f in stated.fields] == ["date", "duration", "show"]


def test_broken_yaml_names_the_line_of_the_file() -> None:
    with pytest.raises(ReadError, match="quotes") as error:
        parse("\n---\ntitle: a: b\n---\n")
    assert (error.value.path, error.value.line) == ("talks/a.md", 3)


def test_yaml_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(ReadError, match="key: value"):
        parse("---\n- a: b\n---\n")


@given(st.text(st.sampled_from(list("title: #-*\n[]{}&!'\"%@`,x")), max_size=80))
def test_the_body_begins_where_claims_think_it_does(text: str) -> None:
    document = decode(f"---\n{text}\n---\nx".encode(), "a.md")
    at = header.body_line(document)
    with suppress(ReadError):
        assert header.parse(document).body_line == at


def test_an_address_alone_is_a_header() -> None:
    found = parse("URL: https://youtu.be/aB3dE6gH9kL\n\nHello there.\n")
    assert [recording.id for recording in found.media] == ["aB3dE6gH9kL"]
