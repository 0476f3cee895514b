"""What templates see.

Every text field is Markdown, ready to be written: escaped, its links put in, and empty where
there is nothing to say. A `Ref` is written with the filter `link`.
"""

from vaultgen.render.views.entity import (
    AppearanceView,
    EntityView,
    QuoteView,
    RelatedView,
)
from vaultgen.render.views.episode import (
    ChapterView,
    ContradictionView,
    EpisodeView,
    MentionedView,
    ParagraphView,
    SectionView,
    TopicView,
    TranscriptView,
)
from vaultgen.render.views.lists import (
    HomeListView,
    HomeView,
    IndexView,
    RowView,
    ShowView,
)
from vaultgen.render.views.ref import (
    EpisodeRow,
    Ref,
)

__all__ = [
    "AppearanceView",
    "ChapterView",
    "ContradictionView",
    "EntityView",
    "EpisodeRow",
    "EpisodeView",
    "HomeListView",
    "HomeView",
    "IndexView",
    "MentionedView",
    "ParagraphView",
    "QuoteView",
    "Ref",
    "RelatedView",
    "RowView",
    "SectionView",
    "ShowView",
    "TopicView",
    "TranscriptView",
]
