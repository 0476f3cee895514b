"""What rulings and curated lists say is not the same."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from vaultgen.model import Evidence
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.groups import Groups
from vaultgen.resolve.naming import Naming


def kept_apart(
    evidence: Sequence[Evidence], groups: Groups, naming: Naming
) -> Callable[[Cluster, Cluster], bool]:
    """Tells whether two clusters must not be one: by a ruling, or as one list names both heads."""
    lists: dict[str, set[int]] = defaultdict(set)
    named = (names for e in evidence for names in e.distinct)
    for number, names in enumerate(named):
        for name in names:
            lists[naming.key(name, None)].add(number)

    def apart(a: Cluster, b: Cluster) -> bool:
        if groups.are_apart(a.key, b.key):
            return True
        if not (a.head and b.head):
            return False
        return not lists[a.head.key].isdisjoint(lists[b.head.key])

    return apart
