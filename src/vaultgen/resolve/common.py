"""Single words that only look like names because sentences and headings begin with them."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from vaultgen import text
from vaultgen.model import Evidence
from vaultgen.resolve import form as forms
from vaultgen.resolve.form import Form

OFTEN: Final = 0.1
"""Share of all episodes that also have a word in lower case, from which it is no name."""
AT_HOME: Final = 0.5
"""The same of the episodes that propose it."""


def common_words(evidence: Sequence[Evidence]) -> Callable[[Form], bool]:
    """Tells forms that are common words: single, no better than corroborated, and often written
    in lower case in the whole vault or where they are proposed."""
    lower = {e.episode: frozenset(e.lower) for e in evidence}
    counts = Counter(word for words in lower.values() for word in words)

    def is_common(form: Form) -> bool:
        word = text.fold(form.name)
        if form.rank > forms.CORROBORATED or " " in word or not counts[word]:
            return False
        at_home = sum(word in lower[episode] for episode in form.episodes)
        return counts[word] >= OFTEN * len(lower) or at_home >= AT_HOME * len(form.episodes)

    return is_common
