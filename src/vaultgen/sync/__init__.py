"""From notes to files, without losing anything.

    lock ─▶ recover ─▶ snapshot ─▶ plan ─▶ commit
                │          │        ├── merge, reconcile, orphan      (texts in, texts out)
                │          └── learn                                 (edits become lessons)
                └── undo, restore, settle                            (other plans)

`snapshot` and all plans only look; `commit` writes, and its journal lets `recover` finish what a
killed run began.
"""

from vaultgen.sync.commit import commit, recover
from vaultgen.sync.contests import Unsettled, unsettled
from vaultgen.sync.database import NAME as STATE
from vaultgen.sync.entry import Entry, Record
from vaultgen.sync.find import find_note
from vaultgen.sync.known import known_entity
from vaultgen.sync.lessons import KEY as LESSONS
from vaultgen.sync.lessons import as_value, known_lessons, learn
from vaultgen.sync.listing import Listing, listing
from vaultgen.sync.lock import lock
from vaultgen.sync.ours import check_ours
from vaultgen.sync.plan import ORPHANED, plan
from vaultgen.sync.provisional import provisional
from vaultgen.sync.reconcile import Side, settle
from vaultgen.sync.rendering import Rendering
from vaultgen.sync.restore import restore
from vaultgen.sync.seed import seed_once
from vaultgen.sync.snapshot import Claim, Owned, Snapshot, renewed, snapshot
from vaultgen.sync.state import State, open_state, peek
from vaultgen.sync.texts import Kept, Texts
from vaultgen.sync.undo import undo

__all__ = [
    "LESSONS",
    "ORPHANED",
    "STATE",
    "Claim",
    "Entry",
    "Kept",
    "Listing",
    "Owned",
    "Record",
    "Rendering",
    "Side",
    "Snapshot",
    "State",
    "Texts",
    "Unsettled",
    "as_value",
    "check_ours",
    "commit",
    "find_note",
    "known_entity",
    "known_lessons",
    "learn",
    "listing",
    "lock",
    "open_state",
    "peek",
    "plan",
    "provisional",
    "recover",
    "renewed",
    "restore",
    "seed_once",
    "settle",
    "snapshot",
    "undo",
    "unsettled",
]
