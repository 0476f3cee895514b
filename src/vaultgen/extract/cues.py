"""What stands around a name says what it names."""

import re
from collections.abc import Iterator
from typing import Final, cast

from vaultgen.model import EntityType

Votes = tuple[tuple[EntityType, float], ...]
"""Weights for types."""


def _table(text: str) -> dict[str, Votes]:
    """`person 2: said | told` by line, as phrase to votes; a phrase may stand in two lines."""
    table: dict[str, Votes] = {}
    for line in text.strip().splitlines():
        head, _, phrases = line.partition(":")
        kind, weight = head.split()
        vote = (cast(EntityType, kind), float(weight))
        for phrase in phrases.split("|"):
            key = " ".join(phrase.split())
            table[key] = (*table.get(key, ()), vote)
    return table


_BEFORE: Final = _table(
    """
    person 2: thanks | thank you | welcome | hello | hi | hey | my friend | named | by name
    person 1: with me | joined by | interviewed | interview with | conversation with | says | said
    person 1: talk to | talked to | talking to | speak with | spoke with | according to | written by
    company 2: work at | works at | worked at | working at | job at | role at | team at | folks at
    company 2: founder of | co-founder of | cofounder of | ceo of | cto of | president of
    company 2: people at
    company 2: engineer at | scientist at | researcher at | research at | professor at | friends at
    company 2: employees at | hired by | acquired by | owned by | founded | acquired | colleagues at
    company 2: start-up called | startup called | company called | company named | companies like
    company 2: organization called | firm called | customers like | acquisition of | shares of
    company 2: competitors like | worked for | work for | works for | working for | strategist at
    company 2: scientist with | engineer with | analyst with | analyst at | director at
    company 1: at | joined | left | startup | company | sponsored by | partner with | partnered with
    company 1: partnership with | investors in | invested in | here at | over at | back at
    company 2: folks from | people from | team from | someone from | guys from | guys at
    concept 1: good at | bad at | better at
    place 2: live in | lives in | lived in | living in | based in | located in | moved to | city of
    place 2: born in | grew up in | offices in | office in | headquartered in | state of | travel to
    place 2: flew to | trip to | capital of | people in | countries like | cities like | plant in
    place 1: outside of | near | traveled to | flying to | drove to | walked to | sailed to
    product 2: tool called | library called | framework called | built with | built on | written in
    product 2: package called | model called | version of | releases of | release of | powered by
    product 2: tools like | libraries like | frameworks like | models like | platforms like
    product 2: platform called | product called | app called | program in | programming in | code in
    product 2: tool like | library like | framework like | model like | service called | install
    product 2: product like | products like | programming language | programming languages like
    product 1: using | use | used | uses | run | running | runs | with tools like | integrate with
    product 1: support for | on top of | deploy | deployed | download | plugin for | api for
    product 1: run on | runs on | running on | available on | posted on | hosted on | follow us on
    product 1: shipped | trained | training | fine-tuned | fine-tune | fine-tuning | released
    event 2: conference called | event called | attend | attended | attending | speaking at
    event 2: talk at | workshop at | keynote at | presented at | presenting at
    event 1: registered for | spoke at | gave a talk at
    work 3: book called | paper called | film called | movie called | article called | song called
    work 3: book titled | paper titled | article titled | essay called | novel | read the book
    work 3: series called | show called | podcast called | newsletter called | the book | the movie
    work 1: wrote
    work 2: author of | movie | the novel | the paper | the film | the article | episode of
    concept 1: concept of | idea of | technique called | method called | algorithm called | term
    concept 2: speak | speaks | speaking | language | languages like
    concept 2: translate into | translated into
    concept 1: field of | theory of | called the | principles of | area of | form of | kinds of
    """
)
"""Votes by the words just before a name, articles left out; the longest phrase counts."""

_AFTER: Final = _table(
    """
    person 2: said | says | told | asked | wrote | thinks | thought | tweeted | argues | believes
    person 2: and i | who is | who was | who has | mentioned | pointed out | talked | joins | joined
    person 1: go ahead | you mentioned | you said
    company 2: announced | acquired | raised | hired | employees | inc | shareholders
    company 2: customers | management | investors | stock | headquarters | sued | ceo
    company 1: team | launched | released | published | invested | competes | office | offices
    company 1: research
    product 2: library | framework | package | plugin | toolkit
    product 2: version | software | codebase | code | repo | repository
    product 2: users | compiler | cluster | database | plug-in | notebook | notebooks | cli | tool
    product 1: platform | supports | runs | project | community | tutorial | server | card | engine
    product 0.5: api | sdk | app | model | models | dataset | docs | documentation
    event 1.5: conference | summit | hackathon | keynote | attendees
    work 2: podcast | magazine | movie | film | newsletter
    place 1: area | region | time | coast | border
    concept 2: language | speakers | language model
    concept 1: algorithm | algorithms | technique | techniques | theory | method | methods | problem
    concept 1: effect | theorem | equation | architecture | architectures | approach | paradigm
    """
)
"""Votes by the words just after a name; the longest phrase counts."""

_ARTICLES: Final = frozenset("the a an this that these our your my their its his her".split())
_PAUSE: Final = re.compile(r"[,.;:!?()\"“”]|--")
_NEXT: Final = re.compile(r"(?:['’]s)? ([\w'’-]+)(?: ([\w'’-]+))?")
_ADDRESS: Final = re.compile(
    r"\b(?:thanks|you|hi|hello|hey|welcome|morning|afternoon|evening|yes|yeah|no|sure|well|right"
    r"|okay|question|point|great|good|doing|so), $",
    re.IGNORECASE,
)
_STOPS: Final = frozenset(".,?!")
_LOOK_BACK: Final = 40
"""Characters before a name in which its cue stands."""
_ADDRESSED: Final = 1.5


def votes(text: str, start: int, end: int) -> Iterator[tuple[EntityType, float]]:
    """The votes of what stands before and after the name `text[start:end]`."""
    before = text[max(0, start - _LOOK_BACK) : start]
    words = [w for w in _PAUSE.split(before)[-1].casefold().split() if w not in _ARTICLES]
    for n in (3, 2, 1):
        if len(words) >= n and (found := _BEFORE.get(" ".join(words[-n:]))):
            yield from found
            break
    if after := _NEXT.match(text, end):
        one, two = after[1].casefold(), (after[2] or "").casefold()
        yield from _AFTER.get(f"{one} {two}") or _AFTER.get(one, ())
    if _ADDRESS.search(before) and text[end : end + 1] in _STOPS:
        yield "person", _ADDRESSED
