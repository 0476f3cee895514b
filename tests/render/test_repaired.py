"""Misheard names of a transcript as they are right."""

import pytest

from vaultgen.model import Entity, Mention
from vaultgen.render import Directory, markdown
from vaultgen.render.repaired import repaired

KELP = Entity("company/kelpworks", "Kelpworks", "company")
NOTED = Directory({KELP.id: "Companies/Kelpworks (company).md"}, {KELP.id: KELP})


def written(words: str, said: str, by: str = "heard", *, linked: bool = False) -> str:
    start = words.index(said)
    mention = Mention(KELP.id, 0, start, start + len(said), said, 1.0, by)
    links = [(start, start + len(said), "Kelpworks (company)")] if linked else []
    return markdown.replaced(words, repaired(words, [mention], links, NOTED))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("At help works now.", "At Kelpworks%%heard: help works%% now."),
        ("help works", "Kelpworks%%heard: help works%%"),
        ("All help works's kelp", "All Kelpworks's%%heard: help works's%% kelp"),
        ("All help works’s kelp", "All Kelpworks’s%%heard: help works’s%% kelp"),
        ("two help workss", "two Kelpworkss%%heard: help workss%%"),
        ("so help works'll see", "so Kelpworks'll%%heard: help works'll%% see"),
        ("say 'help works' now", "say 'Kelpworks%%heard: help works%%' now"),
        ("*help works* (all)", "\\*Kelpworks%%heard: help works%%\\* (all)"),
    ],
)
def test_a_plural_or_a_possessive_stays(words: str, shown: str) -> None:
    assert written(words, "help works") == shown


def test_a_link_shows_the_name_not_what_was_heard() -> None:
    shown = "At [[Kelpworks (company)|Kelpworks]]%%heard: help works%% now."
    assert written("At help works now.", "help works", linked=True) == shown


def test_what_was_really_said_stays() -> None:
    assert written("At the KW now.", "KW", "declared") == "At the KW now."
    linked = "At the [[Kelpworks (company)|KW]] now."
    assert written("At the KW now.", "KW", "local", linked=True) == linked


def test_nothing_that_was_heard_ends_the_comment() -> None:
    assert written("100%% kelp", "100%%") == "Kelpworks%%heard: 100%% kelp"
