"""The number that a title puts before itself: `Episode 12: The bell buoy`, `#12 – …`."""

import re
from typing import Final

_NUMBER: Final = re.compile(
    r"\s*(?:(?:episode|ep|folge|no|nr)\.?\s*#?|#)(\d{1,4})\s*[-–—:.|]+\s*(?=\S)", re.IGNORECASE
)


def without_number(title: str) -> tuple[str | None, str]:
    """(number, the title without it); a title that is nothing but a number stays whole."""
    found = _NUMBER.match(title)
    return (found[1], title[found.end() :]) if found else (None, title)
