"""Where a note stays, and when it moves."""

import pytest

from vaultgen.render import Wanted, fits

MERCURY = Wanted("company/mercury", "Companies", "Mercury", "company")


@pytest.mark.parametrize(
    "path",
    ["Companies/Mercury.md", "Companies/Mercury (company).md", "Companies/Mercury (company) 2.md"],
)
def test_a_name_that_its_rivals_once_forced_on_it_still_fits(path: str) -> None:
    assert fits(MERCURY, path)


@pytest.mark.parametrize("path", ["Products/Mercury.md", "Companies/Quicksilver.md"])
def test_another_type_or_name_wants_another_place(path: str) -> None:
    assert not fits(MERCURY, path)
