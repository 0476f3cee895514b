"""Notes hold everything that sources say, and every link in them leads somewhere."""

import re
from typing import Protocol

import pytest

from vaultgen.model import Note
from vaultgen.notefile import parse
from vaultgen.render import Directory
from vaultgen.render.names import stem

EPISODE = "episode/the-farm-at-sea"
TRANSCRIPT = "transcript/the-farm-at-sea"
NAME = "The farm - at sea 1"


class Vault(Protocol):
    """What the fixture gives."""

    directory: Directory
    notes: dict[str, Note]

    def body(self, ident: str) -> str:
        """The text of a note without its front matter."""


def test_every_place_of_the_directory_is_written_once(vault: Vault) -> None:
    assert {note.path for note in vault.notes.values()} == set(vault.directory.paths.values())


def test_every_link_leads_to_a_note_and_every_anchor_to_a_paragraph(vault: Vault) -> None:
    texts = {stem(note.path): note.text for note in vault.notes.values()}
    links = [
        link.replace("\\|", "|").partition("|")[0].partition("#^")
        for note in vault.notes.values()
        for link in re.findall(r"\[\[(.+?)\]\]", note.text)
    ]
    assert len(links) > 50
    for name, _, anchor in links:
        assert name in texts
        assert not anchor or re.search(rf" \^{anchor}$", texts[name], re.MULTILINE)


def test_no_heading_has_a_colon(vault: Vault) -> None:
    for note in vault.notes.values():
        assert not re.search(r"^#+ .*:", note.text, re.MULTILINE)


def test_an_episode_has_the_properties_of_the_contract_and_those_of_its_sources(
    vault: Vault,
) -> None:
    properties, _ = parse(vault.notes[EPISODE].text)
    assert properties == {
        "id": EPISODE,
        "type": "episode",
        "aliases": ("The farm: at sea #1", "La granja"),
        "tags": ("sea-farming", "_2025"),
        "vaultgen": 1,
        "title": "The farm: at sea #1",
        "show": "[[Harbour Talk]]",
        "published": "2025-06-01",
        "duration": 4000,
        "language": "en",
        "media": ("https://www.youtube.com/watch?v=abc",),
        "speakers": ("[[Ana Ruiz]]",),
        "people": ("[[Ana Ruiz]]",),
        "companies": ("[[Kelpworks]]",),
        "topics": ("Kelp [farming]",),
        "sources": ("farm.txt", "farm.html"),
        "layout": "post.njk",
        "draft": True,
        "number": 7,
        "source_title": "Other",
        "crew": ("A", "B"),
    }
    assert list(properties)[:6] == ["id", "type", "aliases", "tags", "vaultgen", "title"]


@pytest.mark.parametrize(
    "line",
    [
        "# The farm – at sea #1",
        "*La granja*",
        "With [[Ana Ruiz]]",
        "A day at **[[Kelpworks]]**, and Kelpworks again.",
        f"- [1:00:00](https://www.youtube.com/watch?v=abc&t=3600s) "
        f"[[{NAME} (transcript)#^t-010000|Buoys: a (new) start]]",
        "- Lost",
        "### At sea – why",
        f"- 🌊 [[Kelpworks]] grows kelp ([[{NAME} (transcript)#^t-000000|00:09]] "
        "[▶](https://www.youtube.com/watch?v=abc&t=9s))",
        "    - Kelpworks sells it",
        "1. One",
        "2. Two",
        "- [[Farming at sea]]",
        "- Kelp [farming]",
        "- **People:** [[Ana Ruiz]], Old Pete",
        "- **Products:** Buoy 2",
        "- **AUV**: autonomous underwater vehicle, 水下机器人",
        "- [Kelpworks (home)](https://kelp.example/a%20b)",
        "> - published: 2025-06-01 (farm.txt); 2025-06-02 (farm.html)",
        "*Made from farm.txt, farm.html*",
    ],
)
def test_an_episode_shows_everything_its_sources_declare(vault: Vault, line: str) -> None:
    assert line in vault.body(EPISODE).split("\n")


