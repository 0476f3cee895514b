"""One small vault, written out by hand: an episode with two transcripts and an article."""

from dataclasses import dataclass

import pytest

from vaultgen.model import (
    Appearance,
    Block,
    Chapter,
    Contradiction,
    Declared,
    Entity,
    Episode,
    Field,
    Gloss,
    Link,
    Media,
    Mention,
    Note,
    Paragraph,
    Piece,
    Quote,
    Reading,
    Segment,
    SourceRef,
    Speaker,
    Text,
    Topic,
    WikiLink,
)
from vaultgen.render import (
    FOLDERS,
    INDEXES,
    Directory,
    Known,
    Listed,
    Templates,
    Told,
    card,
    entity_index,
    entity_note,
    episode_index,
    episode_notes,
    home_note,
    of_entity,
    of_episode,
    of_indexes,
    of_show,
    place,
    show_index,
    show_note,
    topic_index,
)

SHOW = "show/harbour-talk"
ANA = Entity("person/ana-ruiz", "Ana Ruiz", "person", aliases=("Ana",), declared=True)
KELP = Entity(
    "company/kelpworks",
    "Kelpworks",
    "company",
    heard_as=("help works",),
    doubts=("also declared as a product",),
)
BUOY = Entity("product/buoy-2", "Buoy 2", "product")
ENTITIES = {e.id: e for e in (ANA, KELP, BUOY)}
VOICES = {"SPEAKER_00": ANA.id}

SEGMENTS = (
    Segment("Welcome, I'm Ana.", 0.0, 4.0, "given", "SPEAKER_00", (Text("es", "Bienvenidos."),)),
    Segment("We are at Kelpworks today.", 4.0, 9.0, "given", "SPEAKER_00"),
    Segment("Yeah.", 9.0, 9.5, "given", "SPEAKER_01"),
    Segment(
        "Kelpworks grows *everything*, and Kelpworks sells it.", 9.5, 15.0, "given", "SPEAKER_00"
    ),
    Segment("With the Buoy 2?", 3600.0, 3602.0, "given", "SPEAKER_01"),
    Segment("Right.", 3602.0, 3603.0, "given", None),
)
READING = Reading(
    SourceRef("a/farm.html", "summary-page", "1" * 64),
    (Segment("Welcome to the harbour.", None, None, "none", "Host"),),
    (Paragraph("p-1", (Piece(0, 0, 23),), "Host", None),),
)
EPISODE = Episode(
    id="episode/the-farm-at-sea",
    title="The farm: at sea #1",
    sources=(
        SourceRef("a/farm.txt", "speaker-turns", "0" * 64),
        SourceRef("a/farm.html", "summary-page", "1" * 64),
    ),
    other_titles=(Text("es", "La granja"),),
    show="Harbour Talk",
    published="2025-06-01",
    duration=4000.0,
    language="en",
    media=(Media("youtube", "abc", "https://www.youtube.com/watch?v=abc"),),
    descriptions=(Text("en", "A day at **Kelpworks**, and Kelpworks again."),),
    segments=SEGMENTS,
    readings=(READING,),
    speakers=(Speaker("SPEAKER_00", "Ana Ruiz", "inferred"), Speaker("SPEAKER_01")),
    chapters=(Chapter("Buoys: a [new] start", 3600.0, None, 4), Chapter("Lost", 9000.0)),
    paragraphs=(
        Paragraph(
            "t-000000",
            (Piece(0, 0, 17), Piece(1, 0, 26), Piece(2, 0, 5, aside=True), Piece(3, 0, 53)),
            "SPEAKER_00",
            0.0,
        ),
        Paragraph("t-010000", (Piece(4, 0, 16),), "SPEAKER_01", 3600.0),
        Paragraph("t-010002", (Piece(5, 0, 6),), None, 3602.0),
    ),
    outline=(
        Block("heading", "At sea: why", 2),
        Block("bullet", "🌊 Kelpworks grows kelp", 1, ((23, 9.5),)),
        Block("bullet", "Kelpworks sells it", 2),
        Block("number", "One"),
        Block("number", "Two"),
    ),
    articles=(
        Topic(
            "Farming at sea",
            (
                Block(
                    "paragraph",
                    "Kelpworks needs tides and moons.",
                    1,
                    ((21, 3601.0), (32, 9999.0)),
                    (WikiLink(16, 21, "tidal_energy"), WikiLink(26, 31, "Kelpworks")),
                ),
            ),
            SourceRef("a/topic.md", "topic-article", "2" * 64),
            fields=(Field("status", ("draft",)),),
        ),
    ),
    topics=("Kelp [farming]",),
    tags=("sea farming", "2025"),
    declared=(
        Declared("Kelpworks", "company", "companies"),
        Declared("Old Pete", "person", "people"),
    ),
    glosses=(
        Gloss("AUV", (Text("en", "autonomous underwater vehicle"), Text("zh", "水下机器人"))),
    ),
    links=(Link("Kelpworks [home]", "https://kelp.example/a b"),),
    fields=(
        Field("layout", ("post.njk",)),
        Field("draft", ("true",)),
        Field("number", ("7",)),
        Field("title", ("Other",)),
        Field("crew", ("A", "B")),
    ),
    contradictions=(
        Contradiction(
            "published", (("2025-06-01", ("a/farm.txt",)), ("2025-06-02", ("a/farm.html",)))
        ),
    ),
)
MENTIONS = (
    Mention(ANA.id, 0, 13, 16, "Ana", 1.0, "lexicon", 0.0),
    Mention(KELP.id, 1, 10, 19, "Kelpworks", 1.0, "lexicon", 4.0),
    Mention(KELP.id, 3, 0, 9, "Kelpworks", 1.0, "lexicon", 9.5),
    Mention(KELP.id, 3, 34, 43, "Kelpworks", 1.0, "lexicon", 9.5),
    Mention(BUOY.id, 4, 9, 15, "Buoy 2", 1.0, "lexicon", 3600.0),
)
APPEARANCES = (
    Appearance(
        KELP.id,
        EPISODE.id,
        3,
        (Quote(SEGMENTS[3].text, 0, 9, "t-000000", "SPEAKER_00", 9.5),),
    ),
    Appearance(ANA.id, EPISODE.id, 1),
    Appearance(
        BUOY.id,
        EPISODE.id,
        1,
        (Quote("With the Buoy 2?", 9, 15, "t-010000", "SPEAKER_01", None),),
    ),
)
LISTED = {
    "company": (Listed(KELP.id, 1, 3, "2025-06-01"),),
    "person": (Listed(ANA.id, 1, 1, "2025-06-01"),),
    "product": (Listed(BUOY.id, 1, 1, "2025-06-01"),),
}


