"""Which links of show notes are called by a name, and what they name.

[Quiet Tea Company](https://…)              a name
[Kettle 3 - the review](https://…)          the part before the dash
["Leaf and Cup" by Jane Roe](https://…)     a work and its author
[Why we boil water twice](https://…)        a headline: no name
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from vaultgen.labels import is_name, is_nobody
from vaultgen.model import Declared, EntityType, Link
from vaultgen.text import squeeze

FIELD: Final = "show notes"

_WORK: Final = re.compile(r"[\"“«](?P<title>[^\"“”«»]{2,100})[\"”»],?\s+(?:by|von|de)\s+(?P<by>.+)")
_AND: Final = re.compile(r",\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+|\s+et\s+al\.?")
_SUBTITLE: Final = re.compile(
    r"\s+[-–—|]+\s+|:\s+|\s+\(|\s+on (?:Twitter|X|LinkedIn|GitHub|YouTube)\b"
)
_KIND: Final = re.compile(
    r"(?:'s|’s)?\s+(?:paper|papers|article|blog|blog post|post|video|website|site|page|homepage"
    r"|docs|documentation|repo|repository|dataset|course|book|podcast|episode|talk|demo|announcement"
    r"|newsletter|library|project|tool|model|app|conference|community|channel|profile"
    r"|Article|Blog|Docs|Documentation|Homepage|Paper|Repo|Website)$"
)
_ACRONYM: Final = re.compile(r"\s\(([A-Z][A-Za-z0-9&-]{0,8}[A-Z0-9])\)")
_GENERIC: Final = re.compile(
    r"(?:the |this |more |our |my )?(?:article|blog|blog post|book|books|code|channel|conference"
    r"|course|demo|discord|docs|documentation|episode|facebook|github|here|homepage|info|instagram"
    r"|link|linkedin|links|mailing list|mastodon|news|newsletter|page|paper|podcast|post|repo"
    r"|report|site|slack|slides|source|talk|transcript|tutorial|twitter|video|web|website|x"
    r"|youtube)(?:\s+#?\d+)?",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(
    r"[.?!…]$|\b(?:how|what|why|when|where|who|which|is|are|was|were|be|can|will|should|could|would"
    r"|does|did|do|has|have|your|you|my|our|we|us|it|this|these|those|that|from|into|vs|but|not"
    r"|about|says|introducing|introduction|learn|read|watch|listen|join|follow|subscribe|check"
    r"|get|getting|building|understanding|exploring|using|making|announcing|announces|meet)\b",
    re.IGNORECASE,
)
_REPOSITORY: Final = re.compile(r"(?:www\.)?github\.com/[^/]+/[^/]+/?")
_PERSON: Final = re.compile(r"(?:\w+\.)?linkedin\.com/in/")
_COMPANY: Final = re.compile(r"(?:\w+\.)?linkedin\.com/company/")
_ENCYCLOPEDIA: Final = re.compile(r"\w+\.(?:m\.)?wikipedia\.org/wiki/")


def names(link: Link, before: str = "") -> Iterator[Declared]:
    """What one link names; nothing for headlines, and for words such as `here`.

    `before` is what its line says before it: `Jane Roe – [Website](https://…)` names Jane Roe.
    """
    work = _WORK.fullmatch(link.text)
    if work:
        yield Declared(squeeze(work["title"]), "work", FIELD)
        yield from (
            Declared(author, "person", FIELD)
            for author in map(squeeze, _AND.split(work["by"]))
            if " " in author and is_name(author)
        )
        return
    address = urlsplit(link.url)
    place = f"{address.netloc}{address.path}".lower()
    text = before if _GENERIC.fullmatch(link.text.strip()) else link.text
    name = _KIND.sub("", _SUBTITLE.split(squeeze(text))[0].strip(" \"“”'‘’@,:–—-"))
    if _is_plausible(name, place):
        yield Declared(name, _type(place), FIELD, tuple(_ACRONYM.findall(text)[:1]))


def _is_plausible(name: str, place: str) -> bool:
    if not name or set('/"“”') & set(name) or _GENERIC.fullmatch(name) or _SENTENCE.search(name):
        return False
    if _ENCYCLOPEDIA.match(place):
        return name[0].isupper() and len(name.split()) <= 5
    is_address = "." in name and name.lower() == place.removeprefix("www.").split("/")[0]
    return is_name(name) and not is_nobody(name) and not (is_address and name.islower())


def _type(place: str) -> EntityType | None:
    if _REPOSITORY.fullmatch(place):
        return "product"
    if _PERSON.match(place):
        return "person"
    return "company" if _COMPANY.match(place) else None
