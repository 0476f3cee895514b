"""What sources state outside the running text."""

from collections.abc import Callable
from dataclasses import replace

from vaultgen.extract import extract
from vaultgen.model import Candidate, Declared, Episode, Speaker

Say = Callable[..., Episode]


def candidates(episode: Episode) -> dict[str, Candidate]:
    return {c.name: c for c in extract(episode).candidates}


def test_a_declared_type_outweighs_every_context(say: Say) -> None:
    episode = replace(
        say(*["She works at Kelpwick."] * 9), declared=(Declared("Kelpwick", "product", "tools"),)
    )
    found = candidates(episode)["Kelpwick"]
    assert (found.how, found.field, found.count) == ("declared", "tools", 9)
    assert max(found.votes, key=lambda vote: vote[1])[0] == "product"


def test_an_untyped_name_is_typed_by_its_form(say: Say) -> None:
    stated = (Declared("Ruth Amsel", None, "show notes"), Declared("露丝·安塞尔", None, "handle"))
    found = candidates(replace(say("Hi."), declared=stated))
    assert [c.votes[0][0] for c in found.values()] == ["person", "person"]


def test_topics_and_tags_of_several_words_are_concepts(say: Say) -> None:
    found = candidates(
        replace(
            say("Hi."), topics=("Usage Fees",), tags=("kelp", "tidal-power", "sea/ocean-robots")
        )
    )
    assert {name: c.field for name, c in found.items()} == {
        "Usage Fees": "topics",
        "tidal power": "tags",
        "ocean robots": "tags",
    }


def test_a_topic_that_is_a_known_product_stays_one(say: Say) -> None:
    episode = replace(
        say("Hi."), topics=("Kelpwick",), declared=(Declared("Kelpwick", "product", "tools"),)
    )
    votes = candidates(episode)["Kelpwick"].votes
    assert max(votes, key=lambda vote: vote[1])[0] == "product"


def test_named_speakers_are_people(say: Say) -> None:
    voices = (Speaker("SPEAKER_00"), Speaker("Oma Reyes", "Oma Reyes", "stated"))
    found = candidates(replace(say("Hi."), speakers=voices))
    assert [(c.name, c.how, c.votes[0][0]) for c in found.values()] == [
        ("Oma Reyes", "speaker", "person")
    ]


def test_names_of_one_list_are_distinct_and_speaker_labels_are_not(say: Say) -> None:
    stated = (
        Declared("Lisa Su", "person", "people"),
        Declared("Lisa Wu", "person", "people"),
        Declared("Tidewater", "company", "companies"),
        Declared("Oma Reyes", "person", "speaker label"),
        Declared("Oma Reyse", "person", "speaker label"),
    )
    assert extract(replace(say("Hi."), declared=stated)).distinct == (("Lisa Su", "Lisa Wu"),)
