"""Words of one transcript found in another."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vaultgen.fuse.align import Word, align, words
from vaultgen.model import Segment


def said(text: str) -> list[Word]:
    return words([Segment(text)])


def matched(a: str, b: str) -> list[tuple[str, str]]:
    left, right = said(a), said(b)
    return [(left[i].folded, right[j].folded) for i, j in align(left, right)]


def test_the_same_text_is_matched_word_by_word() -> None:
    text = "the tide turns twice a day and the barge waits for it"
    assert len(matched(text, text)) == 12


def test_a_misheard_name_is_left_out_and_its_neighbours_are_not() -> None:
    pairs = matched("we met Halcyon Tidal in spring", "we met Halson Title in spring")
    assert pairs == [(w, w) for w in ("we", "met", "in", "spring")]


def test_a_passage_that_only_one_text_has_shifts_what_follows() -> None:
    left = said("first we sail home. This is an advertisement for rope. Then we moor the boat")
    right = said("first we sail home. Then we moor the boat")
    pairs = align(left, right)
    assert [left[i].folded for i, _ in pairs] == [w.folded for w in right]


def test_a_word_knows_its_segment_and_its_place_in_it() -> None:
    found = words([Segment("one two"), Segment("three")])
    assert [(w.folded, w.segment) for w in found] == [("one", 0), ("two", 0), ("three", 1)]
    assert 0.5 < found[1].place < 0.6


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60), st.randoms(use_true_random=False))
def test_pairs_rise_on_both_sides_and_join_equal_words(
    letters: list[str], rng: random.Random
) -> None:
    a = [Word(x, 0, 0.0) for x in letters]
    b = [w for w in a if rng.random() < 0.7] + [Word("z", 0, 0.0)]
    pairs = align(a, b)
    assert all(a[i].folded == b[j].folded for i, j in pairs)
    assert all(p[0] < q[0] and p[1] < q[1] for p, q in pairwise(pairs))


def test_half_of_the_words_heard_wrong_still_gives_right_pairs() -> None:
    rng = random.Random(7)
    a = [str(rng.randrange(3000)) for _ in range(6000)]
    b = [w if rng.random() < 0.5 else str(rng.randrange(3000)) for w in a]
    pairs = align([Word(w, 0, 0.0) for w in a], [Word(w, 0, 0.0) for w in b])
    right = sum(i == j for i, j in pairs)
    assert right >= 0.95 * len(pairs)
    assert right >= 0.45 * len(a)
