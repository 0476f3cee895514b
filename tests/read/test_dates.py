"""Dates and lengths as people write them."""

import pytest

from vaultgen.read import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-01", "2024-05-01"),
        ("2024-05-01T10:00:00Z", "2024-05-01"),
        ("2024/5/1", "2024-05-01"),
        ("20240501", "2024-05-01"),
        ("2024年5月1日", "2024-05-01"),
        ("May 1, 2024", "2024-05-01"),
        ("recorded Tuesday, March 31st, 2015", "2015-03-31"),
        ("1 Sept. 2024", "2024-09-01"),
        ("the 2nd of June 2024", "2024-06-02"),
        ("2024-05-01-cranes.md", "2024-05-01"),
        ("05/06/2024", None),
        ("2024-13-45", None),
        ("Version 12, 2024", None),
        ("yesterday", None),
    ],
)
def test_a_date_is_certain_or_none(text: str, expected: str | None) -> None:
    assert dates.iso(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3205", 3205.0),
        ("53:25", 3205.0),
        ("1:02:03", 3723.0),
        ("53 min", 3180.0),
        ("1h 2m", 3720.0),
        ("1 hour and 5 minutes", 3900.0),
        ("PT53M25S", 3205.0),
        ("1小时5分钟", 3900.0),
        ("long", None),
        ("", None),
    ],
)
def test_a_length_is_seconds(text: str, expected: float | None) -> None:
    assert dates.length(text) == expected
