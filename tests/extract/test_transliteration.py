"""Names that sound alike in different scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.extract.transliteration import ALIKE, alike, likeness


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Orla Kettleby", "奥拉·凯特尔比"),
        ("Margaret Wilson", "玛格丽特·威尔逊"),
        ("Manchester", "曼彻斯特"),
        ("Manchester", "マンチェスター"),
        ("Manchester", "Манчестер"),
        ("Manchester", "맨체스터"),
        ("Barcelona", "巴塞罗那"),
        ("Jean-Luc Picard", "Жан-Люк Пикар"),
    ],
)
def test_the_same_name_sounds_alike(name: str, form: str) -> None:
    assert likeness(name, form) >= ALIKE


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Manchester", "伯明翰"),
        ("George Orwell", "乔治·布什"),
        ("George Bush", "乔治·奥威尔"),
        ("Orla Kettleby", "奥拉"),
        ("Silicon Valley", "硅谷"),
        ("Manchester", "大学城"),
    ],
)
def test_other_names_do_not(name: str, form: str) -> None:
    assert likeness(name, form) < ALIKE


def test_the_name_is_found_among_its_neighbours() -> None:
    words = tuple("我们在曼彻斯特工作")
    best = max(
        alike("Manchester", words, 6),
        key=lambda at: likeness("Manchester", "".join(words[slice(*at)])),
    )
    assert "".join(words[slice(*best)]) == "曼彻斯特"


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_lies_between_0_and_1(a: str, b: str) -> None:
    assert 0.0 <= likeness(a, b) <= 1.0


@given(
    st.text("Orla Kettby", min_size=1, max_size=12), st.lists(st.text("奥拉凯特尔比a ", max_size=2))
)
def test_stretches_lie_within_the_words(name: str, words: list[str]) -> None:
    assert all(0 <= a < b <= min(len(words), a + 3) for a, b in alike(name, words, 3))
