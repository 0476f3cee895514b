"""Talks in which names collide, and the files that tell of them.

A talk mixes a few of the tales of `tales.md`; its files are written in several formats.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

TALES: Final = Path(__file__).parent / "tales.md"
SHOWS: Final = ("Low Lantern", "The Salt Ledger", "Low lantern", None, None)
TITLES: Final = tuple(
    f"The {made} {thing}"
    for made in ("Copper", "Hollow", "Patient", "Second")
    for thing in ("Latch", "Sluice", "Ferry")
)
NAMELESS: Final = ("SPEAKER_00", "SPEAKER_01")
VOICES: Final = ("Odile Marchbank", "Wenna Orrock", "Marta Kolvane", "Petra Limm", "Ned Sallow")
FEW: Final = 6
"""Tales of one world, so that their names often meet."""
CROWD: Final = "Quenterfield"
"""What a crowd of names share, and two that are alike: `Marlopen`, `Marnoken`."""
SYLLABLES: Final = ("bro", "dis", "fen", "gul", "kip", "mav", "nor", "sud")
PLAIN: Final = (
    "How long has the boat been out there in the rain, and who was on it when it left?",
    "It was a long winter, and by the end of it there was not a dry rope on the whole deck.",
    "We only have a few minutes left, so let me ask you what you would do with more time.",
)


@dataclass(frozen=True)
class Tale:
    """Names that collide, and what is said of them."""

    said: tuple[str, ...]
    """Sentences, some with a translation after ` | `."""
    rows: tuple[str, ...]
    """Lines of headers."""
    misheard: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str, str], ...]
    """(name, type, aliases) of notes that a user may write."""
    rules: tuple[tuple[str, str], ...]
    """(key, value) of rulings."""


@dataclass(frozen=True)
class Talk:
    """An episode, and the files that tell of it."""

    number: int
    slug: str
    """The title that its files are called after."""
    title: str
    show: str | None
    voices: tuple[str, ...]
    tales: tuple[int, ...]
    rows: tuple[str, ...]
    said: tuple[str, ...]
    forms: tuple[str, ...]
    """Names of `FORMS`."""
    misheard: tuple[tuple[str, str], ...] = ()
    """What poor recognisers wrote for names."""

    @property
    def date(self) -> str:
        return f"2025-{self.number // 28 % 12 + 1:02}-{self.number % 28 + 1:02}"

    @property
    def header(self) -> dict[str, str]:
        """{key: names} of its rows."""
        rows = [row.split(": ") for row in sorted(set(self.rows))]
        return {key: ", ".join(v for k, v in rows if k == key) for key, _ in rows}

    @property
    def turns(self) -> list[tuple[int, str, str]]:
        """(second, voice, sentence), some plain ones among them."""
        said = [PLAIN[0], *(one.partition(" | ")[0] for one in self.said), *PLAIN[1:]]
        voices = [self.voices[n % len(self.voices)] for n in range(len(said))]
        return [(7 * n, who, one) for n, (who, one) in enumerate(zip(voices, said, strict=True))]


def tales() -> Iterator[Tale]:
    for section in TALES.read_text("utf-8").split("\n## ")[1:]:
        lines = [line for line in section.splitlines()[1:] if line]
        items = [line[2:].partition(": ")[::2] for line in lines if line.startswith("- ")]
        notes = [(*value.split(", "), "", "")[:3] for key, value in items if key == "note"]
        yield Tale(
            tuple(line for line in lines if not line.startswith("- ")),
            tuple(f"{k}: {v}" for k, v in items if k not in ("misheard", "note", "rule")),
            tuple((v.split(" = ")[0], v.split(" = ")[1]) for k, v in items if k == "misheard"),
            tuple((name, kind, aliases) for name, kind, aliases in notes),
            tuple((v.split(": ", 1)[0], v.split(": ", 1)[1]) for k, v in items if k == "rule"),
        )


def _head(talk: Talk) -> str:
    """A header in YAML."""
    show = f"podcast: {talk.show}\n" if talk.show else ""
    rows = "".join(f"{key}: [{names}]\n" for key, names in talk.header.items())
    return f"---\ntitle: {talk.title}\ndate: {talk.date}\n{show}{rows}---\n\n"


def _clock(second: int) -> str:
    return f"{second // 60:02}:{second % 60:02}"


def edited(talk: Talk) -> str:
    turns = (f"**{who}:** \\[{_clock(at)}\\] {said}" for at, who, said in talk.turns)
    return _head(talk) + "\n\n".join(turns) + "\n"


def heard(talk: Talk) -> str:
    """What a poor recogniser makes of it."""
    blocks = []
    for n, (at, _, said) in enumerate(talk.turns, 1):
        for name, form in talk.misheard:
            said = said.replace(name, form)
        words = re.sub(r"[.,?!]", "", said).lower()
        blocks.append(f"{n}\n00:{_clock(at)},000 --> 00:{_clock(at + 6)},000\n{words}\n")
    return "\n".join(blocks)


def voiced(talk: Talk) -> str:
    """A recogniser that knows sentences, and the names not so well."""
    cues = []
    for at, who, said in talk.turns:
        for name, form in talk.misheard[:1]:
            said = said.replace(name, form)
        cues.append(f"{_clock(at)}.000 --> {_clock(at + 6)}.000\n<v {who}>{said}\n")
    return "WEBVTT\n\n" + "\n".join(cues)


def numbered(talk: Talk) -> str:
    """Voices without names."""
    number = {who: n for n, who in enumerate(sorted(set(talk.voices)))}
    turns = (f"[00:{_clock(at)}] SPEAKER_0{number[w]}: {said}\n" for at, w, said in talk.turns)
    rows = (f"**{key.capitalize()}:** {names}\n" for key, names in talk.header.items())
    return f"# {talk.title}\n\n**Date:** {talk.date}\n{''.join(rows)}\n{''.join(turns)}"


def listed(talk: Talk) -> str:
    """Show notes."""
    names = [name for row in talk.header.values() for name in row.split(", ")]
    links = (
        f"- [{name}](https://{n}.example/), of whom we spoke\n" for n, name in enumerate(names)
    )
    said = " ".join(one.partition(" | ")[0] for one in talk.said[:3])
    return (
        f"{_head(replace(talk, rows=()))}# {talk.title}\n\n{said}\n\n## Links\n\n{''.join(links)}"
    )


def told(talk: Talk) -> str:
    """A page of a summariser."""
    said = [one.partition(" | ")[0] for one in talk.said]
    half = len(said) // 2
    bullets = ["\n".join(f"  • 🔧 {one}" for one in part) for part in (said[:half], said[half:])]
    return (
        f"{talk.title}\nNed Sallow {talk.date} 12 min\n\nWhat was said\n\n{bullets[0]}\n\n"
        f"And then\n\n{bullets[1]}\n\nTopics 2 themes\nRope Work\nSlack Water\n"
    )


def article(talk: Talk) -> str:
    """A topic, of a recording that the talk may or may not state."""
    claims = (
        f'{one.partition(" | ")[0][:-1]} <a class="yt-timestamp" data-t="00:{_clock(at)}">'
        f"[00:{_clock(at)}]</a>."
        for at, one in enumerate(talk.said)
    )
    show = f"From: [[{talk.show}]]\n\n" if talk.show else ""
    head = f"---\ntitle: On ropes {talk.number % 5}\ndate: {talk.date}\n---\n\n"
    others = ", ".join(f"[[On ropes {n}|others]]" for n in range(5) if n != talk.number % 5)
    return f"{head}{show}## Why\n\nAs {others} say.\n\n" + "\n\n".join(claims) + "\n"


def translated(talk: Talk) -> str:
    """A post in two languages; what has no translation is left out."""
    pairs = [one.split(" | ") for one in talk.said if " | " in one]
    pairs += [["How was the winter?", "冬天怎么样？"], ["The rope is wet.", "绳子是湿的。"]]
    folded = (
        f"{put}\n\n<details>\n<summary>Original</summary>\n<p>{said}</p>\n</details>"
        for said, put in pairs
    )
    return f"{_head(talk)}### 开始\n\n" + "\n\n".join(folded) + "\n"


FORMS: Final[Mapping[str, tuple[str, Callable[[Talk], str]]]] = {
    "edited": (".md", edited),
    "heard": (".srt", heard),
    "voiced": (".vtt", voiced),
    "numbered": (".txt", numbered),
    "listed": (" notes.md", listed),
    "told": (" page.txt", told),
    "article": (" topic.md", article),
    "translated": (" zh.md", translated),
}
"""By name: what their files end with, and how they are composed."""
TOGETHER: Final = tuple(
    tuple(forms.split())
    for forms in (
        *("edited", "edited heard", "edited heard listed", "edited article", "edited heard voiced"),
        *("heard", "listed", "translated", "edited translated", "numbered", "numbered voiced"),
        *("heard told", "edited heard told", "heard numbered translated", "article listed"),
    )
)
"""What there may be of one talk."""


def a_crowd(size: int) -> Talk:
    """A list of so many companies that share a word; beyond a limit it says nothing of them."""
    names = [f"{a}{b}" for a in SYLLABLES for b in SYLLABLES][: size - 1]
    row = ", ".join(f"{CROWD} {name.capitalize()}" for name in (*names, "marlopen"))
    said = (f"We met {CROWD} Marnoken.", f"People at {CROWD} Marlopen were kind.")
    return Talk(
        0,
        "the-crowd",
        "The Crowd",
        None,
        VOICES[:1],
        (0,),
        (f"companies: {row}",),
        said,
        ("edited",),
    )
