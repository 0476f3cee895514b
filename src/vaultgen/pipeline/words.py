"""The words of an episode: they tell which names it can hold."""

from collections.abc import Iterable

from vaultgen import text
from vaultgen.model import Episode


def vocabulary(episode: Episode) -> str:
    """Folded tokens of everything of an episode in which names can be linked, sorted, a line break
    before and after each."""
    texts: Iterable[str] = (
        *(s.text for s in episode.segments),
        *(t.text for s in episode.segments for t in s.translations),
        *(t.text for r in episode.readings for s in r.segments for t in s.translations),
        *(d.text for d in episode.descriptions),
        *(b.text for b in episode.outline),
        *(b.text for a in episode.articles for b in a.blocks),
        *(w.target for a in episode.articles for b in a.blocks for w in b.links),
        *(d.name for d in episode.declared),
        *(s.name for s in episode.speakers if s.name),
    )
    words = {word for t in texts for word in text.folded_tokens(t)}
    return "\n".join(("", *sorted(words), ""))
