"""A note that the user deleted, brought back."""

from pathlib import PurePosixPath

from vaultgen.errors import VaultError
from vaultgen.model import Change
from vaultgen.sync.plan import IN_THE_WAY
from vaultgen.sync.snapshot import Owned, Snapshot
from vaultgen.sync.texts import Texts
from vaultgen.text import key


def restore(deleted: Owned, texts: Texts, seen: Snapshot) -> tuple[Change, ...]:
    """The change that makes a deleted note again, as it was written last.

    Raises VaultError when the text is forgotten, or another note has its name.
    """
    record = deleted.record
    text = texts.base(deleted)
    if text is None:
        raise VaultError("what was written in it is forgotten", path=record.path)
    copies = (path for paths in seen.doubled.values() for path in paths)
    names = {_name(path) for path in (*seen.foreign, *seen.current.values(), *copies)}
    if _name(record.path) in names:
        raise VaultError(IN_THE_WAY, path=record.path)
    return (Change("create", record.id, record.path, text, held=record.held),)


def _name(path: str) -> str:
    """What links to a file go by, whatever its folder."""
    return key(PurePosixPath(path).name)
