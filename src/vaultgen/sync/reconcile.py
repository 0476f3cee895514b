"""A note that both the user and we changed."""

from collections.abc import Mapping
from typing import Literal

from vaultgen.model import Change, Contest, Kind
from vaultgen.sync import fingerprint
from vaultgen.sync.contests import EVERYTHING
from vaultgen.sync.links import as_rewritten
from vaultgen.sync.snapshot import Owned
from vaultgen.sync.texts import Texts

Side = Literal["mine", "theirs", "markers"]
"""What stands in the note where both changed the same: the user's words, ours, or both."""


def reconcile(
    owned: Owned, new: str, texts: Texts, side: Side, renamed: Mapping[str, str]
) -> tuple[str, Contest | None]:
    """The new content of the file of an edited note, and what is left to the user.

    What was left to the user before and is not settled yet stays so. `renamed` are notes that the
    user renamed, as for `as_rewritten`.
    """
    from vaultgen.sync.merge import merge  # only now: most runs merge nothing

    mine, base = texts.mine(owned.path), texts.base(owned)
    if base is None:
        return (new, None) if side == "theirs" else (mine, Contest(mine, new, (EVERYTHING,)))
    base = as_rewritten(base, mine, renamed)
    merged = merge(base, mine, new)
    ours, theirs, places = merged.mine, merged.theirs, merged.contested
    pending = texts.pending.get(owned.record.id)
    before = texts.contest(pending) if pending else None
    if before:
        file, sides = before
        ours = merge(base, merge(file, mine, sides.mine).mine, new).mine
        theirs = merge(base, merge(file, mine, sides.theirs).theirs, new).theirs
        places = tuple(dict.fromkeys((*places, *sides.places)))
    if side == "theirs" or ours == theirs:
        return theirs, None
    text = merged.markers if side == "markers" else merged.mine
    return text, Contest(ours, theirs, places)


def settle(owned: Owned, texts: Texts, side: Literal["mine", "theirs"]) -> Change | None:
    """The change that settles a note for one side; `None` where there is nothing to settle.

    What the user wrote since the contest arose stays.
    """
    from vaultgen.sync.merge import merge  # only now: most runs merge nothing

    pending = texts.pending.get(owned.record.id)
    before = texts.contest(pending) if pending else None
    if before is None:
        return None
    file, sides = before
    mine = texts.mine(owned.path)
    if side == "mine":
        text = merge(file, mine, sides.mine).mine
    else:
        text = merge(file, mine, sides.theirs).theirs
    news = text if fingerprint.of_text(text) != owned.found else None
    ident, base = owned.record.id, texts.base(owned)
    kind: Kind = "adopt" if news is None else "update"
    return Change(kind, ident, owned.path, news, seen=owned.found, base=base, held=owned.held)
