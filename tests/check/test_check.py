"""What checks find in a vault as it was recorded."""

from vaultgen.check import Checked, CheckedEpisode, check
from vaultgen.model import Contradiction

DATES = Contradiction("published", (("2025-05-01", ("a.md", "b.md")), ("2025-05-02", ("c.md",))))
SHOWS = Contradiction("show", (("Low Water", ("a.md",)), ("High Water", ("b.md",))))


def test_each_fact_that_sources_disagree_on_is_a_finding_with_its_sources() -> None:
    (found,) = check(Checked((CheckedEpisode("Low tide", "Episodes/Low tide.md", (DATES,)),)))
    assert (found.path, found.about, found.field) == (
        "Episodes/Low tide.md",
        "Low tide",
        "published",
    )
    assert found.values == DATES.values
    assert found.message == (
        "sources disagree on published: 2025-05-01 (a.md, b.md); 2025-05-02 (c.md)"
    )


def test_findings_stand_by_note_and_in_a_note_in_their_order() -> None:
    episodes = (
        CheckedEpisode("Surf", "Episodes/Surf.md", (SHOWS,)),
        CheckedEpisode("Low tide", "Episodes/Low tide.md", (SHOWS, DATES)),
        CheckedEpisode("Ebb", "Episodes/Ebb.md", ()),
    )
    found = [(f.about, f.field) for f in check(Checked(episodes))]
    assert found == [("Low tide", "show"), ("Low tide", "published"), ("Surf", "show")]
