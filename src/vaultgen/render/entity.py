"""The note of an entity: what it is, and where it is spoken of, word for word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vaultgen import text
from vaultgen.model import Appearance, Entity, Note, Quote
from vaultgen.render import markdown
from vaultgen.render.citations import PLAY
from vaultgen.render.compose import compose, links
from vaultgen.render.directory import Directory, EpisodeCard
from vaultgen.render.environment import Templates
from vaultgen.render.moments import time_link
from vaultgen.render.rows import episode_row, newest
from vaultgen.render.views import AppearanceView, EntityView, QuoteView, Ref, RelatedView

MOST_QUOTES: Final = 150
"""In one note: what every episode names is quoted once in each, or nobody could open the note."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entity and what the vault knows about it."""

    entity: Entity
    appearances: tuple[Appearance, ...] = ()
    """One for each episode that names it."""
    speaks_in: tuple[str, ...] = ()
    """Ids of the episodes in which this person speaks."""
    related: tuple[tuple[str, str], ...] = ()
    """(entity id, in which way), in the order to show."""


def entity_note(known: Known, directory: Directory, templates: Templates) -> Note:
    """The note of an entity that has a place in the directory. Raises TemplateError."""
    entity = known.entity
    episodes = {a.episode for a in known.appearances} | set(known.speaks_in)
    dates = sorted(d for e in episodes if (d := directory.episodes[e].published))
    mentions = sum(a.count for a in known.appearances)
    view = _view(known, directory, _facts(entity, mentions, len(episodes), dates))
    further = {
        "heard_as": entity.heard_as,
        "first_seen": dates[0] if dates else None,
        "last_seen": dates[-1] if dates else None,
        "episodes": len(episodes),
        "mentions": mentions,
        "related": links(related.ref for related in view.related),
    }
    return compose(
        entity.id,
        entity.type,
        directory,
        templates.render(entity.type, view),
        further,
        aliases=(entity.name, *entity.aliases),
    )


def _facts(entity: Entity, mentions: int, episodes: int, dates: Sequence[str]) -> str:
    """`Company · 41 mentions in 2 episodes · 2025-03-04 – 2025-11-28`."""
    parts = [entity.type.capitalize()]
    if mentions:
        parts.append(f"{_counted(mentions, 'mention')} in {_counted(episodes, 'episode')}")
    elif episodes:
        parts.append(_counted(episodes, "episode"))
    parts.append(" – ".join(dict.fromkeys((*dates[:1], *dates[-1:]))))
    return " · ".join(filter(None, parts))


def _counted(number: int, noun: str) -> str:
    """`1 episode`, `2 episodes`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _view(known: Known, directory: Directory, facts: str) -> EntityView:
    entity = known.entity
    appearances = {a.episode: a for a in known.appearances}
    each = max(1, MOST_QUOTES // max(len(appearances), 1))
    return EntityView(
        name=markdown.heading(entity.name),
        type=entity.type,
        facts=facts,
        aliases=tuple(markdown.escape(a) for a in entity.aliases),
        heard_as=tuple(markdown.escape(h) for h in entity.heard_as),
        meanings=tuple(markdown.escape(m) for m in entity.meanings),
        doubts=tuple(markdown.escape(d) for d in entity.doubts),
        speaks_in=tuple(episode_row(c, directory) for c in newest(known.speaks_in, directory)),
        appearances=tuple(
            _appearance(appearances[c.id], c, directory, each)
            for c in newest(appearances, directory)
        ),
        related=tuple(
            RelatedView(directory.ref(ident), markdown.escape(why)) for ident, why in known.related
        ),
    )


def _appearance(
    told: Appearance, card: EpisodeCard, directory: Directory, most: int
) -> AppearanceView:
    quotes = told.quotes[:most]
    note = directory.note(card.transcripts[0]) if card.transcripts else None
    return AppearanceView(
        episode=directory.titled(card.id, card.title),
        published=card.published or "",
        count=told.count,
        quotes=tuple(_quotes(quotes, card, note)),
        more=max(told.count - len(quotes), 0),
        transcript=Ref("the transcript", note) if note else None,
        articles=tuple(
            directory.titled(ident, title) for ident, title in card.topics if ident in told.articles
        ),
    )


def _quotes(quotes: Sequence[Quote], card: EpisodeCard, note: str | None) -> Iterator[QuoteView]:
    names = {label: name for label, name, _ in card.speakers}
    for quote in quotes:
        shown = "in the transcript" if quote.time is None else text.clock(quote.time)
        yield QuoteView(
            text=_with_bold(quote),
            speaker=markdown.escape(names.get(quote.speaker or "", quote.speaker or "")),
            where=markdown.link(f"{note}#^{quote.anchor}", shown) if note else "",
            play=time_link(card.media, card.duration, quote.time, PLAY) if card.media else "",
        )


def _with_bold(quote: Quote) -> str:
    """The words of the quote, the name in bold."""
    said, start, end = quote.text, quote.start, quote.end
    before, name, after = said[:start], said[start:end], said[end:]
    return f"{markdown.escape(before)}**{markdown.escape(name)}**{markdown.escape(after)}"
