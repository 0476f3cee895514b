"""The three-way merge of a note."""

from vaultgen.sync.merge.body import merge_body
from vaultgen.sync.merge.head import cut
from vaultgen.sync.merge.lines import BOM, in_lines, line_end
from vaultgen.sync.merge.merged import Merged, settled
from vaultgen.sync.merge.properties import merge_head


def merge(base: str, mine: str, new: str) -> Merged:
    """What becomes of a note that vaultgen wrote as `base`, that is `mine` now, and would be `new`.

    `base` and `new` have `\\n` line ends; `mine` may be anything, decoded with `surrogateescape`.
    No word that the user added is missing from `mine` of the result; what only vaultgen changed
    arrives there. Lines from `new` end as most lines of `mine` do.
    """
    if mine in (base, new):
        return settled(new)
    if new == base:
        return settled(mine)
    mark = BOM if mine.startswith(BOM) else ""
    mine = mine.removeprefix(BOM)
    eol = line_end(mine)
    was, yours, ours = cut(in_lines(base, eol)), cut(mine), cut(in_lines(new, eol))
    head = settled(mark) + merge_head(was[0], yours[0], ours[0], eol)
    return head + merge_body(was[1], yours[1], ours[1], eol, head.mine.count("\n") + 1)
