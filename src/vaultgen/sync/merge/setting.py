"""One property of a note, set or taken away."""

from collections.abc import Iterator

from vaultgen.model import Value
from vaultgen.notefile import front_matter
from vaultgen.sync.merge.head import Head, Property, cut, parse_head
from vaultgen.sync.merge.lines import BOM, in_lines, line_end
from vaultgen.sync.merge.splice import spliced


def set_property(text: str, key: str, value: Value | None) -> str:
    """A note with a property set, added at the end of its front matter, or removed (`None`).

    Every other byte stays; a note without front matter gets one. Raises VaultError with the line
    when the front matter is no valid YAML or does not have one property a line.
    """
    mark = BOM if text.startswith(BOM) else ""
    text = text.removeprefix(BOM)
    eol = line_end(text)
    old, body = cut(text)
    if value is None:
        return mark + "".join(_texts(parse_head(old), key, None)) + body
    written = in_lines(front_matter({key: value}), eol)
    if not old:
        return mark + written + text
    return mark + "".join(_texts(parse_head(old), key, parse_head(written).properties[0])) + body


def _texts(head: Head, key: str, wanted: Property | None) -> Iterator[str]:
    yield head.opening
    last = {prop.key: prop for prop in head.properties}.get(key)
    for prop in head.properties:
        if prop is last and wanted:
            yield spliced(prop, wanted)
        elif prop.key != key or wanted:
            yield prop.text
        yield prop.below
    yield wanted.text if wanted and last is None else ""
    yield head.closing
