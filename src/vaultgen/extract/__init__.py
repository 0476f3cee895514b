"""Names that an episode proposes, with the evidence for each."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from vaultgen import plugins, text
from vaultgen.extract.acronyms import acronyms
from vaultgen.extract.declared import declared, distinct
from vaultgen.extract.gazetteer import Lists, has_lists, lists, use
from vaultgen.extract.glossed import glossed, with_meanings
from vaultgen.extract.introductions import introductions
from vaultgen.extract.merge import merge
from vaultgen.extract.names import names
from vaultgen.extract.prose import lower_case, passages
from vaultgen.extract.speakers import speakers
from vaultgen.extract.spoken_numbers import spoken_numbers
from vaultgen.extract.titles import titles
from vaultgen.extract.translated import renderings
from vaultgen.extract.witnessed import witnessed
from vaultgen.model import Candidate, Episode, Evidence

__all__ = ["EXTRACTORS", "Extractor", "Lists", "extract", "has_lists", "lists", "use"]

Extractor = Callable[[Episode], Iterable[Candidate]]
"""Names that one kind of evidence proposes."""

EXTRACTORS: Final[tuple[Extractor, ...]] = (
    declared,
    glossed,
    speakers,
    introductions,
    acronyms,
    titles,
    spoken_numbers,
    names,
)
"""The built-in ones; where evidence is equally strong, the earlier gives the spelling."""


def extract(episode: Episode, extractors: Sequence[Extractor] | None = None) -> Evidence:
    """All names that the episode proposes, one candidate each, sorted by folded name."""
    if extractors is None:
        extractors = plugins.installed(plugins.EXTRACTORS, EXTRACTORS)
    merged = merge(c for extractor in extractors for c in extractor(episode))
    candidates = with_meanings(witnessed(merged, episode), episode.glosses)
    written = (passage for passage in passages(episode) if not passage.misheard)
    common = {text.fold(word) for word in lower_case(written)}
    single = sorted({text.fold(c.name) for c in candidates if " " not in c.name} & common)
    return Evidence(
        episode.id,
        candidates,
        lower=tuple(single),
        distinct=distinct(episode),
        heard=episode.heard,
        renderings=renderings(episode, candidates),
        show=episode.show,
    )
