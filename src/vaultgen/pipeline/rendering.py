"""Rendering as tasks: the notes of one episode, the note of one entity."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from vaultgen import render
from vaultgen.cache import Cache
from vaultgen.link import Lexicon, find
from vaultgen.model import Episode, LexiconEntry, Mention, Note
from vaultgen.pipeline.tasks import Linked, encode, load


@dataclass(frozen=True, slots=True)
class RenderJob:
    """An episode, what is linked in it, and what its notes may link to."""

    episode: str
    """Key."""
    mentions: str
    """Key."""
    linked: str
    """Key."""
    entries: tuple[LexiconEntry, ...]
    directory: render.Directory
    templates: Path | None


def render_episode(cache: Cache, job: RenderJob) -> bytes:
    """Stage `render` for the notes of one episode. Raises TemplateError."""
    linked = load(cache, job.linked, Linked)
    lexicon = Lexicon(job.entries)
    told = render.Told(
        episode=load(cache, job.episode, Episode),
        mentions=load(cache, job.mentions, tuple[Mention, ...]),
        appearances=linked.appearances,
        voices=linked.voices,
    )
    notes: tuple[Note, ...] = render.episode_notes(
        told, lambda prose: find(prose, lexicon), job.directory, templates(job.templates)
    )
    return encode(notes)


@dataclass(frozen=True, slots=True)
class EntityJob:
    """An entity, and what its note may link to."""

    known: render.Known
    directory: render.Directory
    templates: Path | None


def render_entity(_: Cache, job: EntityJob) -> bytes:
    """Stage `render` for the note of one entity. Raises TemplateError."""
    return encode(render.entity_note(job.known, job.directory, templates(job.templates)))


@lru_cache(maxsize=2)
def templates(own: Path | None) -> render.Templates:
    """The templates, loaded once in each process."""
    return render.Templates(own)
