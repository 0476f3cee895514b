"""Dates and lengths as documents write them → ISO 8601 and seconds."""

import re
from datetime import date
from typing import Final

from vaultgen.text import seconds

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_MONTH: Final = r"(?P<name>[A-Za-z]{3,9})\.?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_NUMBERS: Final = r"(?P<month>\d{1,2})\D{1,2}(?P<day>\d{1,2})(?!\d)"
_SHAPES: Final = tuple(
    re.compile(shape)
    for shape in (
        rf"(?<!\d){_YEAR}\D{{1,2}}{_NUMBERS}",
        rf"(?<!\d){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        rf"(?<![A-Za-z]){_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?<!\d){_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
    )
)
_CLOCK: Final = re.compile(r"\d{1,3}(?::[0-5]?\d){1,2}(?:[.,]\d+)?")
_PARTS: Final = re.compile(
    r"(?:PT?)?(?:(?P<h>\d+)\s*(?:h|hrs?|hours?|小时|時間))?[\s,]*(?:and\s+)?"
    r"(?:(?P<m>\d+)\s*(?:m|mins?|minutes?|分钟?|分鐘))?[\s,]*(?:and\s+)?"
    r"(?:(?P<s>\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?|秒)?)?",
    re.IGNORECASE,
)


def iso(text: str) -> str | None:
    """The first date of a text as `YYYY-MM-DD`; `None` where there is none that is certain.

    `2025-11-28T10:00Z`, `2025/11/28`, `2025年11月28日`, `20251128`, `November 28, 2025` and
    `28 Nov 2025` are dates; `11/12/2025` is not, since nobody knows which number is the month.
    """
    for shape in _SHAPES:
        for found in shape.finditer(text):
            parts = found.groupdict()
            month = _month(parts["name"]) if "name" in parts else int(parts["month"])
            try:
                return date(int(parts["year"]), month, int(parts["day"])).isoformat()
            except ValueError:
                continue
    return None


def _month(name: str) -> int:
    """1 to 12; 0, which no date has, for a word that is no month."""
    start = name[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def length(text: str) -> float | None:
    """`3205`, `53:25`, `53 min`, `1h 2m` or `PT53M25S` as seconds; `None` when it is no length."""
    text = text.strip()
    if _CLOCK.fullmatch(text):
        return seconds(text)
    found = _PARTS.fullmatch(text)
    if not found or not any(found.groups()):
        return None
    hours, minutes, rest = (float(found[part] or 0) for part in "hms")
    return hours * 3600 + minutes * 60 + rest
