"""What other readings of an episode have where the record has a name: misheard forms.

This is direct evidence, so it outweighs how well-sourced the misheard form is: people copy what a
recogniser wrote into metadata too.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from vaultgen.model import Evidence
from vaultgen.resolve.attach import Apart
from vaultgen.resolve.cluster import Cluster
from vaultgen.resolve.compare import Profile, contains, residual, similarity, spelled_alike
from vaultgen.resolve.form import Form
from vaultgen.resolve.naming import Naming
from vaultgen.resolve.votes import Vote, votes_of

ENOUGH_VOTES: Final = 2
"""So often the same two forms stand for one another by chance only when they are unlike."""
NEAR: Final = 0.75
"""Likeness of the letters from which a single vote is enough …"""
NEARLY: Final = 0.6
"""… or from which it is for a name of several words …"""
SHORT: Final = 5
"""… unless either has fewer letters."""
SHORTEST: Final = 3
"""Letters; a shorter form was heard for anything."""
FAINT: Final = 0.4
"""Likeness of what differs, below which a single vote is none."""
_SAID: Final = str.maketrans("0", "o")
"""How digits are said that are also letters: `D30` is said as `D3O`."""


def with_misheard(
    clusters: Sequence[Cluster],
    evidence: Sequence[Evidence],
    naming: Naming,
    is_common: Callable[[Form], bool],
    apart: Apart,
) -> list[Cluster]:
    """The clusters with what was misheard for their names; a cluster of such a form is taken in.

    A form that was heard but once names its cluster only where it was heard.
    """
    owner = {form.key: c.key for c in clusters for form in c.all_forms}
    found = {c.key: c for c in clusters}
    for vote in votes_of(evidence, naming, owner):
        centre = found.get(owner[vote.key])
        own = found.get(owner.get(naming.key(vote.form, None), ""))
        if centre is None or own is centre or not _is_misheard(vote):
            continue
        if own and _is_slip(centre, own):
            vote, centre, own = vote.turned(own.key), own, centre
        if not _is_name(centre, is_common):
            continue
        if own and not _gives_way(own, centre, vote, apart):
            continue
        if own:
            del found[own.key]
            owner.update((f.key, centre.key) for f in own.all_forms)
            centre = taken_in(centre, own)
        local = [(e, vote.form) for e in vote.episodes if vote.votes < ENOUGH_VOTES and not own]
        found[centre.key] = replace(
            centre,
            misheard=(*centre.misheard, vote.form),
            local=tuple(sorted({*centre.local, *local})),
        )
    return sorted(found.values(), key=lambda c: c.key)


def taken_in(centre: Cluster, own: Cluster) -> Cluster:
    """The centre with another cluster, all of whose spellings were misheard for its name."""
    spelled = (s for form in own.all_forms for s in form.spellings)
    joined = centre.joined([own])
    return replace(joined, misheard=(*joined.misheard, *spelled))


def _is_name(centre: Cluster, is_common: Callable[[Form], bool]) -> bool:
    return centre.stands and not (centre.head and is_common(centre.head))


def _is_misheard(vote: Vote) -> bool:
    """Another number or letter is another thing, and a part of a name is a short form of it.

    A single vote needs letters that are alike, the less so the longer the name is and the less
    else differs at the place. A short form must sound the same, or be written as a name too.
    """
    heard, name = Profile(vote.form), Profile(vote.name)
    if heard.letters.translate(_SAID) == name.letters.translate(_SAID):
        return True
    if len(heard.letters) < SHORTEST or heard.numbers != name.numbers or contains(heard, name):
        return False
    if heard.letters.rstrip("s") == name.letters.rstrip("s"):
        return False
    rest = [Profile(" ".join(words)) for words in residual(heard.words, name.words)]
    if all(len(word) == 1 for profile in rest for word in profile.words):
        return False
    if vote.votes < ENOUGH_VOTES and spelled_alike(*rest) < FAINT:
        return False
    alike, begins_alike = spelled_alike(heard, name), heard.sound[:1] == name.sound[:1]
    if vote.votes >= ENOUGH_VOTES:
        return alike >= NEARLY or begins_alike
    if vote.form.islower() and len(heard.words) == 1 and not begins_alike:
        return False
    if min(len(heard.letters), len(name.letters)) < SHORT:
        named = vote.form[:1].isupper() and begins_alike
        return similarity(heard, name) == 1 or (named and vote.beside > 0)
    if alike >= NEAR or (len(name.words) > 1 and (vote.beside or alike >= NEARLY)):
        return True
    return vote.beside > 0 and alike >= NEARLY


def _is_slip(centre: Cluster, own: Cluster) -> bool:
    """Has the record the name here, and more often the form, which sounds the same?"""
    if own.is_misheard or centre.is_misheard or own.level < centre.level:
        return False
    return own.count > centre.count and _sound_the_same(own.profile, centre.profile)


def _sound_the_same(a: Profile, b: Profile) -> bool:
    return similarity(a, b) == 1 and a.acronyms == b.acronyms


def _gives_way(own: Cluster, centre: Cluster, vote: Vote, apart: Apart) -> bool:
    """Is a form that has evidence of its own nothing but the misheard name?

    Not what a person made something of its own, what a list has beside the name, what is known
    from other episodes, or what the record has, too, unless it sounds the same.
    """
    if own.is_settled or own.known or apart(own, centre):
        return False
    if own.is_misheard:
        return True
    if own.count:
        return _sound_the_same(own.profile, centre.profile)
    return own.episodes <= {*vote.episodes, *centre.episodes}
