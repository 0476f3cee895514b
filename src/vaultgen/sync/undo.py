"""The last commit taken back."""

from vaultgen.errors import VaultError
from vaultgen.model import Change
from vaultgen.sync import fingerprint
from vaultgen.sync.entry import Entry
from vaultgen.sync.snapshot import Owned, Snapshot
from vaultgen.sync.state import State
from vaultgen.sync.texts import Texts

NOTHING = "there is nothing to take back"
KEPT = "you have written in it since: kept"
FORGOTTEN = "what it was before is forgotten: left as it is"


def undo(seen: Snapshot, texts: Texts, state: State) -> tuple[Change, ...]:
    """The changes that bring every note back to what it was before the last commit.

    What the user wrote since then stays. Done by `commit` with the entries that it takes back;
    undone again, it is what the commit had made. Raises VaultError when there is nothing to take
    back.
    """
    entries = state.done()
    if not entries:
        raise VaultError(NOTHING)
    return tuple(filter(None, (_back(entry, seen, texts, state) for entry in entries)))


def _back(entry: Entry, seen: Snapshot, texts: Texts, state: State) -> Change | None:
    change, owned = entry.change, seen.owned.get(entry.change.id)
    if change.kind == "remove":
        return _again(entry, state)
    if owned is None or owned.found is None:
        return None
    if change.kind == "create":
        return _away(entry, owned)
    before = state.text(change.seen) if change.seen else None
    base = state.text(entry.before.sha256) if entry.before else None
    if before is None or base is None:
        kept = entry.text is None
        return None if kept else Change("conflict", change.id, owned.path, reason=FORGOTTEN)
    text = _content(entry, owned, before, texts, state)
    back = change.old_path if owned.path == change.path else None
    news = back is not None or fingerprint.of_text(text) != owned.found
    return Change(
        "rename" if back else "update" if news else "adopt",
        change.id,
        back or owned.path,
        text if news else None,
        owned.path if back else None,
        owned.found,
        base=base,
    )


def _content(entry: Entry, owned: Owned, before: str, texts: Texts, state: State) -> str:
    """What the file held, with what the user wrote since."""
    from vaultgen.sync.merge import merge  # only now: most runs merge nothing

    after = state.text(entry.text) if entry.text else before
    if owned.found == entry.text or after is None:
        return before
    return merge(after, texts.mine(owned.path), before).mine


def _again(entry: Entry, state: State) -> Change | None:
    """A removed note, made again."""
    change, before = entry.change, entry.before
    text = state.text(change.seen) if change.seen else None
    base = state.text(before.sha256) if before else None
    if text is None or base is None:
        return Change("conflict", change.id, change.path, reason=FORGOTTEN)
    return Change("create", change.id, change.path, text, base=base)


def _away(entry: Entry, owned: Owned) -> Change:
    """A note that was made, removed."""
    if owned.found != entry.text:
        return Change("conflict", entry.change.id, owned.path, reason=KEPT)
    return Change("remove", entry.change.id, owned.path, seen=owned.found)
