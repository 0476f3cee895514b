"""The values that flow between the stages, in the order in which they come to be.

    Source ──▶ Episode ──▶ Candidate ──▶ Entity ──▶ Mention ──▶ Note ──▶ Change

All are frozen; a change returns a new value. Times are seconds from the start of the media,
`None` where unknown. Offsets are code points, end exclusive. Dates are ISO 8601 strings.
"""

from vaultgen.model.entity import (
    TYPES,
    Appearance,
    Candidate,
    Entity,
    Evidence,
    Heard,
    KnownEntity,
    LexiconEntry,
    Mention,
    Quote,
    Relation,
    Rendering,
)
from vaultgen.model.episode import (
    Contradiction,
    Episode,
    Paragraph,
    Piece,
    Reading,
    Speaker,
    Topic,
)
from vaultgen.model.lesson import Lesson
from vaultgen.model.note import Change, Contest, Kind, Note, Value
from vaultgen.model.source import (
    Block,
    Chapter,
    Declared,
    EntityType,
    Field,
    Gloss,
    Link,
    Media,
    Segment,
    Source,
    SourceRef,
    Text,
    WikiLink,
)

__all__ = [
    "TYPES",
    "Appearance",
    "Block",
    "Candidate",
    "Change",
    "Chapter",
    "Contest",
    "Contradiction",
    "Declared",
    "Entity",
    "EntityType",
    "Episode",
    "Evidence",
    "Field",
    "Gloss",
    "Heard",
    "Kind",
    "KnownEntity",
    "Lesson",
    "LexiconEntry",
    "Link",
    "Media",
    "Mention",
    "Note",
    "Paragraph",
    "Piece",
    "Quote",
    "Reading",
    "Relation",
    "Rendering",
    "Segment",
    "Source",
    "SourceRef",
    "Speaker",
    "Text",
    "Topic",
    "Value",
    "WikiLink",
]
