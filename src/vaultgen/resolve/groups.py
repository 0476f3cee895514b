"""Names that somebody states to be one thing: a ruling, a note of the vault, a source.

Statements are joined transitively (similarities never are, see `attach`), except where a ruling
keeps two names apart or where two notes of the vault would become one.
"""

from collections.abc import Iterable, Mapping


class Groups:
    """A union-find over keys that refuses forbidden unions."""

    def __init__(
        self, apart: Iterable[tuple[str, str]] = (), joined: Mapping[str, str] | None = None
    ) -> None:
        """`apart` are pairs that stay two; `joined` gives keys the root of their group."""
        self._parent: dict[str, str] = dict(joined or {})
        self._notes: dict[str, str] = {}
        """By root: the note that owns the group."""
        self._apart: dict[str, set[str]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def find(self, key: str) -> str:
        """The root of the key's group."""
        root = key
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(key, key)) != root:
            self._parent[key] = root
            key = parent
        return root

    def joined(self) -> dict[str, str]:
        """{key: the root of its group} of all keys but the roots."""
        return {key: self.find(key) for key in tuple(self._parent)}

    def note(self, key: str) -> str | None:
        """The note that owns the key's group."""
        return self._notes.get(self.find(key))

    def own(self, key: str, note: str) -> None:
        """The key is the note's, with all that is or will be joined to it."""
        self._notes.setdefault(self.find(key), note)

    def join(self, a: str, b: str) -> bool:
        """Make the groups of two keys one, unless something forbids it; is it one now?"""
        root_a, root_b = self.find(a), self.find(b)
        if root_a == root_b:
            return True
        notes = {self._notes[root] for root in (root_a, root_b) if root in self._notes}
        if len(notes) > 1 or self.are_apart(root_a, root_b):
            return False
        self.force(a, b)
        return True

    def force(self, a: str, b: str) -> None:
        """Make the groups of two keys one whatever forbids it; the note of `a` comes first."""
        root, child = self.find(a), self.find(b)
        if root == child:
            return
        self._parent[child] = root
        if child in self._notes:
            self._notes.setdefault(root, self._notes[child])
        if child in self._apart:
            self._apart.setdefault(root, set()).update(self._apart[child])

    def are_apart(self, a: str, b: str) -> bool:
        """Does a ruling keep the groups of two keys apart?"""
        root_a, root_b = self.find(a), self.find(b)
        return any(self.find(key) == root_b for key in self._apart.get(root_a, ()))
