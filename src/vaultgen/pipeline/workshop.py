"""The cache and the processes that every map over episodes works with."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from vaultgen.cache import NAME, Cache
from vaultgen.pipeline.pool import Pool, Task
from vaultgen.pipeline.report import Progress

Item = TypeVar("Item")
Result = TypeVar("Result")
BATCH: Final = 32
"""Results kept in one transaction."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Makes what is missing, each result once."""

    cache: Cache
    pool: Pool
    progress: Progress

    def fill(
        self,
        stage: str,
        task: Task[Item, Result],
        jobs: Sequence[tuple[str, Item]],
        parts: Callable[[str, Result], Iterator[tuple[str, bytes]]],
    ) -> None:
        """Make what the cache lacks, for (key, item) jobs; `parts` gives the bytes their keys."""
        lacking = self.cache.lacks(key for key, _ in jobs)
        missing = [(key, item) for key, item in jobs if key in lacking]
        results = self.pool.map(task, [item for _, item in missing])
        batch: list[tuple[str, bytes]] = []
        for done, ((key, _), result) in enumerate(zip(missing, results, strict=True), 1):
            batch.extend(parts(key, result))
            if done % BATCH == 0:
                self.cache.put(batch)
                batch = []
            self.progress(stage, done, len(missing))
        self.cache.put(batch)


@contextmanager
def opened(state: Path, jobs: int, progress: Progress) -> Iterator[Workshop]:
    """A workshop whose results are kept beside the state."""
    with Cache(state / NAME) as cache, Pool(jobs, cache) as pool:
        yield Workshop(cache, pool, progress)


@contextmanager
def scratch(state: Path, jobs: int, progress: Progress) -> Iterator[Workshop]:
    """The same, but where there is no state yet none is made."""
    if state.is_dir():
        with opened(state, jobs, progress) as shop:
            yield shop
    else:
        with TemporaryDirectory() as folder, opened(Path(folder), jobs, progress) as shop:
            yield shop