def test_a_transcript_reads_as_a_conversation(vault: Vault) -> None:
    url = "https://www.youtube.com/watch?v=abc&t="
    assert vault.body(TRANSCRIPT).partition("## Opening\n\n")[2] == (
        f"**[[Ana Ruiz]]** · [00:00]({url}0s)\n"
        "Welcome, I'm Ana. We are at [[Kelpworks]] today. *(SPEAKER_01: Yeah.)* "
        "Kelpworks grows \\*everything\\*, and Kelpworks sells it. ^t-000000\n\n"
        "> Bienvenidos.\n\n"
        "## Buoys – a [new] start\n\n"
        f"**SPEAKER_01** · [1:00:00]({url}3600s)\n"
        "With the Buoy 2? ^t-010000\n\n"
        f"**Unknown voice** · [1:00:02]({url}3602s)\n"
        "Right. ^t-010002\n"
    )


def test_a_further_reading_is_a_note_of_its_own(vault: Vault) -> None:
    note = vault.notes[f"{TRANSCRIPT}/a-farm-html"]
    assert note.path == f"Transcripts/{NAME} (transcript, farm.html).md"
    assert note.text.endswith("**Host**\nWelcome to the harbour. ^p-1\n")


def test_a_transcript_says_what_it_belongs_to(vault: Vault) -> None:
    properties, _ = parse(vault.notes[TRANSCRIPT].text)
    assert properties["episode"] == f"[[{NAME}]]"
    assert properties["translations"] == ("es",)


def test_a_company_is_quoted_word_for_word_with_its_place_and_its_second(vault: Vault) -> None:
    assert vault.body("company/kelpworks") == (
        "# Kelpworks\n\nCompany · 3 mentions in 1 episode · 2025-06-01\n\n"
        "Heard as *help works*\n\n"
        "> [!question]- Worth a look\n> - also declared as a product\n\n"
        f"## Mentions\n\n### [[{NAME}]]\n\n2025-06-01 · 3 mentions\n\n"
        "> **Kelpworks** grows \\*everything\\*, and Kelpworks sells it.\n"
        f"> — Ana Ruiz · [[{NAME} (transcript)#^t-000000|00:09]] · "
        "[▶](https://www.youtube.com/watch?v=abc&t=9s)\n\n"
        f"… and 2 more in [[{NAME} (transcript)|the transcript]]\n\n"
        "## Related\n\n- [[Ana Ruiz]] – 1 episode together\n- Buoy 2\n"
    )


def test_an_entity_counts_what_it_shows(vault: Vault) -> None:
    properties, _ = parse(vault.notes["company/kelpworks"].text)
    assert properties == {
        "id": "company/kelpworks",
        "type": "company",
        "aliases": (),
        "tags": (),
        "vaultgen": 1,
        "heard_as": ("help works",),
        "first_seen": "2025-06-01",
        "last_seen": "2025-06-01",
        "episodes": 1,
        "mentions": 3,
        "related": ("[[Ana Ruiz]]",),
    }


def test_a_person_has_the_episodes_in_which_they_speak(vault: Vault) -> None:
    assert f"## Speaks in\n\n- 2025-06-01 [[{NAME}]]\n" in vault.body("person/ana-ruiz")


def test_an_article_keeps_its_claims_and_leaves_out_times_beyond_the_end(vault: Vault) -> None:
    body = vault.body("topic/the-farm-at-sea/farming-at-sea")
    assert (
        "[[Kelpworks]] needs tides "
        f"([[{NAME} (transcript)#^t-010000|1:00:01]] "
        "[▶](https://www.youtube.com/watch?v=abc&t=3601s)) and [[Kelpworks|moons]]."
    ) in body
    assert "- tidal energy\n" in body
    assert "no transcript here" not in body


def test_an_index_has_a_row_for_what_has_no_note(vault: Vault) -> None:
    assert "| Buoy 2 | 1 | 1 | 2025-06-01 |  |" in vault.body("index/product")
    assert "| [[Kelpworks]] | 1 | 3 | 2025-06-01 |  |" in vault.body("index/company")


def test_lists_of_episodes_escape_the_bars_of_their_links(vault: Vault) -> None:
    row = f"| 2025-06-01 | [[{NAME}]] | 1:06:40 | [[Ana Ruiz]] |"
    assert row in vault.body("show/harbour-talk")
    assert f"| 2025-06-01 | [[{NAME}]] | 1:06:40 | [[Harbour Talk]] |" in vault.body(
        "index/episode"
    )


def test_home_leads_to_what_there_is(vault: Vault) -> None:
    body = vault.body("index/home")
    assert "- **[[Companies]]** (1): [[Kelpworks]]\n" in body
    assert "- **[[Products]]** (1)\n" in body
    assert "[[Places]]" not in body
