"""Names that a source states: what stands inside one of them is no name of its own."""

from collections.abc import Callable

from vaultgen.extract.runs import Run
from vaultgen.model import Episode


def within_stated(episode: Episode) -> Callable[[str, Run], bool]:
    """Tells the runs that are but a part of a stated name: `Guide` in `A Guide to Small Boats`."""
    by_word: dict[str, list[str]] = {}
    shows = (episode.show,) if episode.show else ()
    for name in dict.fromkeys((*shows, *(stated.name for stated in episode.declared))):
        for word in dict.fromkeys(name.split()) if " " in name else ():
            by_word.setdefault(word, []).append(name)

    def is_within(passage: str, run: Run) -> bool:
        for name in by_word.get(run.name.split(" ", 1)[0], ()):
            at = run.start - name.find(run.name)
            if run.name != name and run.name in name and passage.startswith(name, max(at, 0)):
                return True
        return False

    return is_within
