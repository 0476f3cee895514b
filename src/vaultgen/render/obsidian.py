"""Files of `.obsidian/`, for a vault that has none yet; never a workspace."""

import json
from collections.abc import Iterator
from typing import Final

_TYPES: Final = {
    "text": "id type title show episode language url feed",
    "multitext": (
        "media speakers people companies products concepts events media_works places topics "
        "sources translations heard_as related"
    ),
    "date": "published first_seen last_seen",
    "number": "vaultgen duration mentions",
    "aliases": "aliases",
    "tags": "tags",
}
_COLORS: Final = {
    "episode": 0x4C7DD9,
    "transcript": 0x9AA5B1,
    "show": 0x2C4A8C,
    "topic": 0x7A5CC2,
    "person": 0xE07A3F,
    "company": 0x2F9E6E,
    "product": 0x17A2B8,
    "concept": 0xC9A227,
    "event": 0xD6457A,
    "work": 0x8D6E63,
    "place": 0x6B8E23,
}
_STYLE: Final = """\
/* Links that start a recording stay in the background of the text. */
.markdown-rendered a.external-link[href*="t="] {
  background-image: none;
  padding-inline-end: 0;
  color: var(--text-muted);
  font-variant-numeric: tabular-nums;
  text-decoration: none;
}
"""


def settings() -> Iterator[tuple[str, str]]:
    """(path relative to the vault, text) of each file, to be written where it is missing."""
    types = {name: kind for kind, names in _TYPES.items() for name in names.split()}
    groups = [
        {"query": f'["type":"{kind}"]', "color": {"a": 1, "rgb": rgb}}
        for kind, rgb in _COLORS.items()
    ]
    yield ".obsidian/app.json", _json({"alwaysUpdateLinks": True, "newLinkFormat": "shortest"})
    yield (
        ".obsidian/appearance.json",
        _json({"enabledCssSnippets": ["vaultgen"], "showInlineTitle": False}),
    )
    yield ".obsidian/graph.json", _json({"colorGroups": groups})
    yield ".obsidian/snippets/vaultgen.css", _STYLE
    yield ".obsidian/types.json", _json({"types": dict(sorted(types.items()))})


def _json(value: object) -> str:
    return json.dumps(value, indent=2) + "\n"
