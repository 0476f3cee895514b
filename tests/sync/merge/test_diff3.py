"""What sequences have in common, and how three of them are cut."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.sync.merge.diff import matches
from vaultgen.sync.merge.diff3 import merged, regions

LETTERS = st.lists(st.sampled_from("abcdefgh"), max_size=12)


@given(LETTERS, LETTERS)
def test_matches_are_equal_and_rise(a: list[str], b: list[str]) -> None:
    pairs = matches(a, b)
    assert all(a[i] == b[j] for i, j in pairs)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))


@given(LETTERS)
def test_everything_matches_itself(a: list[str]) -> None:
    assert matches(a, a) == [(i, i) for i in range(len(a))]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("abcd", "abxd", [(0, 0), (1, 1), (3, 3)]),
        ("abcde", "cdeab", [(2, 0), (3, 1), (4, 2)]),
        ("ab", "", []),
        ("aab", "aaab", [(0, 0), (1, 1), (2, 3)]),
        ("axbx", "axbxbx", [(0, 0), (1, 1), (2, 2), (3, 3)]),
        ("uxv", "uxyxv", [(0, 0), (1, 1), (2, 4)]),
        ("pqxbx", "qxbxbx", [(1, 0), (2, 1), (3, 2), (4, 3)]),
        ("qxbxbx", "pqxbx", [(0, 1), (1, 2), (2, 3), (3, 4)]),
    ],
)
def test_of_several_places_an_insertion_is_at_the_last(
    a: str, b: str, expected: list[tuple[int, int]]
) -> None:
    assert matches(a, b) == expected


def test_where_nothing_is_unique_and_much_is_there_all_counts_as_changed() -> None:
    many = ["x", "y"] * 1000
    assert matches(["a", *many], ["b", *reversed(many)]) == []


@given(LETTERS, LETTERS, LETTERS)
def test_regions_are_the_sequences_cut(base: list[str], mine: list[str], new: list[str]) -> None:
    cut = list(regions(base, mine, new))
    for side, sequence in (("base", base), ("mine", mine), ("new", new)):
        assert [x for region in cut for x in sequence[getattr(region, side)]] == sequence
    for region in cut:
        texts = base[region.base], mine[region.mine], new[region.new]
        assert region.stable == (texts[0] == texts[1] == texts[2])


@given(LETTERS, LETTERS)
def test_what_one_side_changed_is_merged(base: list[str], other: list[str]) -> None:
    assert merged(base, other, base) == other
    assert merged(base, base, other) == other
    assert merged(base, other, other) == other


@pytest.mark.parametrize(
    ("base", "mine", "new", "expected"),
    [
        ("abcd", "xbcd", "abcy", "xbcy"),
        ("abc", "axc", "ayc", None),
        ("ab", "xb", "ay", None),
        ("abc", "ac", "ac", "ac"),
        ("abc", "ubc", "abcv", "ubcv"),
        ("ac", "abc", "axc", None),
    ],
)
def test_changes_that_touch_are_not_merged(
    base: str, mine: str, new: str, expected: Sequence[str] | None
) -> None:
    found = merged(base, mine, new)
    assert (found if found is None else "".join(found)) == expected
