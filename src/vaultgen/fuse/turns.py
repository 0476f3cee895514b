"""Who says what after whom, with the people who are named in it marked."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultgen import text
from vaultgen.fuse.people import longest
from vaultgen.labels import is_pseudo
from vaultgen.model import Segment


@dataclass(frozen=True, slots=True)
class Turn:
    """What one voice says until another one begins."""

    voice: str
    said: str
    """Each name of a person is replaced by `@n@`, a first name by `@n~@`: the n-th of the list."""
    place: float
    """Where in the transcript it begins, by segments: 0 is the start, 1 the end."""


def turns(segments: Sequence[Segment], forms: Mapping[str, int]) -> list[Turn]:
    """The turns of all voices in order; what has no speaker is left out."""
    found: list[tuple[str, list[str], int]] = []
    for n, segment in enumerate(segments):
        if not segment.speaker or is_pseudo(segment.speaker):
            continue
        if not found or found[-1][0] != segment.speaker:
            found.append((segment.speaker, [], n))
        found[-1][1].append(segment.text)
    firsts = {form.partition(" ")[0] for form in forms}
    return [
        Turn(voice, _marked(" ".join(said), forms, firsts), n / len(segments))
        for voice, said, n in found
    ]


def _marked(said: str, forms: Mapping[str, int], firsts: Container[str]) -> str:
    """The text with names replaced by marks."""
    out, done = [], 0
    for start, end, form in _found(said, forms, firsts):
        short = "" if " " in form else "~"
        out += [said[done:start], f"@{forms[form]}{short}@"]
        done = end
    return "".join((*out, said[done:]))


def _found(
    said: str, forms: Mapping[str, int], firsts: Container[str]
) -> Iterator[tuple[int, int, str]]:
    """(start, end, folded) of the longest forms; a single word is a name only with a capital."""
    spans = list(text.tokens(said))
    folded = text.folded_tokens(said)
    n = 0
    while n < len(spans):
        size = longest(folded, n, forms) if folded[n] in firsts else 0
        start = spans[n][0]
        if size > 1 or (size and not said[start].islower()):
            yield start, spans[n + size - 1][1], " ".join(folded[n : n + size])
        n += max(size, 1)
