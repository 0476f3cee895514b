"""Notes that people like to read: values in, notes out."""

from vaultgen.render.directory import Directory, EpisodeCard, Finder, card
from vaultgen.render.entity import Known, entity_note
from vaultgen.render.environment import Templates, misnamed
from vaultgen.render.episode import Told, episode_notes
from vaultgen.render.index import (
    Listed,
    entity_index,
    episode_index,
    home_note,
    show_index,
    topic_index,
)
from vaultgen.render.layout import (
    FOLDERS,
    HOME,
    INDEXES,
    index_id,
    of_entity,
    of_episode,
    of_indexes,
    of_show,
)
from vaultgen.render.names import Wanted, fits, place, stem
from vaultgen.render.obsidian import settings
from vaultgen.render.show import show_note

__all__ = [
    "FOLDERS",
    "HOME",
    "INDEXES",
    "Directory",
    "EpisodeCard",
    "Finder",
    "Known",
    "Listed",
    "Templates",
    "Told",
    "Wanted",
    "card",
    "entity_index",
    "entity_note",
    "episode_index",
    "episode_notes",
    "fits",
    "home_note",
    "index_id",
    "misnamed",
    "of_entity",
    "of_episode",
    "of_indexes",
    "of_show",
    "place",
    "settings",
    "show_index",
    "show_note",
    "stem",
    "topic_index",
]
