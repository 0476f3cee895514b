"""What sources say that a term means."""

from vaultgen.model import Entity
from vaultgen.render import Directory, Known, Templates, entity_note


def test_a_concept_shows_its_explanations_below_its_names() -> None:
    fence = Entity(
        "concept/tidal-fence",
        "Tidal fence",
        "concept",
        aliases=("潮汐围栏",),
        meanings=("a row of [turbines]", "横跨海峡的围栏"),
    )
    directory = Directory(paths={fence.id: "Concepts/Tidal fence.md"}, entities={fence.id: fence})
    note = entity_note(Known(fence), directory, Templates())
    assert note.text.partition("\n---\n\n")[2] == (
        "# Tidal fence\n\nConcept\n\nAlso called 潮汐围栏\n\n"
        "Explained as “a row of [turbines]”\n\nExplained as “横跨海峡的围栏”\n"
    )
