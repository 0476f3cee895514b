"""The texts that a plan asks for: only of notes that somebody changed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from vaultgen.errors import VaultError
from vaultgen.model import Contest
from vaultgen.sync import fingerprint
from vaultgen.sync.entry import Pending
from vaultgen.sync.snapshot import Owned
from vaultgen.sync.state import State


class Texts(Protocol):
    """What lies behind the digests of a snapshot."""

    @property
    def pending(self) -> Mapping[str, Pending]:
        """What the user has to settle, by the id of the note."""

    def base(self, owned: Owned) -> str | None:
        """The last rendering of a note; `None` when it is lost."""

    def mine(self, path: str) -> str:
        """The file of a note. Raises VaultError when it cannot be read."""

    def contest(self, pending: Pending) -> tuple[str, Contest] | None:
        """(the file when a contest arose, its sides); `None` when they are lost."""


class Kept:
    """The texts of a vault and its state."""

    def __init__(self, vault: Path, state: State) -> None:
        self._vault = vault
        self._state = state
        self.pending: Mapping[str, Pending] = state.pending()

    def base(self, owned: Owned) -> str | None:
        """The last rendering of a note; `None` when it is lost."""
        return self._state.text(owned.record.sha256)

    def mine(self, path: str) -> str:
        """The file of a note. Raises VaultError when it cannot be read."""
        try:
            return fingerprint.decoded((self._vault / path).read_bytes())
        except OSError as error:
            raise VaultError(
                f"cannot be read ({error.strerror}): make it readable", path=path
            ) from error

    def contest(self, pending: Pending) -> tuple[str, Contest] | None:
        """(the file when a contest arose, its sides); `None` when they are lost."""
        found = [self._state.text(sha) for sha in (pending.file, pending.mine, pending.theirs)]
        file, mine, theirs = found
        if file is None or mine is None or theirs is None:
            return None
        return file, Contest(mine, theirs, pending.places)
