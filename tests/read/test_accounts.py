"""Bare addresses in a description."""

import pytest

from vaultgen.model import Link
from vaultgen.read import accounts


def test_an_address_is_called_what_the_words_before_it_say() -> None:
    text = (
        "More. The map: https://map.example/a. Our shop at https://shop.example (open)\n"
        "• Notes – <https://notes.example/> and [the quay](https://quay.example)"
    )
    assert list(accounts.captioned(text)) == [
        Link("The map", "https://map.example/a"),
        Link("Our shop at", "https://shop.example"),
        Link("Notes", "https://notes.example/"),
    ]


@pytest.mark.parametrize(
    ("caption", "url", "expected"),
    [
        ("Follow Ida Roe on X", "https://x.com/idaroe", ("Ida Roe", None)),
        ("Ida Roe on LinkedIn", "https://www.linkedin.com/in/idaroe", ("Ida Roe", "person")),
        ("Quay Works’ LinkedIn", "https://linkedin.com/company/quay", None),
        ("Quay Works's LinkedIn", "https://linkedin.com/company/q", ("Quay Works", "company")),
        ("关注罗·伊达的X账号", "https://x.com/idaroe", ("罗·伊达", None)),
        ("Follow us on X", "https://x.com/quay", None),
        ("Follow Ida Roe on X", "https://shop.example/x", None),
        ("The map", "https://x.com/map", None),
    ],
)
def test_an_account_belongs_to_whom_its_caption_names(
    caption: str, url: str, expected: tuple[str, str] | None
) -> None:
    found = [(d.name, d.type) for d in accounts.owners([Link(caption, url)])]
    assert found == ([expected] if expected else [])
