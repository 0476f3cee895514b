"""What other scripts have for the names of an episode: 奥拉·凯特尔比 for Orla Kettleby.

    stated side by side  ·  alike in sound  ·  always together in texts and their translations

Where a name is said, and the translation does not write it so, the translation has a form that
sounds like it (曼彻斯特, Manchester), or one that is there whenever the name is, and hardly
elsewhere (硅谷, Silicon Valley). Another word that is as faithful to the form may be what it
means: then nothing is certain.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from vaultgen import text
from vaultgen.extract.bilingual import stated, without_particles
from vaultgen.extract.finder import Names
from vaultgen.extract.parallel import Corpus, Pair, different
from vaultgen.extract.scripts import CJK, LATIN, Run, runs, script
from vaultgen.extract.transliteration import ALIKE, alike, likeness, parts, sound
from vaultgen.model import Candidate, Episode, Rendering

SURE: Final = 0.72
"""Likeness of sound from which one place is enough: one sentence in two thousand by chance …"""
CONSONANTS: Final = 4
"""… where the name has so many consonants."""
MARGIN: Final = 0.04
"""By so much a name must be nearer than another one."""
FEWEST: Final = 2
"""Places that both must share where nothing else speaks for it; a vault asks for more."""
FAITHFUL: Final = 0.8
"""Share of the places of a form that must have the name."""
USUAL: Final = 0.6
"""Share of the places of a name that must have the form."""
_DOTTED: Final = re.compile(r"[^\W\d_A-Za-z]{1,16}(?:[·‧•][^\W\d_A-Za-z]{1,16}){1,3}")
_CHARACTERS: Final = (2, 12)
"""Least and most of a form in Chinese, Japanese or Korean …"""
_WORDS: Final = (1, 4)
"""… and words of one in another script."""
_HEARD: Final = 50
"""Places of a name in which its sound is looked for; more would find nothing new."""
_SYLLABLES: Final = 3
"""Fewer characters sound like anything."""


def renderings(episode: Episode, candidates: Sequence[Candidate]) -> tuple[Rendering, ...]:
    """What other scripts have for the candidates, sorted by name and form."""
    names = Names(candidate.name for candidate in candidates)
    corpus = Corpus(episode, names)
    spoken = [c.name for c in candidates if not _is_term(c)]
    found: dict[tuple[str, str], Rendering] = {}
    for rendering in (
        *(Rendering(name, form, "stated") for name, form in stated(episode, names, corpus)),
        *_unaligned(episode, spoken),
        *_aligned(corpus, frozenset(spoken)),
    ):
        found.setdefault((rendering.name, rendering.form), rendering)
    kept = (found[pair] for pair in sorted(found))
    return tuple(r for r in kept if r.how != "together" or not _is_of_longer(r, found))


def _is_of_longer(rendering: Rendering, found: Iterable[tuple[str, str]]) -> bool:
    """Has a longer name that holds this one the same form: 提示工程 is no Prompt?"""
    name = f" {text.fold(rendering.name)} "
    others = (other for other, form in found if form == rendering.form)
    return any(name in f" {text.fold(o)} " and o != rendering.name for o in others)


def _is_term(candidate: Candidate) -> bool:
    """Terms are translated by their meaning."""
    best = max(candidate.votes, key=lambda vote: vote[1], default=None)
    return best is not None and best[0] == "concept"


def _unaligned(episode: Episode, names: Sequence[str]) -> Iterator[Rendering]:
    """Names of two parts and more in another script that sound like a Latin one, wherever they are.

    All Latin names that are about as near have the form; it is for the vault to choose.
    """
    latin = [name for name in names if script(name) == LATIN and _is_telling(name)]
    texts = [name for name in names if script(name) != LATIN and parts(name) > 1]
    texts += [found[0] for said in episode.descriptions for found in _DOTTED.finditer(said.text)]
    for said in dict.fromkeys(texts):
        near = [(*max(found), name) for name in latin if (found := list(_dotted(name, said)))]
        best, form, _ = max(near, default=(0.0, "", ""))
        for score, other, name in near:
            if best >= SURE and score >= best - MARGIN and other == form:
                yield Rendering(name, form, "sound")


def _dotted(name: str, said: str) -> Iterator[tuple[float, str]]:
    """(likeness, form) of what may be the name in a text with dots."""
    for run in runs(said):
        for form in _sounding(name, run):
            if parts(form) > 1:
                yield likeness(name, form), form


def _is_telling(name: str) -> bool:
    return len(sound(name).consonants) >= CONSONANTS


def _aligned(corpus: Corpus, spoken: frozenset[str]) -> Iterator[Rendering]:
    """What the translations have where a name is said."""
    kept = Counter(name for pair in corpus.pairs for name in pair.names & pair.kept)
    places: dict[str, list[Pair]] = defaultdict(list)
    for pair in corpus.pairs:
        for name in pair.names - pair.kept:
            places[name].append(pair)
    for name in sorted(places):
        if name in spoken:
            yield from _by_sound(name, places[name], kept[name], corpus)
        if len(places[name]) >= FEWEST:
            yield from _by_company(name, places[name], corpus)


def _by_sound(name: str, places: Sequence[Pair], kept: int, corpus: Corpus) -> Iterator[Rendering]:
    """The forms that sound like the name, the best one of each place.

    Where most translations keep the name, in `kept` places, one place is never enough.
    """
    scores: dict[str, list[float]] = defaultdict(list)
    for pair in places[:_HEARD]:
        forms = (form for run in pair.runs for form in _sounding(name, run))
        score, form = max(((likeness(name, form), form) for form in forms), default=(0.0, ""))
        if score >= ALIKE:
            scores[form].append(score)
    for form, found in sorted(scores.items()):
        sure = kept <= len(places) and max(found) >= SURE and _is_telling(name)
        same, other = corpus.share(name, form)
        if (sure or len(found) > 1) and other <= same:
            yield Rendering(name, form, "sound", len(found))


def _sounding(name: str, run: Run) -> Iterator[str]:
    """What may be the name by its sound."""
    least, most = (_SYLLABLES, _CHARACTERS[1]) if run.script == CJK else _WORDS
    for first, end in alike(name, run.words, most) if run.script != script(name) else ():
        form = run.form(first, end)
        if end - first >= least and without_particles(form) == form:
            yield form


def _by_company(name: str, places: Sequence[Pair], corpus: Corpus) -> Iterator[Rendering]:
    """The form that is there when the name is, and hardly elsewhere; the longest such form."""
    counts = Counter(form for pair in places for form in set(_forms(name, pair)))
    least = max(FEWEST, USUAL * len(places))
    often = [(count, form) for form, count in counts.items() if count >= least]
    shares = ((count / corpus.forms(form), count, form) for count, form in often)
    scored = [
        (share * count, len(form), form) for share, count, form in shares if share >= FAITHFUL
    ]
    if scored:
        form = max(scored)[-1]
        here = [pair for pair in places if form in pair.put]
        votes = different(name, here)
        if votes >= FEWEST and not corpus.rivals(name, here, FAITHFUL):
            yield Rendering(name, form, "together", votes)


def _forms(name: str, pair: Pair) -> Iterator[str]:
    """What may be the name in a translation: a small letter begins no name."""
    for run in pair.runs:
        if run.script != script(name):
            forms = run.windows(*(_CHARACTERS if run.script == CJK else _WORDS))
            yield from (f for f in forms if without_particles(f) == f and not f[0].islower())
