"""Line ends, marks, white space and odd characters: what the user's editor made stays."""

import pytest

from vaultgen.sync.merge import merge

BASE = "---\nid: a\ntags: []\n---\n\n# Lund\n\nOne.\n\nTwo.\n"
NEW = "---\nid: a\ntags:\n  - north\n---\n\n# Lund\n\nOne.\n\nTwo, three.\n"


def test_lines_of_ours_end_as_the_users_do() -> None:
    mine = BASE.replace("One.", "One and I.").replace("\n", "\r\n")
    merged = merge(BASE, mine, NEW)
    assert merged.mine == NEW.replace("One.", "One and I.").replace("\n", "\r\n")
    assert merged.contested == ()


def test_markers_in_a_file_of_windows_end_as_its_lines_do() -> None:
    merged = merge(BASE, BASE.replace("Two.", "2").replace("\n", "\r\n"), NEW)
    assert merged.markers.count("\r\n") == merged.markers.count("\n")
    assert "<<<<<<< yours\r\n2\r\n=======\r\nTwo, three.\r\n>>>>>>> vaultgen\r\n" in merged.markers


def test_lines_that_end_in_two_ways_stay_so() -> None:
    mine = "---\r\nid: a\ntags: []\r\n---\r\n\r\n# Lund\n\r\nOne, I say.\n\nTwo.\r\n"
    assert merge(BASE, mine, NEW).mine == (
        "---\r\nid: a\ntags:\r\n  - north\r\n---\r\n\r\n# Lund\n\r\nOne, I say.\n\nTwo, three.\r\n"
    )


def test_a_byte_order_mark_stays() -> None:
    mine = "\ufeff" + BASE.replace("One.", "One and I.")
    assert merge(BASE, mine, NEW).mine == "\ufeff" + NEW.replace("One.", "One and I.")


def test_a_missing_line_end_at_the_end_stays_missing() -> None:
    new = NEW.replace("One.", "One, two.").replace("Two, three.", "Two.")
    assert merge(BASE, BASE.rstrip(), new).mine == new.rstrip()


def test_a_block_of_ours_behind_a_last_line_without_end_begins_a_paragraph() -> None:
    merged = merge(BASE, BASE + "\nMine", BASE + "\n## Related\n\n- x\n")
    assert merged.mine == BASE + "\nMine\n\n## Related\n\n- x\n"


def test_white_space_at_the_end_of_lines_and_blank_lines_stay() -> None:
    mine = BASE.replace("One.", "One.  \n\t\n").replace("# Lund", "# Lund \n\n")
    new = BASE.replace("Two.", "Two, three.")
    assert merge(BASE, mine, new).mine == mine.replace("Two.", "Two, three.")


@pytest.mark.parametrize(
    "odd", ["\u2028", "\x0b", "\x0c", "\x85", "\x1c", "\udcff", "\x00", "\r", "\xa0"]
)
def test_odd_characters_are_part_of_a_line(odd: str) -> None:
    mine = BASE.replace("One.", f"One{odd}two{odd}") + f"\n{odd}\n"
    new = BASE.replace("Two.", "Two, three.")
    assert merge(BASE, mine, new).mine == mine.replace("Two.", "Two, three.")


@pytest.mark.parametrize("odd", ["\u2028", "\x0b", "\x85", "\udcff", "\x00", "\r"])
def test_odd_characters_in_the_front_matter_stay(odd: str) -> None:
    mine = BASE.replace("tags", f"mine: a{odd}b\ntags")
    assert f"mine: a{odd}b\n" in merge(BASE, mine, NEW).mine


@pytest.mark.parametrize(
    "head",
    [
        "---\n---\n",
        "---\n",
        "---\nid: a\n",
        "---\n- a\n- b\n---\n",
        "---\ntext\n---\n",
        "---\n{id: a, tags: []}\n---\n",
        "---\n  id: a\n  tags: []\n---\n",
        "---\n? id\n: a\n---\n",
        "---\n# only a comment\n---\n",
        "---\na: &a [*a]\ntags: *a\n---\n",
        "---\ntags: !mine [a]\n---\n",
        "---\ntags:\n  -\n    late\n  - - nested\n---\n",
        "---\ntags: >\n  folded\n\n  text\n\n---\n",
        '---\ntags: "two\n# lines\n  here"\n---\n',
        "---\ntags: []\n...\n---\n",
        "---\n%YAML 1.1\nid: a\n---\n",
        "+++\nid = 1\n+++\n",
    ],
)
def test_any_front_matter_is_survived(head: str) -> None:
    mine = head + "\n# Lund\n\nOne.\n\nTwo.\n\nMine.\n"
    merged = merge(BASE, mine, NEW)
    for line in filter(str.strip, mine.replace("Two.", "").splitlines()):
        assert line.rstrip(": []") in merged.mine
    assert merged.mine.endswith("Two, three.\n\nMine.\n")


def test_a_note_without_front_matter_gets_none() -> None:
    assert merge(BASE, "# Lund\n\nOne.\n\nTwo.\n", NEW).mine == "# Lund\n\nOne.\n\nTwo, three.\n"


def test_an_emptied_file_stays_empty() -> None:
    assert merge(BASE, "", NEW).mine == ""
