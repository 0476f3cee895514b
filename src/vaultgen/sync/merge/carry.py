"""What a person wrote in a note that goes up in another."""

from collections.abc import Iterator, Sequence

from vaultgen.errors import VaultError
from vaultgen.sync.merge.align import side
from vaultgen.sync.merge.block import Block, joined, split
from vaultgen.sync.merge.head import Head, Property, as_list, cut, parse_head
from vaultgen.sync.merge.lines import BOM, in_lines, line_end, lines
from vaultgen.sync.merge.splice import with_items
from vaultgen.sync.merge.words import lost


def carry_over(text: str, base: str, mine: str, name: str) -> str:
    """The note `text` with what the user put into `mine`, a note that was written as `base`.

    Own properties come to the end of the front matter where `text` has none of that key, items
    into its lists. Blocks that were added or got new words stand at the end, under
    `## From <name>`; so do properties for which `text` has a value of its own. What the user
    only took away is not carried.
    """
    eol = line_end(text)
    was, written = cut(in_lines(base, eol))
    yours, wrote = cut(in_lines(mine.removeprefix(BOM).replace("\r\n", "\n"), eol))
    mark = BOM if text.startswith(BOM) else ""
    old, body = cut(text.removeprefix(BOM))
    head, left = _head(old, was, yours, eol)
    blocks = [*_fenced(left, eol), *_added(split(written), split(wrote))]
    return mark + head + _appended(body, blocks, name, eol)


def _head(text: str, base: str, mine: str, eol: str) -> tuple[str, str]:
    """(the front matter with what it could take, lines of the user's that it could not)."""
    try:
        head, was, yours = (parse_head(part) for part in (text, base, mine))
    except VaultError:
        return text, mine if lost(base, mine, text) else ""
    before = {prop.key: prop for prop in was.properties}
    there = {prop.key: prop for prop in head.properties}
    texts = {prop.key: prop.text for prop in head.properties}
    added, left = _comments(yours.opening), ""
    for prop in yours.properties:
        old = before.get(prop.key)
        target = there.get(prop.key)
        words = old.text if old else ""
        if lost(words, prop.text, target.text if target else ""):
            result = _carried(old, prop, target)
            if target:
                texts[prop.key] = result
            else:
                added += result
            left += prop.text if lost(words, prop.text, result) else ""
        added += _comments(prop.below)
    return _written(head, texts, added, eol), left


def _carried(base: Property | None, mine: Property, target: Property | None) -> str:
    """The lines of the target with what the user added to a property."""
    was, yours, there = as_list(base), as_list(mine), as_list(target)
    if target is None and (base is None or was is None or yours is None):
        return mine.text
    if was is None or yours is None or there is None:
        return target.text if target else mine.text
    fresh = [item for item in yours if item not in was and item not in there]
    return with_items(target or mine, (*there, *fresh))


def _written(head: Head, texts: dict[str, str], added: str, eol: str) -> str:
    properties = "".join(texts.pop(p.key, p.text) + p.below for p in head.properties)
    opening, closing = head.opening, head.closing
    if added and not closing:
        opening = closing = f"---{eol}"
    return opening + properties + added + closing


def _comments(text: str) -> str:
    return "".join(line for line in lines(text) if line.startswith("#"))


def _fenced(text: str, eol: str) -> list[Block]:
    return split(f"```yaml{eol}{text}```{eol}")[:-1] if text else []


def _added(base: Sequence[Block], mine: Sequence[Block]) -> Iterator[Block]:
    """The blocks that were added, and those that have words which they had not, in order."""
    ours = {block.key for block in base}
    made = side(base, mine, 0.0)
    for slot, inserted in enumerate(made.inserted):
        yield from (block for block in inserted if block.key not in ours)
        fate = made.fates[slot] if slot < len(base) else None
        if fate and lost(base[slot].key, fate.key, ""):
            yield fate


def _appended(body: str, blocks: Sequence[Block], name: str, eol: str) -> str:
    if not blocks:
        return body
    *above, end = split(body)
    heading = split(f"{eol}## From {name}{eol}")[0]
    text = "".join(joined((*above, heading, *blocks), eol))
    return text + ("" if text.endswith("\n") else eol) + end.gap
