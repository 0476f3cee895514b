"""Whose words are taken, of transcripts that were heard alike."""

from vaultgen.fuse.merge import merge
from vaultgen.model import Declared, Segment, Source, SourceRef

SAID = "They moored it at {0} last winter, and {1} came over with a crane and a cake."
GOOD = Source(
    SourceRef("good.md", "test", "0"), segments=(Segment(SAID.format("Skagerrak", "Merrin")),)
)
POOR = Source(
    SourceRef("a-poor-one.md", "test", "0"),
    segments=(Segment(SAID.format("Skaggeracket", "Marion")),),
)
NOTES = Source(
    SourceRef("notes.md", "test", "0"),
    declared=(
        Declared("Skagerrak", "place", "places"),
        Declared("Merrin Tolliver", "person", "guest"),
    ),
)


def test_the_transcript_that_spells_the_names_as_the_notes_do_gives_the_words() -> None:
    assert [s.source for s in merge("x", [POOR, GOOD, NOTES]).segments] == ["good.md"]


def test_without_notes_the_longer_one_does() -> None:
    assert [s.source for s in merge("x", [POOR, GOOD]).segments] == ["a-poor-one.md"]


def test_nobody_judges_their_own_spelling() -> None:
    boasting = Source(
        POOR.ref, segments=POOR.segments, declared=(Declared("Marion", "person", "guest"),)
    )
    assert [s.source for s in merge("x", [boasting, GOOD, NOTES]).segments] == ["good.md"]
