"""Which of some names a text writes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from vaultgen import text


class Names:
    """Names by their folded words; of those that fold alike, the first."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_path: dict[tuple[str, ...], str] = {}
        self._lengths: dict[str, set[int]] = defaultdict(set)
        paths = [(tuple(text.folded_tokens(name)), name) for name in names]
        paths += [(other, name) for path, name in paths if len(path) > 1 for other in _number(path)]
        for path, name in paths:
            if path and self._by_path.setdefault(path, name) == name:
                self._lengths[path[0]].add(len(path))

    def within(self, said: str) -> frozenset[str]:
        """All that the text writes, also one within another; a single word with its capital."""
        folded = text.folded_tokens(said)
        spans: list[tuple[int, int]] = []
        found = set()
        for at, token in enumerate(folded):
            for length in self._lengths.get(token, ()):
                name = self._by_path.get(tuple(folded[at : at + length]))
                spans = spans or list(text.tokens(said))
                if name and (length > 1 or _has_capital(name, said[slice(*spans[at])])):
                    found.add(name)
        return frozenset(found)

    def whole(self, said: str) -> str | None:
        """The name that the whole of a text is."""
        return self._by_path.get(tuple(text.folded_tokens(said)))

    def last(self, said: str) -> str | None:
        """The longest name with which a text ends."""
        folded = text.folded_tokens(said)
        paths = (tuple(folded[at:]) for at in range(len(folded)))
        return next((self._by_path[path] for path in paths if path in self._by_path), None)


def _number(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A term of several words in the other number: `tidal fence`, `tidal fences`."""
    *first, last = path
    if last.isascii():
        yield (*first, last.removesuffix("s") if last.endswith("s") else f"{last}s")


def _has_capital(name: str, written: str) -> bool:
    return written[0].isupper() or not name[0].isupper()
