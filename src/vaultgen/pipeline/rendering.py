"""Rendering as tasks: the notes of one episode, the note of one entity."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import msgspec

from vaultgen import render
from vaultgen.cache import Cache
from vaultgen.link import Lexicon, find
from vaultgen.model import Episode, LexiconEntry, Mention, Quote
from vaultgen.pipeline.rendered import Made, made
from vaultgen.pipeline.tasks import Linked, decode, load, part


@dataclass(frozen=True, slots=True)
class RenderJob:
    """An episode, what is linked in it, and what its notes may link to."""

    episode: str
    """Key."""
    mentions: str
    """Key, and with it that of its parts."""
    directory: render.Directory
    templates: Path | None
    corrected: bool
    """The transcript shows misheard names as they are right."""


def render_episode(cache: Cache, job: RenderJob) -> Made:
    """Stage `render` for the notes of one episode. Raises TemplateError."""
    linked = load(cache, part(job.mentions, "linked"), Linked)
    lexicon = Lexicon(load(cache, part(job.mentions, "entries"), tuple[LexiconEntry, ...]))
    told = render.Told(
        episode=load(cache, job.episode, Episode),
        mentions=load(cache, job.mentions, tuple[Mention, ...]),
        appearances=linked.appearances,
        voices=linked.voices,
        corrected=job.corrected,
    )
    notes = render.episode_notes(
        told, lambda prose: find(prose, lexicon), job.directory, templates(job.templates)
    )
    return made(*notes)


@dataclass(frozen=True, slots=True)
class EntityJob:
    """An entity, and what its note may link to."""

    known: render.Known
    """Without its quotes."""
    quotes: tuple[str, ...]
    """Keys of the quotes of the episodes that it appears in."""
    directory: render.Directory
    templates: Path | None


def render_entity(cache: Cache, job: EntityJob) -> Made:
    """Stage `render` for the note of one entity. Raises TemplateError."""
    known = job.known
    told = tuple(
        replace(appearance, quotes=_quotes(cache, key, known.entity.id))
        for appearance, key in zip(known.appearances, job.quotes, strict=True)
    )
    known = replace(known, appearances=told)
    return made(render.entity_note(known, job.directory, templates(job.templates)))


def _quotes(cache: Cache, key: str, entity: str) -> tuple[Quote, ...]:
    """What one episode says about one entity; the rest of its quotes is not taken apart."""
    return decode(packed_quotes(cache, key)[entity], type=tuple[Quote, ...])


@lru_cache(maxsize=512)
def packed_quotes(cache: Cache, key: str) -> dict[str, msgspec.Raw]:
    """By entity. The notes of one episode's names are made one after the other."""
    return load(cache, key, dict[str, msgspec.Raw])


@lru_cache(maxsize=2)
def templates(own: Path | None) -> render.Templates:
    """The templates, loaded once in each process."""
    return render.Templates(own)


def forget() -> None:
    """Let go of what the last run of this process used: the user may have changed a template."""
    templates.cache_clear()
    packed_quotes.cache_clear()
