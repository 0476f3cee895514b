"""One item put into or taken out of the text of a YAML file; every other byte stays as it is.

A node is one of `yaml.compose` on the very text, so its marks say where it stands; after a change
compose anew. An item is an element of a list, or a `key: value` of a mapping. In block style an
item has lines of its own, in flow style it stands between commas.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import yaml

Collection = yaml.SequenceNode | yaml.MappingNode
_BREAKS: Final = ("\n", "\r", "\x85", "\u2028", "\u2029")
_LINE_END: Final = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]|\Z")


def replaced(text: str, node: yaml.Node, new: str) -> str:
    """With other text in place of a scalar."""
    return text[: node.start_mark.index] + new + text[_end(text, node) :]


def prepended(text: str, node: Collection, item: str) -> str:
    """With one item more, at the head of a collection that has some."""
    start = _starts(text, node)[0]
    indent = " " * node.start_mark.column
    after = ", " if node.flow_style else _newline(text) + indent
    return text[:start] + _dash(node) + item + after + text[start:]


def appended(text: str, node: Collection, item: str) -> str:
    """With one item more, at the end of a collection."""
    if not node.flow_style:
        line = " " * node.start_mark.column + _dash(node) + item
        return line_below(text, _end(text, node), line)
    at = _end(text, _last(node)) if node.value else node.start_mark.index + 1
    return text[:at] + (", " if node.value else "") + item + text[at:]


def removed(text: str, node: Collection, number: int) -> str:
    """Without an item; where a comment stands beside it, the item is commented out."""
    if node.flow_style:
        return _without_flow_item(text, node, number)
    start = _starts(text, node)[number]
    parts = _parts(node, number)
    line = start - node.start_mark.column
    stop = _line_end(text, _end(text, parts[-1]))
    if text[line:start].strip():  # `- - A`: the line begins with the dash of the outer list
        return _without_head(text, _starts(text, node))
    kept = _commented(text[line:stop]) if _has_comment(text, start, parts, stop) else ""
    return text[:line] + kept + text[stop:]


def line_below(text: str, at: int, line: str) -> str:
    """With one line more, below the one that a position is in."""
    found = _LINE_END.search(text, at)
    stop = found.start() if found else len(text)
    return text[:stop] + _newline(text) + line + text[stop:]


def lines_at_end(text: str, lines: Sequence[str]) -> str:
    """With more lines; a text that does not end with a line end goes on to do so."""
    added = _newline(text).join(lines)
    is_open = text and not text.endswith(_BREAKS)
    return text + _newline(text) + added if is_open else text + added + _newline(text)


def _without_flow_item(text: str, node: Collection, number: int) -> str:
    """Its comma goes with it; comments between the items do not."""
    starts = _starts(text, node)
    start, end = starts[number], _end(text, _parts(node, number)[-1])
    if number + 1 < len(starts):
        gap = text[end : starts[number + 1]]
        end += gap.find(",") + 1 if "#" in gap else len(gap)
    elif number:
        before = _end(text, _parts(node, number - 1)[-1])
        start = start if "#" in text[before:start] else before
    return text[:start] + text[end:]


def _without_head(text: str, starts: Sequence[int]) -> str:
    """Without the first item, which shares its line with what it is in; if alone it stays."""
    start, after = starts[0], starts[1] if len(starts) > 1 else starts[0]
    if "#" in text[start:after]:
        return f"{text[:start]}# {text[start:]}"
    return text[:start] + text[after:]


def _commented(lines: str) -> str:
    """Every line as a comment, as deep as it was."""
    return re.sub(r"^([ \t]*)(?=[^\s#])", r"\1# ", lines, flags=re.MULTILINE)


def _has_comment(text: str, start: int, parts: Sequence[yaml.Node], stop: int) -> bool:
    """Is there a comment between the names of an item, or beside the last?"""
    for leaf in (leaf for part in parts for leaf in _leaves(part)):
        if "#" in text[start : leaf.start_mark.index]:
            return True
        start = _end(text, leaf)
    return "#" in text[start:stop]


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    if not isinstance(node, Collection):
        yield node
        return
    for number in range(len(node.value)):
        for part in _parts(node, number):
            yield from _leaves(part)


def _parts(node: Collection, number: int) -> tuple[yaml.Node, ...]:
    """The element, or key and value."""
    item = node.value[number]
    return item if isinstance(item, tuple) else (item,)


def _last(node: Collection) -> yaml.Node:
    return _parts(node, -1)[-1]


def _starts(text: str, node: Collection) -> list[int]:
    """Where the items begin: in a block list with their dashes."""
    first = [_parts(node, number)[0].start_mark.index for number in range(len(node.value))]
    if node.flow_style or isinstance(node, yaml.MappingNode):
        return first
    dash = re.compile(rf"^ {{{node.start_mark.column}}}-", re.MULTILINE)
    starts = [node.start_mark.index]
    for number in range(1, len(first)):
        end = _end(text, _parts(node, number - 1)[-1])
        found = dash.search(text, end, first[number])
        starts.append(found.end() - 1 if found else first[number])
    return starts


def _end(text: str, node: yaml.Node) -> int:
    """Behind the last character of a node. (The mark of a block is where the next thing begins.)"""
    if isinstance(node, Collection) and not node.flow_style and node.value:
        return _end(text, _last(node))
    end: int = node.end_mark.index
    while end > node.start_mark.index and text[end - 1].isspace():
        end -= 1
    return end


def _line_end(text: str, at: int) -> int:
    """Behind the line end of the line that a position is in."""
    found = _LINE_END.search(text, at)
    return found.end() if found else len(text)


def _newline(text: str) -> str:
    """As the first line of the text has it."""
    found = _LINE_END.search(text)
    return found[0] or "\n" if found else "\n"


def _dash(node: Collection) -> str:
    is_block_list = isinstance(node, yaml.SequenceNode) and not node.flow_style
    return "- " if is_block_list else ""
