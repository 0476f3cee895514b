"""From source files to episodes and the names they propose, each result made once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultgen import fuse
from vaultgen.cache import Cache, digest
from vaultgen.errors import ReadError
from vaultgen.model import Lesson
from vaultgen.pipeline import tasks, voice_rulings
from vaultgen.pipeline.brief import Brief
from vaultgen.pipeline.files import SourceFile
from vaultgen.pipeline.tasks import EpisodeJob, SourceSummary, decode, encode, load
from vaultgen.pipeline.version import version
from vaultgen.pipeline.workshop import Workshop
from vaultgen.resolve import Rulings


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


@dataclass(frozen=True, slots=True)
class _Read:
    """A source as it was read last."""

    stat: str
    """Of its file."""
    key: str
    """Of the Source in the cache."""
    summary: SourceSummary


def read_sources(files: Sequence[SourceFile], shop: Workshop) -> Sources:
    """Stage `read` for all files; one that cannot be read counts as it was read last.

    A file that is being saved, or synchronised, must not take its quotes out of the vault.
    """
    place = digest(version(), "sources")
    data = shop.cache.get(place)
    before = decode(data, type=dict[str, _Read]) if data else {}
    lost = shop.cache.lacks(read.key for read in before.values())
    before = {path: read for path, read in before.items() if read.key not in lost}
    keys, errors = _keys(files, before)

    def parts(key: str, result: tasks.ReadResult) -> Iterator[tuple[str, bytes]]:
        if result.error:
            errors[result.error.path or key] = result.error
        else:
            yield key, result.source
            yield _head(key), result.head

    same = {path for path, key in keys.items() if path in before and before[path].key == key}
    jobs = [(keys[f.shown], f) for f in files if f.shown in keys and f.shown not in same]
    shop.fill("read", tasks.read_source, jobs, parts)
    summaries = {
        path: before[path].summary if path in same else load(shop.cache, _head(key), SourceSummary)
        for path, key in keys.items()
        if path not in errors
    }
    stats = {file.shown: file.stat for file in files}
    now = {path: _Read(stats[path], keys[path], told) for path, told in summaries.items()}
    now |= {path: replace(before[path], stat="") for path in errors if path in before}
    if now != before:
        shop.cache.put([(place, encode(now))])
    return Sources(
        {path: read.summary for path, read in now.items()},
        {path: read.key for path, read in now.items()},
        tuple(errors[path] for path in sorted(errors)),
    )


def _keys(
    files: Iterable[SourceFile], before: Mapping[str, _Read]
) -> tuple[dict[str, str], dict[str, ReadError]]:
    """{path: key of the Source}, and what could not be read; only what looks new is opened."""
    keys, errors = {}, dict[str, ReadError]()
    for file in files:
        known = before.get(file.shown)
        if known and known.stat == file.stat:
            keys[file.shown] = known.key
            continue
        try:
            keys[file.shown] = digest(version(), "read", file.shown, file.path.read_bytes())
        except OSError as error:
            errors[file.shown] = ReadError(
                f"cannot be read ({error.strerror}); check that it exists and may be read",
                path=file.shown,
            )
    return keys, errors


@dataclass(frozen=True, slots=True)
class Gathered:
    """The episodes, by id in sorted order."""

    keys: dict[str, str]
    """{episode id: key of the Episode in the cache}."""
    idle: tuple[str, ...]
    """Rulings on voices that concern nothing, in words for the user."""
    proposed: dict[str, str]
    """{episode id: digest of its evidence}."""


def gather(
    sources: Sources,
    known: Sequence[fuse.KnownEpisode],
    lessons: Sequence[Lesson],
    rulings: Rulings,
    shop: Workshop,
) -> Gathered:
    """Stages `fuse`, `outline` and `extract`: one episode for each group of sources."""
    voices = defaultdict[str, list[tuple[tuple[str, ...], str]]](list)
    for lesson in lessons:
        if lesson.kind == "speaker":
            voices[lesson.note].append((lesson.instead, lesson.value))
    heads = {path: summary.head for path, summary in sources.summaries.items()}
    groups = _grouped(tuple(heads.values()), known, shop.cache)
    meant = voice_rulings.find(rulings, groups, heads)
    lists = digest(version(), "lists")
    shop.fill("lists", tasks.make_lists, [(lists, None)], lambda key, made: iter([(key, made)]))
    jobs = [
        EpisodeJob(
            group.episode,
            tuple(sources.keys[path] for path in group.paths),
            lists,
            tuple(voices[group.episode]),
            meant.voices.get(group.episode, ()),
        )
        for group in groups
    ]
    keys = {job.id: digest(version(), "episode", encode(job)) for job in jobs}

    def parts(key: str, result: tasks.EpisodeResult) -> Iterator[tuple[str, bytes]]:
        yield key, result.episode
        yield evidence_of(key), result.evidence
        yield vocabulary(key), result.words
        yield brief_of(key), result.brief

    shop.fill("episodes", tasks.make_episode, [(keys[job.id], job) for job in jobs], parts)
    ruled = shop.cache.get_many(brief_of(keys[ident]) for ident in meant.voices)
    briefs = (decode(data, type=Brief) for _, data in ruled)
    idle = (*meant.idle, *voice_rulings.unheard(meant, briefs))
    return Gathered(keys, idle, _proposed(keys, shop.cache))


def _grouped(
    heads: Sequence[fuse.Head], known: Sequence[fuse.KnownEpisode], cache: Cache
) -> tuple[fuse.Group, ...]:
    """The groups of sources; new words in a source seldom change what grouping rests on."""
    place, asked = digest(version(), "groups"), digest(encode(heads), encode(known))
    data = cache.get(place)
    before = decode(data, type=tuple[str, tuple[fuse.Group, ...]]) if data else ("", ())
    if before[0] == asked:
        return before[1]
    groups = fuse.group(heads, known)
    cache.put([(place, encode((asked, groups)))])
    return groups


def _proposed(episodes: Mapping[str, str], cache: Cache) -> dict[str, str]:
    """{episode id: digest of its evidence}; what was digested last time is remembered."""
    place = digest(version(), "proposed")
    data = cache.get(place)
    before = decode(data, type=dict[str, str]) if data else {}
    new = cache.get_many(evidence_of(key) for key in episodes.values() if key not in before)
    made = {key: digest(evidence) for key, evidence in new}
    now = {key: before.get(key) or made[evidence_of(key)] for key in episodes.values()}
    if now != before:
        cache.put([(place, encode(now))])
    return {ident: now[key] for ident, key in episodes.items()}


def _head(key: str) -> str:
    return f"{key}/head"


def evidence_of(key: str) -> str:
    """Key of the evidence of an episode."""
    return f"{key}/evidence"


def brief_of(key: str) -> str:
    """Key of the brief of an episode."""
    return f"{key}/brief"


def vocabulary(key: str) -> str:
    """Key of the folded tokens of an episode."""
    return f"{key}/words"
