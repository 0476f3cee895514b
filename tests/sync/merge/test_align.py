"""Which block became which."""

import pytest

from vaultgen.sync.merge.align import ALIKE, recut, side
from vaultgen.sync.merge.block import split
from vaultgen.sync.merge.cells import merged_cells

NUMBERS = "one two three four five six seven eight nine ten".split()


def fates(base: str, text: str, least: float = ALIKE) -> list[str | None]:
    found = side(split(base), split(text), least)
    return [fate.key if fate else None for fate in found.fates][:-1]


def test_a_block_is_found_by_its_id() -> None:
    base, text = "It rained. ^a\n\nIt snowed. ^b\n", "Nothing of it. ^b\n"
    assert fates(base, text) == [None, "Nothing of it. ^b"]


def test_a_block_with_another_id_is_another_block() -> None:
    assert fates("It rained. ^a\n", "It rained. ^b\n\nIt rained.\n") == ["It rained. ^b"]
    assert fates("It rained all day. ^a\n", "It rained all night. ^b\n") == [None]


def test_one_block_in_the_place_of_one_is_that_block_however_it_looks() -> None:
    assert fates("# T\n\nOne.\n", "# T\n\nSomething else.\n") == ["# T", "Something else."]
    assert fates("# T\n\nOne.\n", "# T\n\n> One bell.\n") == ["# T", "> One bell."]
    assert fates("# T\n\nOne.\n", "# T\n\n> A bell.\n") == ["# T", None]


def test_of_several_the_likest_is_taken_if_it_is_like_enough() -> None:
    base, text = "Ann went home.\n", "A new one.\n\nAnn went home late.\n\nThe end.\n"
    assert fates(base, text) == ["Ann went home late."]
    assert fates(base, "A new one.\n\nThe end.\n") == [None]
    assert fates(base, "A new one.\n\nThe end.\n", least=0.0) == ["A new one."]


def test_figures_make_no_likeness() -> None:
    base = "| Ann | 1 | 2025 |\n\n---\n\n| Bo | 1 | 2025 |\n"
    assert fates(base, "| Cy | 1 | 2025 |\n\n| Bo | 2 | 2026 |\n")[-1] == "| Bo | 2 | 2026 |"


def test_many_blocks_are_found_by_the_words_that_they_show() -> None:
    said = [f"{a} {b} bells" for a in NUMBERS for b in NUMBERS]
    base = "\n\n".join(f"{text} at [00:01](https://a.example#t=1)" for text in said)
    text = "\n\n".join(f"[[{text}]] at [00:02](https://b.example#t=2)" for text in said[1:])
    assert fates(base, text) == [None, *text.split("\n\n")]


def test_a_heading_of_another_name_is_found_by_what_stands_below_it() -> None:
    base = "# T\n\nOne.\n\n## Mentions\n\n> A bell.\n"
    text = "# T\n\nTwo.\n\nThree.\n\n## Where it comes up\n\n> A bell.\n"
    assert fates(base, text)[2] == "## Where it comes up"
    assert fates(base, text.replace("## W", "### W"))[2] is None


@pytest.mark.parametrize(
    ("base", "text", "expected"),
    [
        ("One.\n\nTwo.\n", "One.\nTwo.\n", True),
        ("One.\nTwo.\n", "One.\n\nTwo.\n", True),
        ("One.\n\nTwo.\n", "Two.\n\nOne.\n", False),
        ("One.\nTwo.\n", "One.\nThree.\n", False),
        ("One.\n\nTwo.\n", "Two.\n\nMine.\n", False),
    ],
)
def test_joined_and_cut_blocks_are_known_by_their_lines(
    base: str, text: str, expected: bool
) -> None:
    old, new = split(base), split(text)
    assert recut(old, new, side(old, new, 0.0)) == expected


@pytest.mark.parametrize(
    ("mine", "new", "expected"),
    [
        ("| a | 1 | x |", "| a | 2 | 3 |", None),
        ("| a | 1 | | x |", "| a | 2 | 3 |", "| a | 2 | 3 | x |"),
        ("| a b | 1 | |", "| a | 2 | |", "| a b | 2 | |"),
        ("| a | 1 |", "| a | 2 | |", None),
        ("| a | 1 | | x |", "| a | 1 | | y |", None),
        (r"| a \| b | 1 | |", "| a | 2 | |", r"| a \| b | 2 | |"),
    ],
)
def test_rows_are_merged_by_cells(mine: str, new: str, expected: str | None) -> None:
    assert merged_cells("| a | 1 | |", mine, new) == expected
