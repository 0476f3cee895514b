"""Maps over episodes, in as many processes as there are, in the order of the items."""

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self, TypeVar

from vaultgen.cache import Cache

if TYPE_CHECKING:
    from concurrent import futures

Item = TypeVar("Item")
Result = TypeVar("Result")
Task = Callable[[Cache, Item], Result]
"""A function of a module; it reads the results of earlier stages from the cache."""

FEW: Final = 8
"""So few items are done sooner than processes are started."""
CHUNK: Final = 4


class Pool:
    """Runs tasks; the processes start with the first map that is worth them."""

    def __init__(self, jobs: int, cache: Cache) -> None:
        self._jobs = jobs
        self._cache = cache
        self._processes: futures.ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._processes:
            self._processes.shutdown(cancel_futures=True)

    def map(self, task: Task[Item, Result], items: Sequence[Item]) -> Iterator[Result]:
        """Results in the order of the items; only a few are under way at any time."""
        if self._jobs == 1 or len(items) < FEW:
            yield from (task(self._cache, item) for item in items)
            return
        from concurrent import futures  # only now: few items need no processes

        if self._processes is None:
            self._processes = futures.ProcessPoolExecutor(
                self._jobs, None, _open, (self._cache.path,)
            )
        running = deque["futures.Future[list[Result]]"]()
        for first in range(0, len(items), CHUNK):
            chunk = items[first : first + CHUNK]
            running.append(self._processes.submit(_work, task, chunk))
            if len(running) > 2 * self._jobs:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()


_shared: list[Cache] = []
"""The cache of this worker process."""


def _open(path: Path) -> None:
    """Begin a worker. Ctrl-C reaches all processes; the main one decides what comes of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _shared.append(Cache(path))


def _work(task: Task[Item, Result], items: Sequence[Item]) -> list[Result]:
    return [task(_shared[0], item) for item in items]
