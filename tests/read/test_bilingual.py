"""Names that a list states in two scripts."""

import pytest

from vaultgen.model import Declared, EntityType
from vaultgen.read.bilingual import named


@pytest.mark.parametrize(
    "stated",
    [
        "OTC / 奥克尼理工学院",
        "奥克尼理工学院 / OTC",
        "奥克尼理工学院（OTC）",
        "OTC (奥克尼理工学院)",
    ],
)
def test_the_latin_name_has_the_other_as_its_alias(stated: str) -> None:
    expected = Declared("OTC", "company", "companies", ("奥克尼理工学院",))
    assert named(Declared(stated, "company", "companies")) == expected


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("Orla Kettleby（主持人）", "person"),
        ("奥拉（Merrow Tidal）", "person"),
        ("OTC（公司）", "company"),
        ("Orla Kettleby (host)", "person"),
        ("Neap / Spring", "event"),
        ("OTC (2019)", "company"),
        ("潮 / 汐", None),
    ],
)
def test_a_role_a_firm_or_another_name_is_no_alias(stated: str, kind: EntityType | None) -> None:
    assert named(Declared(stated, kind, "x")) == Declared(stated, kind, "x")


def test_a_person_in_a_bracket_has_a_dot() -> None:
    found = named(Declared("奥拉·凯特尔比（Orla Kettleby）", "person", "guests"))
    assert (found.name, found.aliases) == ("Orla Kettleby", ("奥拉·凯特尔比",))
