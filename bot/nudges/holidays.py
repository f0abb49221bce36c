"""Public holidays by country and region, from the library that knows them."""

import re
from datetime import date
from functools import lru_cache

import holidays as library


def is_known(country: str) -> bool:
    """Whether we know the holidays of this country, or of this region of it: `DE`, `DE-BY`."""
    land, _, region = country.partition("-")
    known = _countries()
    return land in known and (not region or region in known[land])


def name_of(country: str) -> str:
    """The country in words, with its region as a code: "Germany (BY)"."""
    land, _, region = country.partition("-")
    name = next((names[0] for names in library.registry.COUNTRIES.values() if names[1] == land), land)
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return f"{spaced} ({region})" if region else spaced


def is_holiday(country: str, day: date) -> bool:
    """Whether the day is free there. A country that we do not know has none."""
    return bool(country) and is_known(country) and day in _of_year(country, day.year)


@lru_cache(maxsize=1)
def _countries() -> dict[str, list[str]]:
    return library.list_supported_countries(include_aliases=False)


@lru_cache(maxsize=256)
def _of_year(country: str, year: int) -> frozenset[date]:
    land, _, region = country.partition("-")
    return frozenset(library.country_holidays(land, subdiv=region or None, years=year))


def code_of(text: str) -> str | None:
    """The code of a country that somebody typed, by name or code; None when we know none."""
    typed = "".join(text.split()).casefold()
    if typed == "none":
        return ""
    upper = typed.upper()
    return upper if is_known(upper) else _by_name().get(typed)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """Codes by English names without spaces."""
    return {names[0].casefold(): names[1] for names in library.registry.COUNTRIES.values()}
