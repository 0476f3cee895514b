"""First mentions become links, the others stay text."""

from collections.abc import Iterable

from vaultgen.render.directory import Directory, Finder
from vaultgen.render.markdown import Span, escape, link, prose
from vaultgen.render.views import Ref


class Linker:
    """Links the first mention of each entity in a section of one note."""

    def __init__(self, directory: Directory, find: Finder) -> None:
        self._directory = directory
        self._find = find
        self._seen: set[str] = set()

    def section(self) -> None:
        """A new section begins: everything may be linked again."""
        self._seen.clear()

    def first(self, mentions: Iterable[tuple[int, int, str]]) -> list[Span]:
        """Of mentions (start, end, entity id), those that are to become links."""
        spans: list[Span] = []
        for start, end, entity in mentions:
            note = self._directory.note(entity)
            if note and entity not in self._seen:
                self._seen.add(entity)
                spans.append((start, end, note))
        return spans

    def ref(self, ref: Ref, entity: str | None) -> str:
        """A name on its own; a link the first time."""
        if ref.note is None or entity in self._seen:
            return escape(ref.name)
        self._seen.add(entity or "")
        return link(ref.note, ref.name)

    def found(self, text: str, taken: Iterable[Span] = ()) -> list[Span]:
        """First mentions in a text, none of them where a link stands already."""
        links = list(taken)
        return self.first(
            (start, end, entity)
            for start, end, entity in self._find(text)
            if all(end <= a or b <= start for a, b, _ in links)
        )

    def prose(self, markdown: str) -> str:
        """Markdown of a source."""
        return prose(markdown, self.found(markdown))
