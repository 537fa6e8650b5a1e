"""The time zones one may live by."""

from __future__ import annotations

from zoneinfo import available_timezones

_OLD_NAMES = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


def zone_names(chosen: str) -> list[str]:
    """The zones named by place, UTC, and ``chosen`` even where its name is an old one."""
    places = {zone for zone in available_timezones() if "/" in zone}
    return sorted({zone for zone in places if not zone.startswith(_OLD_NAMES)} | {"UTC", chosen})
