"""The shape of an episode: its chapters, its paragraphs, and what belongs together in it."""

from vaultgen.outline.chapters import chapters
from vaultgen.outline.paragraphs import paragraphs
from vaultgen.outline.relations import Together, related, relations, together

__all__ = ["Together", "chapters", "paragraphs", "related", "relations", "together"]
