"""Episodes as rows of a list."""

from collections.abc import Iterable

from vaultgen import text
from vaultgen.render.directory import Directory, EpisodeCard
from vaultgen.render.views import EpisodeRow


def newest(ids: Iterable[str], directory: Directory) -> list[EpisodeCard]:
    """Episodes, the newest first; those without a date last."""
    cards = [directory.episodes[ident] for ident in ids]
    cards.sort(key=lambda card: (text.natural(card.title), card.id))
    return sorted(cards, key=lambda c: c.published or "", reverse=True)


def episode_row(card: EpisodeCard, directory: Directory) -> EpisodeRow:
    """What a list shows of an episode."""
    return EpisodeRow(
        episode=directory.titled(card.id, card.title),
        published=card.published or "",
        duration=text.clock(card.duration) if card.duration else "",
        speakers=directory.voices(card),
        show=directory.show(card.show),
    )
