"""One note out of what vaultgen wrote, what the user made of it, and what vaultgen would write.

base, mine, new ─▶ head ─▶ properties, each with its lines ─▶ by keys
                ─▶ body ─▶ blocks ─▶ diff3 ─▶ settle, block by block, line by line, by words
"""

from vaultgen.sync.merge.carry import carry_over
from vaultgen.sync.merge.merged import Merged
from vaultgen.sync.merge.note import merge
from vaultgen.sync.merge.setting import set_property

__all__ = ["Merged", "carry_over", "merge", "set_property"]
