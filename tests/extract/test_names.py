"""Capitalised names: which ones count, and how sure they are."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from vaultgen.extract import extract
from vaultgen.model import (
    Block,
    Candidate,
    Declared,
    Episode,
    Segment,
    SourceRef,
    Text,
    Topic,
)

Say = Callable[..., Episode]


def candidate(episode: Episode, name: str) -> Candidate | None:
    found = [c for c in extract(episode).candidates if c.name == name]
    return found[0] if found else None


def how(episode: Episode, name: str) -> str | None:
    found = candidate(episode, name)
    return found.how if found else None


def test_a_name_said_once_is_only_capitalised(say: Say) -> None:
    assert how(say("We like Kelpwick a lot."), "Kelpwick") == "capitalised"


def test_a_name_said_twice_is_corroborated(say: Say) -> None:
    assert how(say("We use Kelpwick. They use Kelpwick too."), "Kelpwick") == "corroborated"


def test_a_name_of_which_nothing_tells_what_it_names_must_be_said_often(say: Say) -> None:
    assert how(say(*["We like Kelpwick."] * 4), "Kelpwick") == "capitalised"
    assert how(say(*["We like Kelpwick."] * 5), "Kelpwick") == "corroborated"


def test_a_raw_transcript_needs_more(say: Say) -> None:
    twice = replace(say("We use Kelpwick. They use Kelpwick too."), edited=False)
    assert how(twice, "Kelpwick") == "capitalised"
    often = replace(say(*["We use Kelpwick."] * 3), edited=False)
    assert how(often, "Kelpwick") == "corroborated"


def test_the_worlds_lists_do_not_vouch_for_what_a_poor_recogniser_heard(say: Say) -> None:
    episode = say("I saw Michael Harlow.")
    assert how(episode, "Michael Harlow") == "corroborated"
    assert how(replace(episode, edited=False), "Michael Harlow") == "capitalised"


def test_two_sources_corroborate(say: Say) -> None:
    told = replace(say("We like Kelpwick."), outline=(Block("bullet", "Why Kelpwick works"),))
    found = candidate(told, "Kelpwick")
    assert found is not None
    assert (found.how, found.count, found.sources) == ("corroborated", 1, 2)


def test_what_only_a_description_says_is_no_name_of_the_talk(say: Say) -> None:
    text = "Hosted by Simplewave. Privacy: see Simplewave, or ask Simplewave."
    episode = replace(say("We talk."), descriptions=(Text("en", text),))
    assert how(episode, "Simplewave") == "capitalised"


def test_an_article_without_a_transcript_is_read_with_care(say: Say) -> None:
    ref = SourceRef("topic.md", "topic-article", "")
    blocks = (
        Block("heading", "Why Everybody Wants Kelpwick"),
        Block("paragraph", "Ada Farrow, who made Kelpwick, says that Kelpwick floats."),
    )
    episode = replace(say(), articles=(Topic("Kelp", blocks, ref),), segments=(), edited=False)
    assert how(episode, "Kelpwick") == "corroborated"
    assert how(episode, "Ada Farrow") is not None
    assert how(episode, "Everybody Wants Kelpwick") is None


def test_an_article_vouches_for_names_that_cannot_be_words(say: Say) -> None:
    text = "Tools like Kelpwick and TideML (or GPX-4) help, says the Mist."
    blocks = (Block("paragraph", text),)
    episode = replace(say(), articles=(Topic("Kelp", blocks, SourceRef("a.md", "article", "")),))
    found = {c.name: c.how for c in extract(replace(episode, segments=())).candidates}
    assert [name for name, sure in found.items() if sure == "corroborated"] == [
        "GPX-4",
        "Kelpwick",
        "TideML",
    ]


def test_what_another_transcript_adds_to_the_record_corroborates_nothing(say: Say) -> None:
    main = tuple(Segment("It is all about the tides.", source="good.vtt") for _ in range(5))
    added = tuple(Segment("We use Kelpwick.", source="raw.txt") for _ in range(4))
    assert how(replace(say(), segments=(*main, *added)), "Kelpwick") == "capitalised"


def test_a_part_of_a_stated_name_is_no_name(say: Say) -> None:
    episode = replace(
        say("We read A Guide to Kelpwick. It says: use A Guide to Kelpwick.", "Use Kelpwick."),
        declared=(Declared("A Guide to Kelpwick", "work", "works"),),
    )
    found = candidate(episode, "Kelpwick")
    assert found is not None
    assert found.count == 1


def test_a_word_of_a_stated_name_means_the_same_kind_of_thing(say: Say) -> None:
    episode = replace(
        say("We like Kelpwick, and Kelpwick likes us."),
        declared=(Declared("Kelpwick Sound", "place", "places"),),
    )
    found = candidate(episode, "Kelpwick")
    assert found is not None
    assert found.votes == (("place", 2.0),)


def test_plural_acronyms_are_named_in_the_singular(say: Say) -> None:
    found = candidate(say("They buy ADPs, and we sell ADPs."), "ADP")
    assert found is not None
    assert (found.count, found.aliases, found.votes) == (2, ("ADPs",), (("concept", 1.5),))


def test_a_well_known_short_form_is_named_in_full(say: Say) -> None:
    found = candidate(say("They tell us that the US will, and only the US."), "United States")
    assert found is not None
    assert (found.how, found.aliases, found.count) == ("corroborated", ("US",), 2)


def test_an_article_before_a_name_denies_a_person(say: Say) -> None:
    found = candidate(say("It was the Harlow Benton. We saw a Harlow Benton."), "Harlow Benton")
    assert found is not None
    assert "person" not in dict(found.votes)


def test_the_most_frequent_spelling_names_the_candidate(say: Say) -> None:
    episode = say("We use KelpDB. They use KelpDB. He likes Kelpdb.")
    found = candidate(episode, "KelpDB")
    assert found is not None
    assert found.count == 3
    assert candidate(episode, "Kelpdb") is None


def test_plurals_are_counted_with_the_singular(say: Say) -> None:
    found = candidate(say("One ADP costs much. We buy ADPs, and more ADPs."), "ADP")
    assert found is not None
    assert found.count == 3


def test_a_common_word_with_a_capital_is_no_name(say: Say) -> None:
    text = "The Harbour was a harbour, and every harbour is a harbour. We love the Harbour."
    assert candidate(say(text), "Harbour") is None


def test_an_opener_is_taken_off_where_the_episode_knows_it_as_a_word(say: Say) -> None:
    found = candidate(say("A suddenly calm sea. Suddenly Kelpwick sank. Why Kelpwick?"), "Kelpwick")
    assert found is not None
    assert found.count == 2


def test_a_given_name_is_never_taken_for_an_opener(say: Say) -> None:
    episode = say("Logan Treharne came. I asked Treharne. And Treharne said so.")
    assert how(episode, "Logan Treharne") is not None


@pytest.mark.parametrize("change", [str.upper, str.title, str.lower])
def test_text_whose_capitals_mean_nothing_proposes_nothing(
    say: Say, change: Callable[[str], str]
) -> None:
    text = "we saw kelpwick near the old harbour and then kelpwick was gone for good"
    assert extract(say(change(text), change(text))).candidates == ()


def test_a_word_that_follows_a_thing_makes_no_person(say: Say) -> None:
    episode = say(
        "We use Kelpwick. They use Kelpwick.", "See Kelpwick Harlow there. Ask Kelpwick Harlow."
    )
    found = candidate(episode, "Kelpwick Harlow")
    assert found is not None
    assert "person" not in dict(found.votes)


def test_the_context_is_the_sentence_that_holds_the_name(say: Say) -> None:
    found = candidate(say("It rained. We saw Kelpwick there. It was cold."), "Kelpwick")
    assert found is not None
    assert found.context == "We saw Kelpwick there."


def test_votes_stand_in_the_order_of_the_types_and_weigh_little(say: Say) -> None:
    found = candidate(say(*["We use Kelpwick. She works at Kelpwick now."] * 40), "Kelpwick")
    assert found is not None
    kinds = [kind for kind, _ in found.votes]
    assert {"company", "product"} <= set(kinds)
    assert kinds == sorted(kinds, key=["person", "company", "product"].index)
    assert sum(weight for _, weight in found.votes) <= 9.01  # 4 by context, 5 introduced


def test_a_part_of_a_full_name_is_a_person(say: Say) -> None:
    found = candidate(
        say("We met Michael Treharne. I like Treharne and how Treharne sings."), "Treharne"
    )
    assert found is not None
    assert found.votes == (("person", 2.0),)
