"""From source files to episodes and the names they propose, each result made once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultgen import fuse
from vaultgen.cache import digest
from vaultgen.errors import ReadError
from vaultgen.model import Evidence
from vaultgen.pipeline import tasks
from vaultgen.pipeline.files import SourceFile
from vaultgen.pipeline.tasks import EpisodeJob, SourceSummary, load
from vaultgen.pipeline.version import version
from vaultgen.pipeline.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources that could be read, without their words."""

    summaries: dict[str, SourceSummary]
    """By path."""
    keys: dict[str, str]
    """{path: key of the Source in the cache}."""
    errors: tuple[ReadError, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was mended or left out, each with its file."""
        return tuple(
            f"{path}: {warning}"
            for path, summary in sorted(self.summaries.items())
            for warning in summary.warnings
        )


def read_sources(files: Sequence[SourceFile], shop: Workshop) -> Sources:
    """Stage `read` for all files; one that cannot be read counts as it was read last."""
    keys, errors = {}, dict[str, ReadError]()
    for file in files:
        try:
            keys[file.shown] = digest(version(), "read", file.shown, file.path.read_bytes())
        except OSError as error:
            errors[file.shown] = ReadError(
                f"cannot be read ({error.strerror}); check that it exists and may be read",
                path=file.shown,
            )

    def parts(key: str, result: tasks.ReadResult) -> Iterator[tuple[str, bytes]]:
        if result.error:
            errors[result.error.path or key] = result.error
        else:
            yield key, result.source
            yield _head(key), result.head

    jobs = [(keys[f.shown], f) for f in files if f.shown in keys]
    shop.fill("read", tasks.read_source, jobs, parts)
    good = {path: key for path, key in keys.items() if path not in errors}
    good |= _last_good(good, errors, shop)
    summaries = {path: load(shop.cache, _head(key), SourceSummary) for path, key in good.items()}
    return Sources(summaries, good, tuple(errors[path] for path in sorted(errors)))


def _last_good(good: Mapping[str, str], errors: Iterable[str], shop: Workshop) -> dict[str, str]:
    """{path: key} of sources that are damaged now and were read before: they still count.

    A file that is being saved, or synchronised, must not take its quotes out of the vault.
    """
    cache = shop.cache
    cache.put((digest(version(), "last", path), key.encode()) for path, key in good.items())
    found = {}
    for path in errors:
        kept = cache.get(digest(version(), "last", path))
        if kept and cache.has(kept.decode()) and cache.has(_head(kept.decode())):
            found[path] = kept.decode()
    return found


@dataclass(frozen=True, slots=True)
class Gathered:
    """The episodes, by id in sorted order."""

    keys: dict[str, str]
    """{episode id: key of the Episode in the cache}."""
    evidence: tuple[Evidence, ...]


def gather(sources: Sources, known: Sequence[fuse.KnownEpisode], shop: Workshop) -> Gathered:
    """Stages `fuse`, `outline` and `extract`: one episode for each group of sources."""
    groups = fuse.group((s.head for s in sources.summaries.values()), known)
    jobs = [
        EpisodeJob(group.episode, tuple(sources.keys[path] for path in group.paths))
        for group in groups
    ]
    keys = {job.id: digest(version(), "episode", job.id, *job.sources) for job in jobs}

    def parts(key: str, result: tasks.EpisodeResult) -> Iterator[tuple[str, bytes]]:
        yield key, result.episode
        yield _evidence(key), result.evidence
        yield vocabulary(key), result.words

    shop.fill("episodes", tasks.make_episode, [(keys[job.id], job) for job in jobs], parts)
    evidence = tuple(load(shop.cache, _evidence(key), Evidence) for key in keys.values())
    return Gathered(keys, evidence)


def _head(key: str) -> str:
    return f"{key}/head"


def _evidence(key: str) -> str:
    return f"{key}/evidence"


def vocabulary(key: str) -> str:
    """Key of the folded tokens of an episode."""
    return f"{key}/words"
