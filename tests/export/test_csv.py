"""The CSV export, read back."""

import csv
import io

from vaultgen.export import FORMATS, Export


def tables(export: Export) -> dict[str, list[dict[str, str]]]:
    """Rows by the name of the table."""
    return {
        document.name: list(csv.DictReader(io.StringIO("".join(document.text), newline="")))
        for document in FORMATS["csv"](export)
    }


def test_there_are_three_tables(export: Export) -> None:
    assert {name: len(rows) for name, rows in tables(export).items()} == {
        "episodes.csv": 2,
        "entities.csv": 2,
        "mentions.csv": 3,
    }


def test_episodes_come_back(export: Export) -> None:
    full, bare = tables(export)["episodes.csv"]
    assert full == {
        "id": "episode/tides",
        "title": 'Tides, "fences" & <weirs>',
        "show": "show/slack",
        "published": "2025-03-04",
        "duration": "61.5",
        "language": "en",
        "url": "https://example.org/tides",
        "note": "Episodes/Tides.md",
        "speakers": "Ada Lunn|SPEAKER_01",
        "media": "https://www.youtube.com/watch?v=abc",
        "sources": "talks/tides.vtt",
        "topics": "tidal energy|weirs, old and new",
        "mentions": "3",
    }
    assert (bare["show"], bare["duration"], bare["mentions"]) == ("", "", "0")


def test_entities_come_back(export: Export) -> None:
    ada, fence = tables(export)["entities.csv"]
    assert ada["aliases"].split("|") == ["Ada", "A. Lunn"]
    assert (ada["heard_as"], ada["note"], ada["confidence"]) == (
        "Ada Lun",
        "People/Ada Lunn.md",
        "1.0",
    )
    assert (fence["mentions"], fence["note"]) == ("2", "")


def test_mentions_come_back_in_the_order_of_the_text(export: Export) -> None:
    first, _, last = tables(export)["mentions.csv"]
    assert first == {
        "episode": "episode/tides",
        "entity": "person/ada-lunn",
        "segment": "0",
        "start_char": "0",
        "end_char": "3",
        "surface": "Ada",
        "time": "2.0",
        "confidence": "0.93",
        "by": "local",
    }
    assert last["time"] == ""


def test_line_ends_are_the_same_everywhere(export: Export) -> None:
    for document in FORMATS["csv"](export):
        assert "\r" not in "".join(document.text)
