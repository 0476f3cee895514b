"""An outline or an article as Markdown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from vaultgen.model import Block
from vaultgen.render.citations import Citations
from vaultgen.render.linker import Linker
from vaultgen.render.markdown import Span, prose, without_colons

Resolve = Callable[[str], str | None]
"""The basename of the note that a source's own link means."""

_LISTS: Final = ("bullet", "number")
_LOWEST: Final = 6


def write(
    blocks: Sequence[Block], top: int, linker: Linker, citations: Citations, resolve: Resolve
) -> str:
    """The blocks one after the other, the highest heading at level `top`.

    The source's own links stay; other words link to entities, each once a section. Cited times
    follow the words that they are cited for.
    """
    blocks = _with_content(blocks)
    highest = min((b.level for b in blocks if b.kind == "heading"), default=1)
    parts: list[str] = []
    before = None
    for block, number in zip(blocks, _numbers(blocks), strict=True):
        parts.append("\n" if before in _LISTS and block.kind in _LISTS else "\n\n")
        if block.kind == "heading":
            linker.section()
            parts.append("#" * min(block.level - highest + top, _LOWEST) + " ")
            parts.append(_heading(block, citations))
        else:
            parts.append(_mark(block, number))
            parts.append(_text(block, linker, citations, resolve))
        before = block.kind
    return "".join(parts).strip()


def _with_content(blocks: Sequence[Block]) -> list[Block]:
    """Without headings over nothing: what stood below was a list of links or of chapters."""
    kept: list[Block] = []
    below = 0
    for block in reversed(blocks):
        if block.kind != "heading":
            below = _LOWEST + 1
        elif below <= block.level:
            continue
        else:
            below = block.level
        kept.append(block)
    return kept[::-1]


def _numbers(blocks: Iterable[Block]) -> Iterator[int]:
    """The number of each item; a list goes on after what is nested in it."""
    counts: dict[int, int] = {}
    for block in blocks:
        level = block.level if block.kind in _LISTS else 0
        counts = {n: c for n, c in counts.items() if n <= level}
        if block.kind != "number":
            counts.pop(level, None)
        else:
            counts[level] = counts.get(level, 0) + 1
        yield counts.get(level, 0)


def _mark(block: Block, number: int) -> str:
    indent = "    " * (block.level - 1)
    match block.kind:
        case "bullet":
            return f"{indent}- "
        case "number":
            return f"{indent}{number}. "
        case "quote":
            return "> "
        case _:
            return ""


def _heading(block: Block, citations: Citations) -> str:
    """Times have colons, so they go under it."""
    cited = " ".join(filter(None, (citations.cite(seconds) for _, seconds in block.times)))
    title = prose(without_colons(block.text))
    return f"{title}\n\n{cited}" if cited else title


def _text(block: Block, linker: Linker, citations: Citations, resolve: Resolve) -> str:
    """The text of a block cut at its times, each stretch with its links."""
    own = [(w.start, w.end, name) for w in block.links if (name := resolve(w.target))]
    spans = own + linker.found(block.text, own)
    parts: list[str] = []
    done = 0
    for offset, seconds in block.times:
        parts.append(_stretch(block.text, done, offset, spans))
        cited = citations.cite(seconds)
        parts.append(f" ({cited})" if cited else "")
        done = offset
    parts.append(_stretch(block.text, done, len(block.text), spans))
    return "".join(parts).strip().replace("\n", "\n> " if block.kind == "quote" else "\n")


def _stretch(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    inside = [(a - start, b - start, name) for a, b, name in spans if start <= a and b <= end]
    return prose(text[start:end], inside)
