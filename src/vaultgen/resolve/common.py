"""Single words that only look like names because sentences and headings begin with them."""

from collections.abc import Callable, Iterable
from typing import Final

from vaultgen import text
from vaultgen.model import Evidence
from vaultgen.resolve import form as forms
from vaultgen.resolve import spelling
from vaultgen.resolve.form import Form
from vaultgen.resolve.statistics import Statistics, lower_words

AT_HOME: Final = 0.5
"""Share of the episodes that propose a word, from which it is no name if they also have it in
lower case; see also `statistics.OFTEN`."""


def common_words(evidence: Iterable[Evidence], statistics: Statistics) -> Callable[[Form], bool]:
    """Tells forms that are common words: single, no better than corroborated, and often written
    in lower case in the whole vault or where they are proposed."""
    lower = {e.episode: lower_words(e) for e in evidence}

    def is_common(form: Form) -> bool:
        word = spelling.exact(form.name)
        if form.rank > forms.CORROBORATED or " " in text.fold(form.name):
            return False
        at_home = sum(word in lower[episode] for episode in form.episodes)
        return statistics.is_frequent(word) or at_home >= AT_HOME * len(form.episodes)

    return is_common
