"""Cited times as links to the words and to the recording."""

from bisect import bisect_right

from vaultgen import text
from vaultgen.model import Episode
from vaultgen.render.directory import Directory, transcript_ids
from vaultgen.render.markdown import link
from vaultgen.render.moments import moment, target

PLAY = "▶"


class Citations:
    """Writes the times that sources cite for an episode."""

    def __init__(self, episode: Episode, directory: Directory) -> None:
        main = transcript_ids(episode)[:1]
        self._note = directory.note(main[0]) if main else None
        self._episode = episode
        timed = (p for p in episode.paragraphs if p.time is not None)
        self._anchors = sorted((p.time or 0.0, p.anchor) for p in timed)
        self.checkable = bool(self._note and self._anchors)
        """There is a transcript with times to hold the cited ones against."""

    def cite(self, seconds: float) -> str:
        """`[[transcript#^t-000431|04:31]] [▶](…)`, or what of it is known.

        Empty for a time beyond the end of the recording.
        """
        if self._episode.duration is not None and seconds > self._episode.duration:
            return ""
        url = moment(self._episode.media, self._episode.duration, seconds)
        n = bisect_right(self._anchors, (seconds, "\uffff")) - 1
        if self._note and n >= 0:
            where = link(f"{self._note}#^{self._anchors[n][1]}", text.clock(seconds))
            return f"{where} [{PLAY}]({target(url)})" if url else where
        return f"[{text.clock(seconds)}]({target(url)})" if url else text.clock(seconds)
