"""What was heard for a name, mined from two readings."""

from vaultgen.fuse.mine import mine
from vaultgen.model import Reading, Segment, SourceRef


def heard(record: str, reading: str) -> list[tuple[str, str, int]]:
    other = Reading(SourceRef("raw.txt", "test", "0"), (Segment(reading),))
    return [(h.name, h.form, h.votes) for h in mine([Segment(record)], [other])]


def test_a_name_that_the_other_reading_spells_otherwise() -> None:
    assert heard(
        "before that we all worked for Merrow Tidal on the north shore",
        "before that we all worked for Mero Title on the north shore",
    ) == [("Merrow Tidal", "Mero Title", 1)]


def test_the_part_of_the_name_that_both_have_belongs_to_it() -> None:
    assert heard(
        "they moored it at Skagerrak Energy Lab last winter",
        "they moored it at Skaggerack Energy Lab last winter",
    ) == [("Skagerrak Energy Lab", "Skaggerack Energy Lab", 1)]


def test_votes_are_counted() -> None:
    said = "we asked {} for a crane and {} said no and then we left"
    record, reading = said.format("Valentia", "Valentia"), said.format("Valencia", "Valencia")
    assert heard(record, reading) == [("Valentia", "Valencia", 2)]


def test_a_common_word_is_no_name_however_it_sounds() -> None:
    assert (
        heard(
            "we learned a lot from the engineers at Quora in those years",
            "we learned a lot from the engineers at core in those years",
        )
        == []
    )


def test_another_word_is_no_mishearing() -> None:
    assert (
        heard(
            "we sailed to Bergen in the spring of that year",
            "we sailed to Zeebrugge in the spring of that year",
        )
        == []
    )


def test_the_same_letters_in_other_words_are_the_same_name() -> None:
    assert (
        heard(
            "the price that Open Door paid was far too high",
            "the price that Opendoor paid was far too high",
        )
        == []
    )
