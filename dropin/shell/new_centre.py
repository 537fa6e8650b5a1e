"""A new centre's file, with what every centre starts from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dropin.centre.customs import country_of_zone, customs_of_country
from dropin.centre.model import Centre
from dropin.centre.operations import save_centre
from dropin.programme.surroundings import add_usual_categories
from dropin.storage.file import CentreFile


def start_centre(
    path: Path,
    *,
    clock: Callable[[], datetime],
    who: str,
    name: str,
    zone: str | None = None,
) -> CentreFile:
    """Make the file at ``path`` for the centre ``name`` and leave it open.

    ``zone`` is an IANA name; without one, this computer's. The zone's country gives the customs
    (first weekday, clock, paper, currency), all of which Settings can change. Raises KnownError
    for an unknown zone and where the file cannot be made; no file is left then.
    """
    settings = settings_for(name, zone or system_zone())
    file = CentreFile.create(path, clock=clock, who=who)
    save_centre(file, settings)
    add_usual_categories(file)
    return file


def settings_for(name: str, zone: str) -> Centre:
    """A centre with the customs of the country its zone lies in."""
    country = country_of_zone(zone)
    customs, paper, currency = customs_of_country(country)
    return Centre(
        name=name, zone=zone, country=country, customs=customs, paper=paper, currency=currency
    )


def system_zone() -> str:
    """The IANA name of this computer's time zone, UTC where it has none."""
    from PySide6.QtCore import QTimeZone  # the one place that knows Windows' own zone names

    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii")
    return name or "UTC"
