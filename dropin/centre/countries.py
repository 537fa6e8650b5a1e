"""The countries by name, as people look for them: ISO 3166 codes of two letters and their names."""

from __future__ import annotations

from functools import cache
from importlib import resources

from dropin.words import say

# Where the table's short name is not the one people would type.
_NAMED_OTHERWISE = {"GB": "United Kingdom"}


def country_name(code: str) -> str:
    """What the country is called; its code where it is unknown."""
    return say(_names().get(code, code))


def countries() -> list[tuple[str, str]]:
    """Name and code of each, by name."""
    return sorted((say(name), code) for code, name in _names().items())


@cache
def _names() -> dict[str, str]:
    """By code, from the table that comes with the time zones (tzdata, iso3166.tab)."""
    table = resources.files("tzdata").joinpath("zoneinfo", "iso3166.tab")
    lines = table.read_text(encoding="utf-8").splitlines()
    found = dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))
    return {**found, **_NAMED_OTHERWISE}
