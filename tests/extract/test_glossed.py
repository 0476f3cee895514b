"""Terms that a source explains."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from vaultgen.extract import extract
from vaultgen.model import Candidate, Declared, Episode, Gloss, Text
from vaultgen.text import language

Say = Callable[..., Episode]


def gloss(term: str, *meanings: str) -> Gloss:
    return Gloss(term, tuple(Text(language(meaning), meaning) for meaning in meanings))


def candidates(episode: Episode, *glosses: Gloss) -> dict[str, Candidate]:
    return {c.name: c for c in extract(replace(episode, glosses=glosses)).candidates}


def test_the_long_form_and_the_translation_are_other_names_of_a_concept(say: Say) -> None:
    found = candidates(say("Hi."), gloss("SBM", "Sea-Bed Mapping", "海底测绘"))["SBM"]
    assert found.aliases == ("Sea-Bed Mapping", "海底测绘")
    assert found.votes == (("concept", 10.0),)


@pytest.mark.parametrize(
    ("term", "meaning", "name"),
    [
        ("tidal fence", "also called kelp gate", "kelp gate"),
        ("sea-bed mapping", "SBM", "SBM"),
        ("tidal fence", "潮汐围栏", "潮汐围栏"),
    ],
)
def test_other_names(say: Say, term: str, meaning: str, name: str) -> None:
    assert candidates(say("Hi."), gloss(term, meaning))[term].aliases == (name,)


@pytest.mark.parametrize(
    ("term", "meaning"),
    [
        ("Orla", "host"),
        ("tidal fence", "a row of turbines across a strait"),
        ("tidal fence", "一种横跨海峡的围栏"),
        ("Note", "see below"),
    ],
)
def test_an_explanation_alone_is_no_name_and_makes_no_note(
    say: Say, term: str, meaning: str
) -> None:
    assert term not in candidates(say("Hi."), gloss(term, meaning))


def test_a_name_that_other_evidence_proposes_has_its_explanation(say: Say) -> None:
    episode = replace(say("Hi."), declared=(Declared("Tidal Fence", "concept", "concepts"),))
    explained = gloss("tidal fence", "a row of turbines", "潮汐围栏")
    found = candidates(episode, explained)["Tidal Fence"]
    assert (found.meanings, found.aliases) == (("a row of turbines",), ("潮汐围栏",))


def test_a_term_is_called_as_in_the_language_of_the_episode(say: Say) -> None:
    english = replace(say("Hi."), language="en")
    found = candidates(english, gloss("钟浮标", "bell buoy", "带钟的浮标"))["bell buoy"]
    assert (found.aliases, found.meanings) == (("钟浮标",), ("带钟的浮标",))
    assert "钟浮标" in candidates(replace(say("喂。"), language="zh"), gloss("钟浮标", "bell buoy"))
