"""Bare addresses in a description: what the words before them call them, and whose they are.

Follow Jane Roe on X: https://x.com/janeroe      关注罗珍的X账号：https://x.com/janeroe
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from vaultgen.model import Declared, EntityType, Link
from vaultgen.text import is_cjk, squeeze

_URL: Final = re.compile(r"https?://[^\s<>\"'()\[\]，。；！、（）]+(?<![.,;:!?*])")
_BREAK: Final = re.compile(r"[\n•|。！!；;?？]|[:：.]\s")
_CAPTION_LENGTH: Final = 50
_SITE: Final = r"(?:X|Twitter|推特|LinkedIn|领英|Instagram|Threads|Bluesky|GitHub|Mastodon|微博)"
_OWNERS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:关注|追踪)?(.{{2,50}}?)的\s*{_SITE}.*",
        rf"(?:(?:follow|find|connect with) )?(\S.{{1,50}}?)(?: on| at|['’]s) {_SITE}\b.*",
        r"(?:follow|connect with) (\S.{1,50})",
    )
)
_PROFILE: Final = re.compile(
    r"https?://(?:\w+\.)?(?:x|twitter|instagram|threads|github|linkedin|bsky|mastodon)\.\w+/\S+",
    re.IGNORECASE,
)
_TYPES: Final[tuple[tuple[str, EntityType], ...]] = (
    ("linkedin.com/in/", "person"),
    ("linkedin.com/company/", "company"),
)
_NOBODY: Final = frozenset(("us", "me", "the show", "the podcast", "our show", "the host"))


def captioned(text: str) -> Iterator[Link]:
    """The bare addresses of a text, each called what the words before it say."""
    after = 0
    for found in _URL.finditer(text):
        before = text[after : found.start()]
        after = found.end()
        if before.endswith("]("):
            continue
        label = squeeze(_BREAK.split(before.rstrip(" :：<(-–—"))[-1]).strip("*_ ")
        if len(label) > _CAPTION_LENGTH:
            label = label.split()[-1] if is_cjk(label) else ""
        yield Link(label or found[0], found[0])


def owners(links: Iterable[Link]) -> Iterator[Declared]:
    """Whom the links to accounts belong to; what is no account on such a site says nothing."""
    for link in links:
        found = (pattern.fullmatch(link.text) for pattern in _OWNERS)
        match = next((match for match in found if match), None)
        if match and _PROFILE.match(link.url) and match[1].casefold() not in _NOBODY:
            kind = next((kind for part, kind in _TYPES if part in link.url), None)
            yield Declared(squeeze(match[1]), kind, "handle")
