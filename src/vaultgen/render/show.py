"""The note of a show."""

from collections.abc import Sequence

from vaultgen.model import Note
from vaultgen.render import markdown
from vaultgen.render.compose import compose
from vaultgen.render.directory import Directory
from vaultgen.render.environment import Templates
from vaultgen.render.moments import target
from vaultgen.render.rows import episode_row, newest
from vaultgen.render.views import ShowView


def show_note(
    ident: str,
    name: str,
    episodes: Sequence[str],
    directory: Directory,
    templates: Templates,
    url: str | None = None,
    feed: str | None = None,
) -> Note:
    """The note of a show and its episodes, given by id. Raises TemplateError."""
    cards = newest(episodes, directory)
    view = ShowView(
        title=markdown.heading(name),
        url=f"[Website]({target(url)})" if url else "",
        feed=f"[Feed]({target(feed)})" if feed else "",
        episodes=tuple(episode_row(card, directory) for card in cards),
        topics=tuple(directory.titled(i, t) for c in cards for i, t in c.topics),
    )
    return compose(
        ident,
        "show",
        directory,
        templates.render("show", view),
        {"url": url, "feed": feed, "episodes": len(cards)},
        aliases=(name,),
    )
