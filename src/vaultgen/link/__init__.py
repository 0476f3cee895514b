"""Link: where the names of the vault stand in texts, and what is said there.

    entries_of(entities), local_entries(…) ──▶ Lexicon ──link(episode)──▶ mentions ──▶ appearances

Names come first, mentions second: the lexicon holds every name of the vault, so it does not
matter which source brought a name.
"""

from vaultgen.link.entries import entries_of, local_entries
from vaultgen.link.forms import forms
from vaultgen.link.lexicon import Lexicon, Match, by_first_token, can_hold, relevant
from vaultgen.link.mentions import find, link
from vaultgen.link.quotes import appearances

__all__ = [
    "Lexicon",
    "Match",
    "appearances",
    "by_first_token",
    "can_hold",
    "entries_of",
    "find",
    "forms",
    "link",
    "local_entries",
    "relevant",
]
