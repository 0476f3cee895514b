"""The JSON export, against the schema that other programs rely on."""

import json
from collections.abc import Iterator
from typing import Literal

import msgspec

from vaultgen.export import FORMATS, Export, ExportEpisode


class Strict(msgspec.Struct, forbid_unknown_fields=True):
    """No field may be missing, none may be added."""


class Show(Strict):
    id: str
    title: str
    note: str | None


class Medium(Strict):
    kind: str
    id: str
    url: str


class Source(Strict):
    path: str
    reader: str
    sha256: str


class Speaker(Strict):
    label: str
    name: str | None
    entity: str | None
    how: Literal["stated", "inferred", "ruled"] | None


class Chapter(Strict):
    start: float | None
    end: float | None
    segment: int | None
    title: str
    how: Literal["given", "found"]


class Segment(Strict):
    start: float | None
    end: float | None
    time: Literal["given", "aligned", "none"]
    speaker: str | None
    text: str
    translations: dict[str, str]


class Mention(Strict):
    entity: str
    segment: int
    start_char: int
    end_char: int
    surface: str
    time: float | None
    confidence: float
    by: str


class Bullet(Strict):
    text: str
    time: float | None


class Section(Strict):
    heading: str
    bullets: list[Bullet]


class Episode(Strict):
    id: str
    title: str
    show: str | None
    published: str | None
    duration: float | None
    language: str | None
    note: str | None
    media: list[Medium]
    sources: list[Source]
    speakers: list[Speaker]
    chapters: list[Chapter]
    segments: list[Segment]
    mentions: list[Mention]
    topics: list[str]
    outline: list[Section]


class Entity(Strict):
    id: str
    name: str
    type: str
    aliases: list[str]
    heard_as: list[str]
    episodes: list[str]
    mentions: int
    note: str | None
    confidence: float


class Evidence(Strict):
    episode: str
    segment: int


class Relation(Strict):
    source: str
    target: str
    kind: str
    episodes: list[str]
    evidence: list[Evidence]


class Vault(Strict):
    schema: Literal["vaultgen-export/1"]
    shows: list[Show]
    episodes: list[Episode]
    entities: list[Entity]
    relations: list[Relation]


def text(export: Export) -> str:
    (document,) = FORMATS["json"](export)
    return "".join(document.text)


def read(export: Export) -> Vault:
    return msgspec.json.decode(text(export), type=Vault)


def test_the_export_has_exactly_the_fields_of_its_schema(export: Export) -> None:
    vault = read(export)
    assert [episode.id for episode in vault.episodes] == ["episode/tides", "episode/bare"]
    assert [entity.note for entity in vault.entities] == ["People/Ada Lunn.md", None]


def test_an_empty_vault_has_empty_lists() -> None:
    assert read(Export((), lambda: (), ())) == Vault("vaultgen-export/1", [], [], [], [])


def test_mentions_point_at_their_words_in_the_order_of_the_text(export: Export) -> None:
    episode = read(export).episodes[0]
    first, second, _ = episode.mentions
    assert (first.surface, second.surface) == ("Ada", "fence")
    assert episode.segments[0].text[second.start_char : second.end_char] == "fence"


def test_speakers_name_their_entities(export: Export) -> None:
    host, other = read(export).episodes[0].speakers
    assert (host.name, host.entity, host.how) == ("Ada Lunn", "person/ada-lunn", "stated")
    assert (other.name, other.entity, other.how) == (None, None, None)


def test_the_outline_is_given_by_headings_and_articles_follow(export: Export) -> None:
    assert [
        (section.heading, [(bullet.text, bullet.time) for bullet in section.bullets])
        for section in read(export).episodes[0].outline
    ] == [
        ("", [("Before any heading", None)]),
        ("🌊 Fences", [("They hold", 2.0)]),
        ("Weirs", []),
        ("Weirs at work", [("A weir is low", None)]),
    ]


def test_relations_list_their_episodes_once(export: Export) -> None:
    (relation,) = read(export).relations
    assert relation.episodes == ["episode/tides"]
    assert [evidence.segment for evidence in relation.evidence] == [0, 1]


def test_text_survives_unchanged_and_readable(export: Export) -> None:
    assert "艾达建了围栏。" in text(export)
    vault = json.loads(text(export))
    assert vault["episodes"][0]["title"] == 'Tides, "fences" & <weirs>'
    assert vault["episodes"][0]["segments"][1]["text"] == "A bell\x07 and a break\u2028here."


def test_the_layout_is_that_of_the_standard_library(export: Export) -> None:
    assert text(export) == json.dumps(json.loads(text(export)), ensure_ascii=False, indent=1) + "\n"


def test_episodes_are_taken_one_at_a_time(export: Export) -> None:
    taken = []

    def episodes() -> Iterator[ExportEpisode]:
        for found in export.episodes():
            taken.append(found.episode.id)
            yield found

    (document,) = FORMATS["json"](Export((), episodes, ()))
    while not taken:
        next(document.text)
    assert taken == ["episode/tides"]
