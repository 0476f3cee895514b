"""From notes to files, without losing anything.

    lock ─▶ recover ─▶ snapshot ─▶ plan ─▶ commit

`snapshot` and `plan` only look; `commit` writes, and its journal lets `recover` finish what a
killed run began.
"""

from vaultgen.sync.commit import commit, recover
from vaultgen.sync.known import known_entity
from vaultgen.sync.lock import lock
from vaultgen.sync.ours import check_ours
from vaultgen.sync.plan import plan
from vaultgen.sync.provisional import provisional
from vaultgen.sync.rendering import Rendering
from vaultgen.sync.seed import seed_once
from vaultgen.sync.snapshot import Claim, Owned, Snapshot, snapshot
from vaultgen.sync.state import Record, State, open_state, peek

__all__ = [
    "Claim",
    "Owned",
    "Record",
    "Rendering",
    "Snapshot",
    "State",
    "check_ours",
    "commit",
    "known_entity",
    "lock",
    "open_state",
    "peek",
    "plan",
    "provisional",
    "recover",
    "seed_once",
    "snapshot",
]
