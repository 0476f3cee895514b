"""May we write here?"""

from pathlib import Path

from vaultgen.errors import VaultError
from vaultgen.sync.snapshot import Snapshot


def check_ours(vault: Path, seen: Snapshot) -> None:
    """Raise VaultError when the folder holds files and none of them is ours.

    Dot folders do not count: a vault that Obsidian has just made is empty.
    """
    if seen.foreign and not seen.owned and not seen.claims:
        raise VaultError(
            f"holds files that vaultgen did not write, such as {seen.foreign[0]}: choose an empty"
            " folder, or add --adopt to write beside them (none of them is changed)",
            path=str(vault),
        )
