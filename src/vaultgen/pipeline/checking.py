"""What is wrong with the vault, from what the last run recorded; no source is read again."""

from collections.abc import Iterator

from vaultgen.cache import Cache
from vaultgen.check import Checked, CheckedEpisode, Finding, check
from vaultgen.config import Config
from vaultgen.errors import VaultError
from vaultgen.pipeline.brief import Brief
from vaultgen.pipeline.exporting import Kept, Manifest, of_last_run
from vaultgen.pipeline.gather import brief_of
from vaultgen.pipeline.report import quiet
from vaultgen.pipeline.tasks import decode
from vaultgen.pipeline.workshop import scratch


def findings(config: Config) -> tuple[Finding, ...]:
    """All that a person should look at, by note.

    Raises VaultError when no run has left a record.
    """
    with scratch(config.state, 1, quiet) as shop:
        made = of_last_run(config, shop.cache)
        episodes = (
            CheckedEpisode(brief.title, kept.note or "", brief.contradictions)
            for kept, brief in briefs(made, shop.cache)
        )
        return check(Checked(tuple(episodes)))


def briefs(made: Manifest, cache: Cache) -> Iterator[tuple[Kept, Brief]]:
    """The episodes of a record, each in brief.

    Raises VaultError for a record that an older version left.
    """
    keys = [brief_of(kept.episode) for kept in made.episodes]
    if cache.lacks(keys):
        raise VaultError(
            "its record is of another version: run `vaultgen sync` first", path=str(cache.path)
        )
    for kept, (_, data) in zip(made.episodes, cache.get_many(keys), strict=True):
        yield kept, decode(data, type=Brief)
