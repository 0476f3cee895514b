"""Short lists of general English: what never is a name, what a name's words reveal."""

from collections.abc import Mapping
from typing import Final

from vaultgen.model import EntityType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_type(rows: Mapping[EntityType, str]) -> dict[str, EntityType]:
    return {word: kind for kind, words in rows.items() for word in words.split()}


STARTERS: Final = _words(
    """
    a about above absolutely actually after again ah aha all almost alright also although always
    am an and another any anybody anyone anything anyway anyways apparently are aren't as ask at
    back basically be because been before behind being below besides between beyond both but by
    bye can can't cannot cause certainly check cheers clearly come congrats congratulations
    correct could couldn't cuz definitely depending despite did didn't do does doesn't don't done
    down during each eight either else especially even eventually every everybody everyone
    everything exactly except fair feel few finally five folks following for forget four fourth
    from fun further generally get give given go god going gonna goodbye gosh gotcha greetings
    guess guys ha had half has hasn't have haven't having he he'd he'll he's hear hello help hence
    her here here's hers hey hi him his hm hmm honestly hopefully how how's however huh i i'd i'll
    i'm i've if imagine in including indeed initially inside instead interesting interestingly
    into is isn't it it'd it'll it's its just keep kind knowing lastly lately later laughing
    laughs laughter less let let's like likewise listen listening literally look looking lot lots
    love make many maybe me mean meanwhile mine mm more moreover most mostly much must my myself
    naturally near nearly neither never nevertheless next nine no nobody none nonetheless nope nor
    not nothing now nowadays obviously of off often oh ok okay old on once one only onto or
    originally other others otherwise ought our ours out outside over overall part particularly
    past per perhaps personally please plus possibly presumably pretty previously probably quite
    rather ready really recently regarding regardless remember right sadly same saw say saying
    secondly see seeing seems seven several shall she she'd she'll she's should shouldn't
    similarly simply since six so some somebody somehow someone something sometimes somewhere soon
    sorry specifically start stay still stop such super suppose supposedly sure surely
    surprisingly take talk talking tell ten than thank thanks that that'd that'll that's the their
    theirs them then there there's therefore these they they'd they'll they're they've thing
    things think thinking thirdly this those though three through throughout thus till to today
    together tomorrow tonight too totally toward towards truly try trying turns twice two
    typically uh ultimately um under unfortunately unless unlike until up upon us use used using
    usually very wait was wasn't watch way we we'd we'll we're we've welcome well were weren't
    what what's whatever when whenever where where's whereas wherever whether which whichever
    while who who's whoever whole whom whose why with within without won't wondering would
    wouldn't wow yeah yep yes yesterday yet yo you you'd you'll you're you've your yours yourself
    yup zero
    """
)
"""Words that begin sentences and answers; at the start of a run of capitals they are no name."""

CALENDAR: Final = _words(
    """
    ad am apr april aug august bc cet dec december edt est feb february friday fridays fy gmt h1
    h2 january jul july jun june march may monday mondays nov november oct october pdt pm pst q1
    q2 q3 q4 saturday saturdays sep sept september sunday sundays thursday thursdays tuesday
    tuesdays utc wednesday wednesdays
    """
)
"""Times, whatever they are capitalised for."""

SMALL: Final = _words("a an and as at but by for from in into is of on or the to vs with")
"""Words that are small in titles and not counted in acronyms."""

PEOPLES: Final = _words(
    """
    african afrikaans albanian american americans arab arabic arabs argentine armenian asian
    asians australian australians austrian basque belgian bengali brazilian british bulgarian
    canadian canadians cantonese caribbean catalan chinese christian christians colombian croatian
    cuban czech danish dutch east eastern egyptian english estonian ethiopian european europeans
    filipino finnish french gaelic german germans greek greeks hawaiian hebrew hindi hindu
    hispanic hungarian icelandic indian indians indonesian iranian iraqi irish islamic israeli
    italian italians jamaican japanese jewish jews kenyan korean kurdish latin latino latvian
    lithuanian malay mandarin mexican mexicans midwestern mongolian moroccan muslim muslims
    nigerian nordic north northeast northeastern northern northwest northwestern norwegian
    pakistani persian peruvian polish portuguese punjabi roman romanian romans russian russians
    scandinavian scottish serbian slovak slovenian somali south southeast southeastern southern
    southwest southwestern spanish swahili swedish swiss syrian taiwanese tamil telugu thai
    tibetan turkish ukrainian urdu vietnamese welsh west western
    """
)
"""Peoples, languages and directions: capitalised, but neither a place nor a thing."""

TITLES: Final = _words("mr mrs ms miss mx dr doctor prof professor sir madam dame lord lady rev")
"""What stands before a person's name and is not part of it."""

