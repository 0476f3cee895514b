"""All extractors together."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen import text
from vaultgen.extract import EXTRACTORS, extract
from vaultgen.extract.merge import merge
from vaultgen.model import TYPES, Candidate, Episode, Segment, Speaker

Say = Callable[..., Episode]
SHARED = Path(__file__).parents[2].parent / "shared"
WORDS = st.sampled_from(
    "Ada Farrow Kelpwick said that we use the Tidal API (TA) and Norway . , ? At Dr. CEO of".split()
)


def test_one_candidate_for_each_folded_name(say: Say) -> None:
    episode = replace(
        say("I'm Oma Reyes. Thanks, Oma Reyes. With OMA REYES."),
        speakers=(Speaker("Oma Reyes", "Oma Reyes", "stated"),),
    )
    found = [c for c in extract(episode).candidates if text.fold(c.name) == "oma reyes"]
    assert [(c.name, c.how, c.count) for c in found] == [("Oma Reyes", "speaker", 3)]


def test_the_strongest_evidence_names_the_candidate_and_votes_add_up() -> None:
    weak = Candidate("KELPWICK", "capitalised", votes=(("product", 0.5),), count=2, context="…")
    strong = Candidate("Kelpwick", "declared", votes=(("company", 1.0), ("product", 1.0)))
    merged = merge([weak, strong])
    assert merged == (
        Candidate(
            "Kelpwick",
            "declared",
            votes=(("company", 1.0), ("product", 1.5)),
            count=2,
            context="…",
        ),
    )


def test_single_words_also_written_small_are_told(say: Say) -> None:
    evidence = extract(say("We ship Tern. A tern is a bird. Tern floats, and Kelpwick Tern too."))
    assert evidence.lower == ("tern",)


def test_other_extractors_can_be_given(say: Say) -> None:
    def shout(episode: Episode) -> Iterator[Candidate]:
        yield Candidate(episode.title.upper(), "corroborated")

    assert [c.name for c in extract(say("Hi."), [shout]).candidates] == ["TIDES"]


@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=6))
def test_candidates_are_sorted_unique_and_stand_in_the_text(paragraphs: list[str]) -> None:
    episode = Episode("e", "t", (), segments=tuple(map(Segment, paragraphs)), edited=True)
    evidence = extract(episode)
    keys = [text.fold(c.name) for c in evidence.candidates]
    assert keys == sorted(set(keys))
    said = text.fold(" . ".join(paragraphs))
    assert all(text.fold(c.name) in said for c in evidence.candidates)
    assert all(set(dict(c.votes)) <= set(TYPES) for c in evidence.candidates)
    assert extract(episode) == evidence


def test_every_extractor_is_a_function_of_its_own_module() -> None:
    assert [e.__module__ for e in EXTRACTORS] == [
        f"vaultgen.extract.{e.__name__}" for e in EXTRACTORS
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")
def test_a_real_transcript_gives_its_speakers_and_few_names_for_each_thousand_words() -> None:
    path = SHARED / "data/changelog/transcripts/practicalai/practical-ai-200.md"
    turns = path.read_text(encoding="utf-8").replace("**", "").split("\n\n")
    episode = Episode("e", "t", (), segments=tuple(map(Segment, turns)), edited=True)
    sure = [c for c in extract(episode).candidates if c.how != "capitalised"]
    words = sum(len(turn.split()) for turn in turns)
    assert 3 < 1000 * len(sure) / words < 10
