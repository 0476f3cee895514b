"""Names that a second source vouches for."""

from collections.abc import Callable
from dataclasses import replace

from vaultgen.extract import extract
from vaultgen.model import Candidate, Episode, Heard, Reading, Segment, SourceRef

Say = Callable[..., Episode]


def named(episode: Episode, name: str) -> Candidate | None:
    return next((c for c in extract(episode).candidates if c.name == name), None)


def test_a_name_that_is_seen_once_and_misheard_elsewhere_is_corroborated(say: Say) -> None:
    episode = say("We moored the boat beside Tolfrey Mossing last week.")
    seen = named(episode, "Tolfrey Mossing")
    heard = replace(episode, heard=(Heard("Tolfrey Mossing", "tall free moss", 1, 1),))
    witnessed = named(heard, "Tolfrey Mossing")
    assert seen
    assert witnessed
    assert (seen.how, witnessed.how) == ("capitalised", "corroborated")


def test_another_form_of_the_word_is_no_witness(say: Say) -> None:
    episode = say("We moored the boat beside Tolfrey Mossing last week.")
    heard = replace(episode, heard=(Heard("Tolfrey Mossing", "Tolfrey Mossings", 1, 1),))
    assert named(heard, "Tolfrey Mossing") == named(episode, "Tolfrey Mossing")


def test_a_version_said_in_words_is_the_one_that_another_source_writes_in_digits(say: Say) -> None:
    episode = say("I always run KRT five on the dock, and KRT five never fails.")
    other = Reading(SourceRef("raw.txt", "test", "0"), (Segment("i always run KRT-5 on the dock"),))
    found = named(replace(episode, readings=(other,)), "KRT-5")
    assert found
    assert (found.aliases, found.count) == (("KRT five",), 2)


def test_without_digits_anywhere_a_number_is_only_a_number(say: Say) -> None:
    episode = say("I always run KRT five on the dock, and KRT five never fails.")
    assert named(episode, "KRT-5") is None


def test_words_that_a_lesser_transcript_writes_small_may_be_names(say: Say) -> None:
    episode = say("We sail with Kodrax and moor with Kodrax at night.")
    main = tuple(replace(s, source="good.md") for s in episode.segments)
    raw = Segment("kodrax is what kodrax does kodrax", source="raw.txt")
    woven = replace(episode, segments=(*main, *main, raw))
    assert named(woven, "Kodrax")
