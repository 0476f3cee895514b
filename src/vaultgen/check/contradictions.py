"""Facts on which the sources of an episode disagree."""

from collections.abc import Iterator

from vaultgen.check.values import Checked, Finding


def contradictions(vault: Checked) -> Iterator[Finding]:
    """One finding for each such fact of each episode."""
    for episode in vault.episodes:
        for found in episode.contradictions:
            stated = (f"{value} ({', '.join(paths)})" for value, paths in found.values)
            yield Finding(
                check="contradiction",
                path=episode.path,
                line=None,
                about=episode.title,
                field=found.field,
                message=f"sources disagree on {found.field}: {'; '.join(stated)}",
                values=found.values,
            )
