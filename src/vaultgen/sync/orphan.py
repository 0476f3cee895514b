"""A note that no source asks for any more, and that the user wrote in."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from vaultgen.notefile import parse
from vaultgen.sync.links import LINK
from vaultgen.text import key

MARK: Final = "orphaned"


def orphaned(rendering: str, there: Collection[str], renamed: Mapping[str, str]) -> str:
    """Our last rendering of the note, marked; links to notes that are called otherwise now follow
    them, links to notes that are no more become plain text.

    `there` are the basenames of the vault's notes, as `text.key` gives them; `renamed` gives former
    ones their new basename.
    """
    from vaultgen.sync.merge import set_property  # only now: most runs leave no orphan

    def put_right(link: re.Match[str]) -> str:
        name, shown = key(link["note"].strip()), link["shown"] or link["note"]
        if name in renamed:
            target = f"{renamed[name]}{link['place'] or ''}{link['bar'] or '|'}{shown}"
            return f"{link['quote']}[[{target}]]{link['quote']}"
        return link[0] if name in there else f"{link['quote']}{shown}{link['quote']}"

    return set_property(LINK.sub(put_right, rendering), MARK, True)


def is_orphaned(rendering: str) -> bool:
    """Is it a rendering that `orphaned` made?"""
    return parse(rendering)[0].get(MARK) is True
