"""Links that start a recording at a second."""

from collections.abc import Sequence
from typing import Final

from vaultgen import text
from vaultgen.model import Media

_NAMES: Final = {"youtube": "YouTube", "vimeo": "Vimeo", "audio": "Audio", "video": "Video"}


def moment(media: Sequence[Media], duration: float | None, seconds: float) -> str | None:
    """URL of the first recording from that second on; `None` beyond its end, or without one.

    YouTube takes `&t=754s`; Vimeo and plain files take the fragment `#t=754` (W3C Media
    Fragments 1.0, 4.2.1).
    """
    if not media or (duration is not None and seconds > duration):
        return None
    first, whole = media[0], int(seconds)
    if first.kind == "youtube":
        return f"{first.url}{'&' if '?' in first.url else '?'}t={whole}s"
    return f"{first.url}#t={whole}{'s' if first.kind == 'vimeo' else ''}"


def time_link(
    media: Sequence[Media], duration: float | None, seconds: float | None, shown: str = ""
) -> str:
    """`[12:34](url)`; the bare time without a recording; empty where there is no such time."""
    if seconds is None or (duration is not None and seconds > duration):
        return ""
    url = moment(media, duration, seconds)
    shown = shown or text.clock(seconds)
    return f"[{shown}]({target(url)})" if url else shown


def media_links(media: Sequence[Media]) -> tuple[str, ...]:
    """`[YouTube](url)` for each recording."""
    return tuple(f"[{_NAMES.get(m.kind, m.kind)}]({target(m.url)})" for m in media)


def target(url: str) -> str:
    """A URL as the target of a Markdown link."""
    return "".join(_SAFE.get(c, c) for c in url if c >= " ")


_SAFE: Final = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C"}