ROLES: Final = _words(
    """
    adviser advisor ambassador analyst analysts architect assistant associate author captain ceo
    cfo chair chairman chairperson chairwoman chief cio ciso cmo co-founder co-host coach
    cofounder cohost colonel commercial commissioner congressman congresswoman consultant coo
    corporate counsel cpo cro cso cto developer director editor emeritus emperor engineer
    evangelist evp executive fellow financial founder general governor head host information
    investor judge junior king lead major manager managing marketing mayor medical minister
    moderator officer operating operator partner pope president prince princess principal producer
    product queen relations representative researcher revenue saint scientific scientist secretary
    senator senior sergeant strategist svp technical technology treasurer vice vp
    """
)
"""Words of offices; a run made of them alone is no name."""

OFFICES: Final = _words(
    """
    advisor ambassador analyst architect captain ceo cfo chairman chairperson chairwoman cio ciso
    cmo co-founder co-host cofounder cohost colonel commissioner congressman congresswoman
    contributor coo counsel cpo cro cso cto developer director economist engineer evangelist evp
    founder governor journalist judge maintainer manager mayor minister officer partner pope
    president researcher scientist secretary senator sergeant strategist svp treasurer vp
    """
)
"""Words that end the description of an office: `chief scientific officer`."""

GENERIC: Final = _words(
    """
    a aka am answer appendix applause article asap ba bluetooth break bs bsc btw chapter christmas
    covid covid-19 crosstalk diy dj earth easter eg episode etc eur exhibit faq figure fyi gb gbp
    god guest html http https i id ids ie ii iii imo inaudible internet intro item iv jingle kb km
    level link lol ma mb mba mhz ms msc note number o ok option outro page part pc pcs pdf ph.d
    phase phd pm pr prs ps q question rip section slide speaker sponsor step table tb tba tbd
    thanksgiving transcript tv ufo unintelligible unknown url usd version vi vip vs web website www
    """
)
"""Capitalised for reasons of typography or custom; alone they name nothing worth a note."""

BREAKERS: Final = _words("i i'm i've i'll i'd ok okay oh uh um ah and but so yeah because")
"""Capitalised anywhere, names nowhere: they end the name before them."""

INSTITUTIONS: Final = _words(
    """
    academy art association bank bay board bureau call center centre chamber church city college
    council court declaration department duke federation foundation game gulf house institute
    internet isle journal kingdom league library lord ministry museum office proceedings republic
    school society state states statue union university world
    """
)
"""After these, `of` and `for` go on with the name."""

HEADS: Final = _by_type(
    {
        "company": """
            academy administration advisors agency airlines alliance army association authority
            bank biosciences brothers bureau capital church clinic club co college commission
            committee commons company consortium consulting corp corporation council department
            electric enterprises federation foods force foundation gas gmbh group holdings
            hospital inc incorporated industries institute insurance lab laboratories laboratory
            labs limited llc ltd media ministry motors museum nations navy networks organisation
            organization parliament partners pharma pharmaceuticals plc robotics school
            securities society solutions studios systems technologies therapeutics trust union
            university ventures
            """,
        "event": """
            award awards championship championships con conf conference cup day expo festival
            hackathon marathon meetup olympics prize summit symposium war week workshop
            """,
        "place": """
            airport avenue bay beach bridge city coast county desert island islands lake mountain
            mountains ocean park peninsula province river sea street valley
            """,
        "product": """
            api app assistant bot browser chip cloud db docs drive engine framework ide kit
            library maps mini notebook notebooks os phone platform plus pro processor sdk search
            server sheets sql studio suite toolkit translate
            """,
        "work": """
            act bill chronicles daily diaries guide journal magazine newsletter podcast post report
            review show times trilogy weekly
            """,
        "concept": """
            age algorithm analysis analytics chain computer computing detection effect
            engineering era ethics intelligence language law learning method model models movement
            network networks paradox policy principle problem processing protocol recognition
            revolution rights science security test theorem theory
            """,
    }
)
"""Heads of names of several words that settle the type."""


_NEVER: Final = STARTERS | CALENDAR | PEOPLES | TITLES | ROLES | GENERIC


def head_type(name: str) -> EntityType | None:
    """The type that the head of a name of several words tells: `bank` in `Bank of the North`."""
    words = name.casefold().split()
    head = next((at for at, word in enumerate(words) if at and word in SMALL), len(words)) - 1
    return HEADS.get(words[head].strip(".,")) if len(words) > 1 else None


def is_no_name(name: str) -> bool:
    """Is it one letter, or made of numbers and of words that have capitals for other reasons?"""
    words = [word.rstrip(".") for word in name.casefold().replace("’", "'").split()]
    return sum(map(str.isalnum, name)) < 2 or all(
        word in _NEVER or word.replace(".", "").isdigit() for word in words
    )
