"""A topic note: an article on one theme, its claims with their times."""

from vaultgen.model import Episode, Note, Topic
from vaultgen.render import blocks, markdown
from vaultgen.render.citations import Citations
from vaultgen.render.compose import compose, declared, link_or_name, links
from vaultgen.render.directory import Directory, Finder, topic_ids, whole
from vaultgen.render.environment import Templates
from vaultgen.render.linker import Linker
from vaultgen.render.moments import media_links
from vaultgen.render.views import Ref, TopicView


def topic_notes(
    episode: Episode, find: Finder, directory: Directory, templates: Templates
) -> tuple[Note, ...]:
    """One note for each article that sources make of the episode."""
    return tuple(
        _note(ident, article, episode, find, directory, templates)
        for ident, article in zip(topic_ids(episode), episode.articles, strict=True)
    )


def _note(
    ident: str,
    article: Topic,
    episode: Episode,
    find: Finder,
    directory: Directory,
    templates: Templates,
) -> Note:
    citations = Citations(episode, directory)
    targets = dict.fromkeys(w.target for block in article.blocks for w in block.links)
    related = {target: _meant(target, find, directory) for target in targets}
    view = TopicView(
        title=markdown.heading(article.title),
        show=directory.show(article.show or episode.show),
        episodes=(directory.titled(episode.id, episode.title),),
        media=media_links(episode.media),
        body=blocks.write(
            article.blocks, 2, Linker(directory, find), citations, lambda t: related[t].note
        ),
        related=tuple(related.values()),
        unchecked=not citations.checkable and any(block.times for block in article.blocks),
        sources=(markdown.escape(article.source.path.rpartition("/")[2]),),
    )
    ours = {
        "title": article.title,
        "episodes": links(view.episodes),
        "show": link_or_name(view.show) if view.show else None,
        "sources": (article.source.path.rpartition("/")[2],),
    }
    return compose(
        ident,
        "topic",
        directory,
        templates.render("topic", view),
        {**ours, **declared(article.fields, ours)},
        aliases=(article.title,),
        tags=article.tags,
    )


def _meant(target: str, find: Finder, directory: Directory) -> Ref:
    """What the source's link points at: a topic note of that title, else an entity."""
    name = target.replace("_", " ").strip()
    return Ref(name, directory.topic(name) or directory.note(whole(find, name) or ""))
