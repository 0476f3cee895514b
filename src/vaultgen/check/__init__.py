"""What is wrong with a vault: one check = one file with one function.

A check looks at a `Checked` and yields a `Finding` for each thing that a person should look at.
"""

from collections.abc import Callable, Iterator
from typing import Final

from vaultgen.check.contradictions import contradictions
from vaultgen.check.values import Checked, CheckedEpisode, Finding

CHECKS: Final[tuple[Callable[[Checked], Iterator[Finding]], ...]] = (contradictions,)
"""In the order in which findings on one place stand."""

__all__ = ["CHECKS", "Checked", "CheckedEpisode", "Finding", "check"]


def check(vault: Checked) -> tuple[Finding, ...]:
    """What all checks find, by path and line."""
    found = (finding for one in CHECKS for finding in one(vault))
    return tuple(sorted(found, key=lambda f: (f.path, f.about, f.line or 0)))
