"""The names of the vault as a dictionary over tokens.

    surface ──tokens, folded──▶ forms      text ──tokens, folded──▶ longest match from the left

Texts are tokenised as they are and the tokens folded, so offsets stay true and a name never
begins or ends inside a word; every Chinese, Japanese or Korean character is a token of its own.
What folding loses is compared afterwards: capitals, signs, what stands between two tokens.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from vaultgen import text as texts
from vaultgen.link.forms import Form, Span, forms, is_written, signs
from vaultgen.model import LexiconEntry


@dataclass(frozen=True, slots=True)
class Match:
    """`text[start:end]` names `entry.entity`."""

    start: int
    end: int
    entry: LexiconEntry


class Lexicon:
    """Finds the names of its entries in texts; built once, then only read."""

    def __init__(self, entries: Iterable[LexiconEntry]) -> None:
        self._forms: dict[tuple[str, ...], list[Form]] = {}
        lengths: dict[str, set[int]] = {}
        for entry in entries:
            for path, form in forms(entry):
                self._forms.setdefault(path, []).append(form)
                lengths.setdefault(path[0], set()).add(len(path))
        self._lengths = {first: sorted(n, reverse=True) for first, n in lengths.items()}

    def matches(self, text: str) -> Iterator[Match]:
        """The names in a text from left to right, the longest at each place, none overlapping.

        The last token may be a plural; its `s` stays outside.
        """
        folded = texts.folded_tokens(text)
        firsts = self._lengths
        starts = [
            n
            for n, token in enumerate(folded)
            if token in firsts or (token[-1] == "s" and token[:-1] in firsts)
        ]
        spans = list(texts.tokens(text)) if starts else []
        free = 0
        for at in starts:
            if at < free:
                continue
            match, length = self._longest(text, folded, spans, at)
            if match is not None:
                free = at + length
                yield match

    def _longest(
        self, text: str, folded: Sequence[str], spans: Sequence[Span], at: int
    ) -> tuple[Match | None, int]:
        """The longest name that begins with the token `at`, and how many tokens it has."""
        lengths = self._lengths.get(folded[at], ())
        for length in lengths if 1 in lengths else (*lengths, 1):
            path = tuple(folded[at : at + length])
            place = spans[at : at + length]
            if len(path) < length:
                continue
            found = _choose(self._forms.get(path, ()), text, place)
            if found is None and path[-1][-1] == "s" and len(path[-1]) > 3:
                (start, end), path = place[-1], (*path[:-1], path[-1][:-1])
                place = [*place[:-1], (start, end - 1)]
                found = _choose(self._forms.get(path, ()), text, place)
            if found is not None:
                end = place[-1][1]
                return Match(place[0][0], end + len(signs(text, end)), found.entry), length
        return None, 0


def _choose(candidates: Sequence[Form], text: str, spans: Sequence[Span]) -> Form | None:
    """The form that is meant; `None` where two entities have an equal claim, or no form fits."""
    fitting = [form for form in candidates if is_written(form, text, spans)]
    if not fitting:
        return None
    best = max(fitting, key=lambda form: form.claim)
    rivals = {form.entry.entity for form in fitting if form.claim == best.claim}
    return best if len(rivals) == 1 else None


Written = tuple[tuple[str, ...], LexiconEntry]
"""The folded tokens of one form of an entry."""


def by_first_token(entries: Iterable[LexiconEntry]) -> dict[str, list[Written]]:
    """All forms of the entries, by their first token."""
    index: dict[str, list[Written]] = {}
    for entry in entries:
        for path, _ in forms(entry):
            index.setdefault(path[0], []).append((path, entry))
    return index


def relevant(
    index: Mapping[str, Sequence[Written]], tokens: AbstractSet[str]
) -> tuple[LexiconEntry, ...]:
    """The entries that a text with these folded tokens can hold, sorted.

    A lexicon of them finds what the lexicon of all entries finds, and its content can be the key
    of a cache: it changes only when a name that matters to the text does.
    """
    there = {*tokens, *(token[:-1] for token in tokens if token.endswith("s"))}
    found = {
        entry
        for first in index.keys() & there
        for path, entry in index[first]
        if there.issuperset(path)
    }
    return tuple(sorted(found, key=lambda e: (e.surface, e.entity, e.by, e.confidence)))


def can_hold(words: str, path: Iterable[str]) -> bool:
    """May a text hold this form? `words` are its folded tokens, each on a line of its own."""
    return all(f"\n{token}\n" in words or f"\n{token}s\n" in words for token in path)
