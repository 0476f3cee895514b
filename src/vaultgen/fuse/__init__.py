"""Many sources, one record: which sources are one episode, and what they say together."""

from vaultgen.fuse.corrected import NOBODY, corrected, ruled
from vaultgen.fuse.group import Group, Head, group, head
from vaultgen.fuse.identity import KnownEpisode
from vaultgen.fuse.merge import merge

__all__ = [
    "NOBODY",
    "Group",
    "Head",
    "KnownEpisode",
    "corrected",
    "group",
    "head",
    "merge",
    "ruled",
]
