"""What was heard for a name, mined from two readings."""

from collections.abc import Iterable

from vaultgen.fuse.credit import credited
from vaultgen.fuse.mine import mine
from vaultgen.fuse.weave import aligned
from vaultgen.model import Declared, Heard, Reading, Segment, Source, SourceRef


def mined(
    record: list[Segment], other: Reading, sources: Iterable[Source] = ()
) -> tuple[Heard, ...]:
    laid = {other.source.path: aligned(record, other.segments)}
    return mine(record, [other], laid, sources)


def heard(record: str, reading: str) -> list[tuple[str, str, int]]:
    other = Reading(SourceRef("raw.txt", "test", "0"), (Segment(reading),))
    return [(h.name, h.form, h.votes) for h in mined([Segment(record)], other)]


def test_a_name_that_the_other_reading_spells_otherwise_and_its_parts() -> None:
    assert heard(
        "before that we all worked for Merrow Tidal on the north shore",
        "before that we all worked for Mero Title on the north shore",
    ) == [("Merrow", "Mero", 1), ("Merrow Tidal", "Mero Title", 1), ("Tidal", "Title", 1)]


def test_the_part_of_the_name_that_both_have_belongs_to_it() -> None:
    found = heard(
        "they moored it at Skagerrak Energy Lab last winter",
        "they moored it at Skaggerack Energy Lab last winter",
    )
    assert ("Skagerrak Energy Lab", "Skaggerack Energy Lab", 1) in found
    assert "Energy Lab" not in {name for name, _, _ in found}


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


def test_beside_a_passage_that_one_reading_lacks_the_last_words_are_compared() -> None:
    before = "and that is how the old harbour was paid for in the end"
    advertisement = "this hour is brought to you by a bakery that opens at four in the morning"
    after = "thank you very much for coming down to the pier"
    assert ("Tolwin", "Tolman", 1) in heard(
        f"{before}. {advertisement}. Tolwin, {after}", f"{before}. Tolman, {after}"
    )


def test_a_number_that_is_said_belongs_to_the_name() -> None:
    found = heard(
        "on the dock we always run the KRT five model and it never fails",
        "on the dock we always run the KRD five model and it never fails",
    )
    assert ("KRT five", "KRD five", 1) in found


def test_no_common_word_stands_for_a_part_of_a_name() -> None:
    said = "we then moved all of the {} to the new pier with the boats"
    assert heard(said.format("Skagerrak ORM"), said.format("Skagerrak the")) == []


def test_a_common_word_that_is_written_as_a_name_is_one_there() -> None:
    found = heard(
        "the core of it is that I ended up at Cora since they paid",
        "the core of it is that I ended up at CORE since they paid",
    )
    assert found == [("Cora", "CORE", 1)]


RECORD = "before that we all worked for Mero Title and for Skaggerack on the north shore"
READING = "before that we all worked for Merrow Tidal and for Skagerrak on the north shore"


def source(path: str, said: str, *names: str) -> Source:
    declared = tuple(Declared(name, "company", "companies") for name in names)
    segments = (Segment(said),) if said else ()
    return Source(SourceRef(path, "test", "0"), segments=segments, declared=declared)


def with_lists(*sources: Source) -> list[tuple[str, str]]:
    other = Reading(SourceRef("raw.txt", "test", "0"), (Segment(READING),))
    return [(h.name, h.form) for h in mined([Segment(RECORD)], other, sources)]


def test_a_list_of_names_knows_better_than_the_record() -> None:
    assert ("Merrow Tidal", "Mero Title") in with_lists(source("notes.md", "", "Merrow Tidal"))


def test_a_list_made_from_a_misheard_transcript_knows_nothing_better() -> None:
    copied = source("raw.txt", READING, "Merrow Tidal", "Skagerrak", "Bergen")
    assert ("Mero Title", "Merrow Tidal") in with_lists(copied)


def test_names_of_such_a_list_are_marked() -> None:
    copied = source("raw.txt", READING, "Merrow Tidal", "Skagerrak")
    own = source("notes.md", "", "Bergen")
    pairs = [Heard("Mero Title", "Merrow Tidal", 1), Heard("Skaggerack", "Skagerrak", 1)]
    assert [(d.name, d.heard) for d in credited((copied, own), pairs)] == [
        ("Merrow Tidal", True),
        ("Skagerrak", True),
        ("Bergen", False),
    ]


def test_one_misheard_name_does_not_discredit_a_list() -> None:
    honest = source("raw.txt", READING, "Merrow Tidal", "Bergen")
    pairs = [Heard("Mero Title", "Merrow Tidal", 1)]
    assert not any(d.heard for d in credited((honest,), pairs))
