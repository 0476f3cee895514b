"""Links in the text of a note, as they are when notes go by other names."""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from vaultgen.text import key

LINK: Final = re.compile(
    r"(?<!\\)(?P<quote>\"?)\[\[(?P<note>[^\[\]|#\\]+)(?P<place>#[^\[\]|]*)?"
    r"(?:(?P<bar>\\?\|)(?P<shown>[^\[\]]*))?\]\](?P=quote)"
)
"""`[[note#place|shown]]`, in tables `[[note\\|shown]]`, as a property in quotes."""


def as_rewritten(rendering: str, mine: str, renamed: Mapping[str, str]) -> str:
    """Our last rendering with the links that the user's note application rewrote in the file.

    `renamed` are notes that the user renamed: {`text.key` of the old basename: the new one}. Of
    those that the file still links to by the old name, it rewrote nothing.
    """
    left = {key(link["note"].strip()) for link in LINK.finditer(mine)} if renamed else set()
    names = {old: new for old, new in renamed.items() if old not in left}
    if not names:
        return rendering

    def rewritten(link: re.Match[str]) -> str:
        new = names.get(key(link["note"].strip()))
        return link[0].replace(link["note"], new, 1) if new else link[0]

    return LINK.sub(rewritten, rendering)


def renamings(moves: Iterable[tuple[str, str]]) -> dict[str, str]:
    """{key of the old basename: the new one} of those (old path, new path) that change it."""
    names = ((PurePosixPath(old).stem, PurePosixPath(new).stem) for old, new in moves)
    return {key(old): new for old, new in names if old != new}
