"""Rows by id, of the last run and of this one."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

Row = TypeVar("Row")


def changed(before: Mapping[str, Row], now: Mapping[str, Row]) -> set[str]:
    """The ids of the rows that came, went or differ."""
    if before is now:
        return set()
    new = {ident for ident, row in now.items() if before.get(ident) != row}
    return new | (before.keys() - now.keys())


def renewed(
    before: dict[str, Row], news: Mapping[str, Row], gone: Iterable[str] = ()
) -> dict[str, Row]:
    """The rows of before without what is gone, and with the news, sorted by id.

    The very same dict where nothing differs: who keeps it need not keep it again.
    """
    new = {ident: row for ident, row in news.items() if before.get(ident) != row}
    lost = (before.keys() & set(gone)) - news.keys()
    if not new and not lost:
        return before
    kept = {ident: row for ident, row in before.items() if ident not in lost} if lost else before
    return dict(sorted({**kept, **new}.items()))
