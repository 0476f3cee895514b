"""A small vault's record, with everything that is hard to write down."""

import pytest

from vaultgen.export import Export, ExportEntity, ExportEpisode, ExportShow
from vaultgen.model import (
    Block,
    Chapter,
    Entity,
    Episode,
    Media,
    Mention,
    Relation,
    Segment,
    SourceRef,
    Speaker,
    Text,
    Topic,
)

ARTICLE = SourceRef("tides.md", "topic", "cd" * 32)

FULL = Episode(
    id="episode/tides",
    title='Tides, "fences" & <weirs>',
    sources=(SourceRef("talks/tides.vtt", "webvtt", "ab" * 32),),
    published="2025-03-04",
    duration=61.5,
    language="en",
    url="https://example.org/tides",
    media=(Media("youtube", "abc", "https://www.youtube.com/watch?v=abc"),),
    segments=(
        Segment("Ada built a fence.", 2.0, 5.0, "given", "Host", (Text("zh", "艾达建了围栏。"),)),
        Segment("A bell\x07 and a break\u2028here."),
    ),
    speakers=(Speaker("Host", "Ada Lunn", "stated"), Speaker("SPEAKER_01")),
    chapters=(Chapter("Fences", 0.0, 61.5, 0), Chapter("Later", segment=1, how="found")),
    outline=(
        Block("paragraph", "Before any heading"),
        Block("heading", "🌊 Fences", 2),
        Block("bullet", "They hold", 1, ((9, 2.0),)),
        Block("heading", "Weirs", 2),
    ),
    articles=(Topic("Weirs at work", (Block("bullet", "A weir is low", 1),), ARTICLE),),
    topics=("tidal energy", "weirs, old and new"),
)
BARE = Episode(id="episode/bare", title="Bare", sources=())


@pytest.fixture
def export() -> Export:
    """Two episodes: one with everything, one with nothing."""
    mentions = (
        Mention("concept/fence", 0, 12, 17, "fence", 0.5, "lexicon", 2.0),
        Mention("person/ada-lunn", 0, 0, 3, "Ada", 0.93, "local", 2.0),
        Mention("concept/fence", 1, 2, 6, "bell", 0.5, "lexicon"),
    )
    episodes = (
        ExportEpisode(
            FULL, "Episodes/Tides.md", "show/slack", mentions, {"Host": "person/ada-lunn"}
        ),
        ExportEpisode(BARE, None),
    )
    return Export(
        (ExportShow("show/slack", "Slack & Co", "Shows/Slack & Co.md"),),
        lambda: iter(episodes),
        (
            ExportEntity(
                Entity("person/ada-lunn", "Ada Lunn", "person", ("Ada", "A. Lunn"), ("Ada Lun",)),
                ("episode/tides",),
                1,
                "People/Ada Lunn.md",
            ),
            ExportEntity(
                Entity("concept/fence", "fence\x00, tidal", "concept"), ("episode/tides",), 2
            ),
        ),
        (
            Relation(
                "person/ada-lunn",
                "concept/fence",
                "built",
                (("episode/tides", 0), ("episode/tides", 1)),
                2,
            ),
        ),
    )
