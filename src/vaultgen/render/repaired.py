"""Misheard names in a transcript, shown as they are right.

What was heard follows in a comment of Obsidian's own kind: neither its reading view nor a page that
it publishes shows one, whereas a comment of HTML goes out with the page. Applications that do not
know such comments show them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from vaultgen.model import Mention
from vaultgen.render import markdown
from vaultgen.render.directory import Directory
from vaultgen.render.markdown import Span

_ENDING: Final = re.compile(r"s?(?:['’][^\W\d_]+)?")
"""Of a plural or a possessive: the speaker said it, so it stays."""


def repaired(
    words: str, mentions: Sequence[Mention], links: Sequence[Span], directory: Directory
) -> Iterator[Span]:
    """Stretches of the words and the Markdown instead of them: links, and right names.

    `links` are those of the mentions that are to be linked, as `Linker.first` gives them.
    """
    notes = {start: note for start, _, note in links}
    for mention in mentions:
        start, end = mention.start, mention.end
        note = notes.get(start)
        if mention.by == "heard":
            name = directory.entities[mention.entity].name
            shown = markdown.link(note, name) if note else markdown.escape(name)
            ending = _ENDING.match(words, end)
            after = ending.end() if ending else end
            heard = markdown.comment(f"heard: {words[start:after]}")
            yield start, after, f"{shown}{words[end:after]}{heard}"
        elif note:
            yield start, end, markdown.link(note, words[start:end])
