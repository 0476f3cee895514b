"""A row of a table that both changed."""

import re
from itertools import zip_longest
from typing import Final

_BAR: Final = re.compile(r"(?<!\\)\|")


def merged_cells(base: str, mine: str, new: str) -> str | None:
    """Both changes of a row together, cell by cell; columns may only come at its end.

    None when one took cells away, or when both changed one cell.
    """
    was, yours, ours = (_BAR.split(row) for row in (base, mine, new))
    if min(len(yours), len(ours)) < len(was):
        return None
    cells = []
    for b, m, n in zip_longest(was, yours, ours):
        if b not in (m, n) and m != n:
            return None
        cells.append(n if b == m else m)
    return "|".join(cell for cell in cells if cell is not None)
