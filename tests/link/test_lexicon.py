"""Which names a text holds."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen import text as texts
from vaultgen.link import Lexicon, by_first_token, entries_of, find, local_entries, relevant
from vaultgen.link.entries import needs_capitals
from vaultgen.model import Entity, LexiconEntry

CASES = Path(__file__).parents[1] / "cases" / "link" / "names.md"
ENTITIES: Final = (
    Entity("company/halden-robotics", "Halden Robotics", "company", ("Halden",), ("Haldon",)),
    Entity("company/apple", "Apple", "company"),
    Entity("company/openforge", "OpenForge", "company"),
    Entity("company/mit", "MIT", "company", ("麻省理工学院",)),
    Entity("concept/ai-agents", "AI Agents", "concept"),
    Entity("concept/model", "Model", "concept"),
    Entity("concept/llm", "llm", "concept"),
    Entity("concept/tidal-fence", "Tidal Fence", "concept", ("tidal fences",)),
    Entity("person/sao-pereira", "São Pereira", "person", local=(("episode/1", "São"),)),
    Entity("person/d-arcy-w-holm", "D'Arcy W. Holm", "person"),
    Entity("product/kelpie", "Kelpie", "product"),
    Entity("product/kelpie-2", "Kelpie 2", "product"),
    Entity("product/kelpie-4", "Kelpie-4", "product"),
    Entity("product/cpp", "C++", "product"),
    Entity("work/the-drift", "The Drift", "work"),
)


def lexicon() -> Lexicon:
    return Lexicon((*entries_of(ENTITIES), *local_entries(ENTITIES, "episode/1")))


def cases() -> list[tuple[str, str, str]]:
    pattern = r"^# (.+)\n\ninput:\n\n    (.*)\n\noutput:\n\n    (.*)$"
    return re.findall(pattern, CASES.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_case_file_is_read_completely() -> None:
    assert len(cases()) == CASES.read_text(encoding="utf-8").count("\ninput:\n")


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=[c[0] for c in cases()])
def test_marks_the_names(title: str, text: str, expected: str) -> None:
    marked = text
    for start, end, entity in reversed(find(text, lexicon())):
        marked = f"{marked[:start]}⟦{marked[start:end]}={entity}⟧{marked[end:]}"
    assert marked == expected, title


def entry(surface: str, entity: str, confidence: float = 0.9) -> LexiconEntry:
    return LexiconEntry(surface, entity, "lexicon", confidence)


def entities(text: str, *entries: LexiconEntry) -> list[str]:
    return [match.entry.entity for match in Lexicon(entries).matches(text)]


def test_of_two_entities_with_one_name_the_local_one_wins() -> None:
    local = LexiconEntry("Mercury", "person/freddie-mercury", "local", 0.5)
    assert entities("Mercury sang.", entry("Mercury", "company/mercury"), local) == [local.entity]


def test_else_the_better_sourced_one() -> None:
    weak, strong = entry("Mercury", "company/mercury", 0.8), entry("Mercury", "place/mercury", 0.9)
    assert entities("Mercury rose.", weak, strong) == ["place/mercury"]


def test_else_neither() -> None:
    assert entities("Mercury.", entry("Mercury", "company/a"), entry("Mercury", "place/b")) == []


@pytest.mark.parametrize(
    "surface", ["Apple", "MIT", "The Office", "AT&T", "U.S.", "Series A", "A 100", "M.2"]
)
def test_a_form_that_could_be_a_common_word_needs_its_capitals(surface: str) -> None:
    assert needs_capitals(surface)


@pytest.mark.parametrize("surface", ["Halden Robotics", "OpenForge", "GPT-4", "麻省", "iPhone"])
def test_other_forms_do_not(surface: str) -> None:
    assert not needs_capitals(surface)


def test_short_names_of_people_hold_in_their_episode_only() -> None:
    assert [e.surface for e in local_entries(ENTITIES, "episode/1")] == ["São"]
    assert local_entries(ENTITIES, "episode/2") == ()
    alone = Entity("person/mark", "Mark", "person", local=(("episode/1", "Mark"),))
    assert entries_of([alone]) == ()


def test_a_plural_was_said_not_misheard() -> None:
    slides = Entity("product/slides", "PowerSlide", "product", ("Decks",), ("PowerSlides", "deck"))
    bug = Entity("product/bug", "Coronavirus", "product", (), ("Coronaviruses", "Corona Fires"))
    host = Entity("person/ed", "Ida Edward", "person", (), ("Ida Edwards",))
    found = {entry.surface: entry.by for entry in entries_of((slides, bug, host))}
    assert {form for form, by in found.items() if by == "heard"} == {"Corona Fires", "Ida Edwards"}


def test_heard_forms_are_less_certain() -> None:
    weights = {e.surface: e.confidence for e in entries_of(ENTITIES)}
    assert weights["Haldon"] < weights["Halden"] == weights["Halden Robotics"] == 1.0


ALPHABET = ["Ab", "ab", "Cd", "4", "4s", "ABs", "中", "文", "é", "e", "x@y.zz"]
SEPARATORS = [" ", " ", "-", ". ", ", ", "'s ", ""]
surfaces = st.lists(st.sampled_from(ALPHABET[:-1]), min_size=1, max_size=3).map(" ".join)
prose = st.lists(
    st.tuples(st.sampled_from(ALPHABET), st.sampled_from(SEPARATORS)).map("".join), max_size=12
).map("".join)


def naive(text: str, names: set[str]) -> list[tuple[int, int]]:
    """The longest name at each place, found by trying every name at every token."""
    spans = list(texts.tokens(text))
    found, at = [], 0
    while at < len(spans):
        best = 0
        for length in range(1, len(spans) - at + 1):
            start, end = spans[at][0], spans[at + length - 1][1]
            if text[start:end] in names:
                best = length
        if best:
            found.append((spans[at][0], spans[at + best - 1][1]))
        at += best or 1
    return found


@given(st.sets(surfaces.filter(lambda s: s.isupper() or "中" in s), max_size=5), prose)
def test_finds_what_a_naive_matcher_finds(names: set[str], text: str) -> None:
    entries = [LexiconEntry(n, n, "lexicon", 0.9, exact_case=False) for n in sorted(names)]
    quiet = text.replace("-", " ").replace("@", " ").replace(".", " ")
    matched = [(m.start, m.end) for m in Lexicon(entries).matches(quiet)]
    missed = [
        span
        for span in naive(quiet, names)
        if not any(start <= span[0] < end or start < span[1] <= end for start, end in matched)
    ]
    assert missed == []


@given(st.sets(surfaces, max_size=6), prose)
def test_matches_do_not_overlap_and_respect_word_boundaries(names: set[str], text: str) -> None:
    entries = [LexiconEntry(n, n, "lexicon", 0.9, exact_case=False) for n in sorted(names)]
    matches = list(Lexicon(entries).matches(text))
    starts = {start for start, _ in texts.tokens(text)}
    ends = {end for _, end in texts.tokens(text)}
    assert all(a.end <= b.start for a, b in pairwise(matches))
    assert all(m.start in starts for m in matches)
    assert all(m.end in ends or text[m.end] == "s" for m in matches)


@given(st.sets(surfaces, max_size=6), prose)
def test_the_relevant_entries_find_the_same(names: set[str], text: str) -> None:
    entries = [LexiconEntry(n, n, "lexicon", 0.9, exact_case=False) for n in sorted(names)]
    chosen = relevant(by_first_token(entries), frozenset(texts.folded_tokens(text)))
    assert list(Lexicon(chosen).matches(text)) == list(Lexicon(entries).matches(text))
