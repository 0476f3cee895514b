"""A Markdown document as a flat list of its blocks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["heading", "paragraph", "bullet", "number", "quote"]
_CONTAINERS: Final[Mapping[str, Kind]] = {
    "bullet_list": "bullet",
    "ordered_list": "number",
    "blockquote": "quote",
}
_LIQUID: Final = re.compile(r"\s*\{%.*%\}\s*")


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """One heading, paragraph, list item or quote, not yet taken apart."""

    kind: Kind
    text: str
    """Markdown; lines joined by `\\n`."""
    level: int
    """Depth of a heading or of a list item, 1 for everything else."""
    line: int
    """Line of the file."""


def parse(lines: Sequence[str], first: int) -> tuple[list[MarkdownBlock], Mapping[str, str]]:
    """The blocks, and the URLs of the link definitions by label.

    `lines` begins with line `first` of the file. Lines that are a template tag of a site generator
    count as blank.
    """
    environment: dict[str, Any] = {}
    markdown = "\n".join("" if _LIQUID.fullmatch(line) else line for line in lines)
    tokens = _blocks_only().parse(markdown, environment)
    references = environment.get("references", {})
    return list(_blocks(tokens, first)), {name: link["href"] for name, link in references.items()}


@cache
def _blocks_only() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # only now: no transcript needs it

    found = MarkdownIt("commonmark")
    found.core.ruler.enableOnly(["normalize", "block"])
    return found


def _blocks(tokens: Sequence["Token"], first: int) -> Iterator[MarkdownBlock]:
    containers: list[str] = []
    fresh = ""
    for token in tokens:
        name = token.type.removesuffix("_open")
        if token.nesting > 0 and name in _CONTAINERS:
            containers.append(name)
        elif token.nesting < 0 and token.type.removesuffix("_close") in _CONTAINERS:
            containers.pop()
        elif token.nesting > 0 and name in ("list_item", "heading"):
            fresh = token.tag
        elif token.map and token.content.strip():
            yield _block(token, fresh, containers, first)
            fresh = ""


def _block(token: "Token", fresh: str, containers: Sequence[str], first: int) -> MarkdownBlock:
    """A token with text; `fresh` is the tag of the heading or list item that it is the head of."""
    line = first + (token.map or [0])[0]
    if fresh.startswith("h"):
        return MarkdownBlock("heading", token.content, int(fresh[1:]), line)
    if "blockquote" in containers:
        return MarkdownBlock("quote", token.content, 1, line)
    if fresh == "li":
        kind = _CONTAINERS[containers[-1]]
        return MarkdownBlock(kind, token.content, len(containers), line)
    return MarkdownBlock("paragraph", token.content, 1, line)
