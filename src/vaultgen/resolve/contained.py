"""Names that begin or end with another name: `Microsoft Research`, `Apple TV`."""

from collections.abc import Iterable, Iterator
from typing import Final

from vaultgen.resolve import spelling
from vaultgen.resolve.attach import Apart
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.doubt import Doubt

LONG: Final = 4
"""Letters of a name that may be part of another one."""


def contained(clusters: Iterable[Cluster], apart: Apart) -> Iterator[Doubt]:
    """Doubts about names that an episode has beside a longer one of the same type.

    They are different more often than not, so they are never merged by rule. Terms are left out,
    and what a ruling or a curated list keeps apart.
    """
    by_words: dict[tuple[str, ...], list[Cluster]] = {}
    names = [c for c in clusters if c.kind != "concept"]
    for cluster in names:
        by_words.setdefault(spelling.words(cluster.name), []).append(cluster)
    for long in names:
        words = spelling.words(long.name)
        for at in range(1, len(words)):
            for part in {words[:at], words[at:]}:
                for short in by_words.get(part, ()) if len("".join(part)) >= LONG else ():
                    if short.kind == long.kind and _meet(short, long) and not apart(short, long):
                        yield Doubt("contained", (short.name, long.name), "kept apart")


def _meet(a: Cluster, b: Cluster) -> bool:
    """Does an episode have both names?"""
    return not _named_in(a).isdisjoint(_named_in(b))


def _named_in(cluster: Cluster) -> frozenset[str]:
    key = spelling.exact(cluster.name)
    named = (form.episodes for form in cluster.all_forms if form.key.partition("|")[0] == key)
    return frozenset().union(*named)
