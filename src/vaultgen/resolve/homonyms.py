"""One name of two things, split by type: which of them it means, in each episode for itself."""

from collections.abc import Sequence
from dataclasses import replace

from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.naming import Naming


def by_episode(clusters: Sequence[Cluster], naming: Naming) -> list[Cluster]:
    """The clusters, those of split names with the name as `local` wherever it is proposed so.

    A name of two things says nothing by itself; the evidence of its episode does.
    """
    return [_with_episodes(cluster, naming) if naming.types else cluster for cluster in clusters]


def _with_episodes(cluster: Cluster, naming: Naming) -> Cluster:
    split = [form for form in cluster.all_forms if form.key.partition("|")[0] in naming.types]
    found = {(episode, candidate.name) for form in split for episode, candidate in form.proposals}
    return replace(cluster, local=tuple(sorted({*cluster.local, *found})))
