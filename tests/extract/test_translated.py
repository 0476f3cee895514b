"""What translations have for names."""

import re
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen import fuse
from vaultgen.extract import extract
from vaultgen.extract.translated import renderings
from vaultgen.model import (
    Candidate,
    Chapter,
    EntityType,
    Episode,
    Reading,
    Segment,
    SourceRef,
    Text,
)
from vaultgen.read import read

CASES = Path(__file__).parents[1] / "cases" / "extract" / "translated.md"
SHARED = Path(__file__).parents[2].parent / "shared"
_CASE = re.compile(
    r"^# (.+)\n\nnames:\n\n((?: {4}.*\n)+)\ninput:\n\n((?: {4}.*\n)+)\noutput:\n\n((?: {4}.*\n)*)",
    re.MULTILINE,
)


def cases() -> list[tuple[str, str, str, str]]:
    return _CASE.findall(CASES.read_text(encoding="utf-8"))


def lines(block: str) -> list[str]:
    return [line.strip() for line in block.splitlines()]


def told(*pairs: str) -> Episode:
    """An episode of texts and their translations, `|` between them."""
    split = (pair.split(" | ") for pair in pairs)
    segments = tuple(Segment(said, translations=(Text("zz", put),)) for said, put in split)
    return Episode("episode/fence", "The fence", (), segments=segments)


def name(stated: str) -> Candidate:
    shown, kind = stated.split(": ")
    return Candidate(shown, "declared", votes=((cast(EntityType, kind), 10.0),))


@pytest.mark.parametrize(
    ("title", "names", "pairs", "expected"), cases(), ids=[case[0] for case in cases()]
)
def test_finds_the_forms(title: str, names: str, pairs: str, expected: str) -> None:
    found = renderings(told(*lines(pairs)), tuple(map(name, lines(names))))
    shown = [f"{r.name} = {r.form} ({r.how}, {r.votes})" for r in found]
    assert shown == lines(expected), title


def test_the_case_file_is_read_completely() -> None:
    assert len(cases()) == CASES.read_text(encoding="utf-8").count("\ninput:\n")


def test_an_episode_without_translations_has_none() -> None:
    episode = Episode("episode/e", "E", (), segments=(Segment("Orla Kettleby (host) is here."),))
    assert renderings(episode, (name("Orla Kettleby: person"),)) == ()


def test_a_name_of_another_script_that_a_source_declares_is_the_one_that_it_sounds_like() -> None:
    names = (name("Orla Kettleby: person"), name("Teo Achterberg: person"))
    (found,) = renderings(told(), (*names, name("奥拉·凯特尔比: person")))
    assert (found.name, found.form) == ("Orla Kettleby", "奥拉·凯特尔比")


def test_a_dotted_name_in_a_description_is_found_between_the_words_around_it() -> None:
    described = Text("zh", "本期节目里主持人奥拉·凯特尔比与一位嘉宾对谈。")
    episode = replace(told(), descriptions=(described,))
    (found,) = renderings(episode, (name("Orla Kettleby: person"),))
    assert (found.form, found.how) == ("奥拉·凯特尔比", "sound")


def test_two_people_who_sound_alike_both_have_the_form() -> None:
    described = Text("zh", "主持人是奥拉·凯特尔比。")
    names = (name("Orla Kettleby: person"), name("Orla Kettelby: person"))
    found = renderings(replace(told(), descriptions=(described,)), names)
    assert [r.name for r in found] == ["Orla Kettelby", "Orla Kettleby"]


def test_a_heading_in_two_languages_states_a_name_that_translations_confirm() -> None:
    episode = told(
        "A tidal fence it is. | 就是潮汐围栏。", "Who owns the tidal fence? | 潮汐围栏归谁？"
    )
    headed = replace(episode, chapters=(Chapter("Tidal fence / 潮汐围栏"),))
    (found,) = renderings(headed, (name("tidal fence: concept"),))
    assert (found.form, found.how) == ("潮汐围栏", "stated")
    assert renderings(replace(headed, segments=()), (name("tidal fence: concept"),)) == ()


def test_translations_of_other_readings_count() -> None:
    episode = told("Today we have Orla Kettleby. | 今天是Orla Kettleby。")
    other = told("Today we have Orla Kettleby. | 今天我们请到了奥拉·凯特尔比。").segments
    both = replace(episode, readings=(Reading(SourceRef("b.txt", "x", ""), other),))
    (found,) = renderings(both, (name("Orla Kettleby: person"),))
    assert found.form == "奥拉·凯特尔比"


@given(
    st.lists(st.text("Orla Kettleby 奥拉·凯特尔比（）()/“”潮汐。", max_size=30), max_size=6),
    st.permutations(["Orla Kettleby: person", "奥拉: person", "Or: concept"]),
)
def test_forms_stand_in_the_texts_and_in_another_script(texts: list[str], names: list[str]) -> None:
    segments = tuple(Segment(t, translations=(Text("zh", t[::-1]),)) for t in texts)
    episode = Episode("episode/e", "E", (), segments=segments)
    found = renderings(episode, tuple(map(name, names)))
    assert list(found) == sorted(found, key=lambda r: (r.name, r.form))
    everything = "\n".join((*names, *texts, *(t[::-1] for t in texts)))
    assert all(r.form in everything and r.form != r.name for r in found)
    assert all(r.form.isascii() != r.name.isascii() for r in found)


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared sources are not here")
def test_a_real_episode_in_two_languages() -> None:
    paths = sorted((SHARED / "seeds").glob("00[0124]_*.txt"))
    episode = fuse.merge("episode/real", [read(path, path.name) for path in paths])
    found = {(r.name, r.form): r.how for r in extract(episode).renderings}
    assert found["MIT", "麻省理工学院"] == "stated"
    assert found["Martin Casado", "马丁·卡萨多"] == "sound"
    assert ("SFT", "微调") not in found
