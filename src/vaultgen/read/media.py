"""Where a recording lies: platform links and audio or video files, in one canonical form."""

import re
from typing import Final
from urllib.parse import urlsplit

from vaultgen.model import Media

_AUDIO: Final = "mp3|m4a|m4b|aac|ogg|oga|opus|wav|flac"
_VIDEO: Final = "mp4|m4v|webm|mov|mkv"
_ID: Final = re.compile(r"[A-Za-z0-9_-]{11}")
_NAMED: Final = re.compile(rf"\[({_ID.pattern})\](?:\.\w+)*$")
_MEDIA: Final = re.compile(
    rf"""
    (?:youtube(?:-nocookie)?\.com/(?:watch/?\?(?:[^\s\#]{{0,200}}?[&;])?v=|(?:embed|live|shorts|v)/)
       |youtu\.be/)(?P<youtube>{_ID.pattern})(?![\w-])
    |vimeo\.com/(?:video/|channels/[\w-]{{1,60}}/)?(?P<vimeo>\d{{6,12}})(?!\d)
    |(?P<file>https?://[^\s<>"'()\[\]?\#]{{1,500}}?\.(?:(?P<audio>{_AUDIO})|{_VIDEO}))
     (?![\w/-]|\.\w)(?P<query>\?[^\s<>"'()\[\]\#]{{0,500}})?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find(text: str) -> Media | None:
    """The first recording that a text links to; `None` when it links to none.

    YouTube and Vimeo links in all their forms become one canonical URL. For a plain file the id
    is the URL without its query, which often only counts listeners.
    """
    found = _MEDIA.search(text)
    if not found:
        return None
    if found["youtube"]:
        return youtube(found["youtube"])
    if found["vimeo"]:
        return Media("vimeo", found["vimeo"], f"https://vimeo.com/{found['vimeo']}")
    address = urlsplit(found["file"])
    file = address._replace(netloc=address.netloc.lower()).geturl()
    return Media(
        "audio" if found["audio"] else "video", file, file + (found["query"] or "").rstrip(".,;")
    )


def in_name(name: str) -> Media | None:
    """The YouTube video named by a file that yt-dlp wrote: `Title [id].en.vtt`."""
    found = _NAMED.search(name)
    return youtube(found[1]) if found else None


def youtube(video: str) -> Media | None:
    """The recording with this YouTube id; `None` when it cannot be such an id."""
    if not _ID.fullmatch(video):
        return None
    return Media("youtube", video, f"https://www.youtube.com/watch?v={video}")