def find(text: str) -> list[tuple[int, int, str]]:
    """Every `Kelpworks` in a text."""
    found, start = [], text.find("Kelpworks")
    while start >= 0:
        found.append((start, start + 9, KELP.id))
        start = text.find("Kelpworks", start + 9)
    return found


@dataclass(frozen=True)
class Vault:
    """All notes of the small vault."""

    directory: Directory
    notes: dict[str, Note]
    """By id."""

    def body(self, ident: str) -> str:
        """The text of a note without its front matter."""
        return self.notes[ident].text.partition("\n---\n\n")[2]


@pytest.fixture(scope="session")
def directory() -> Directory:
    """`Buoy 2` is below the threshold and has no note."""
    wanted = [
        *of_episode(EPISODE),
        of_entity(ANA),
        of_entity(KELP),
        of_show(SHOW, "Harbour Talk"),
        *of_indexes(INDEXES),
    ]
    return Directory(
        paths=place(wanted, {}, {}),
        entities=ENTITIES,
        episodes={EPISODE.id: card(EPISODE, VOICES)},
        shows={"Harbour Talk": SHOW},
    )


@pytest.fixture(scope="session")
def vault(directory: Directory) -> Vault:
    """Everything rendered with our own templates."""
    templates = Templates()
    told = Told(EPISODE, MENTIONS, APPEARANCES, VOICES)
    known = (
        Known(ANA, APPEARANCES[1:2], speaks_in=(EPISODE.id,)),
        Known(KELP, APPEARANCES[:1], related=((ANA.id, "1 episode together"), (BUOY.id, ""))),
    )
    notes = [
        *episode_notes(told, find, directory, templates),
        *(entity_note(k, directory, templates) for k in known),
        show_note(SHOW, "Harbour Talk", [EPISODE.id], directory, templates, "https://h.example"),
        *(
            entity_index(kind, LISTED.get(kind, ()), directory, templates)
            for kind in FOLDERS
            if kind in INDEXES and kind not in ("episode", "show", "topic")
        ),
        episode_index(directory, templates),
        show_index(directory, templates),
        topic_index(directory, templates),
        home_note(LISTED, {"episode": 1, "show": 1, "topic": 1}, directory, templates),
    ]
    return Vault(directory, {note.id: note for note in notes})
