"""The public holidays of a country, offered as closures or as days with special hours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dropin.errors import KnownError
from dropin.words import say


def public_holidays(country: str, region: str, years: Iterable[int]) -> list[tuple[date, str]]:
    """Each public holiday of these years with its name in the country's language, in order.

    ``region`` is the ISO 3166-2 subdivision without the country ("ON"), or empty. Raises
    KnownError for a country or region whose holidays are not known.
    """
    import holidays  # takes a third of a second, and only Settings and the sample ask

    try:
        found = holidays.country_holidays(country, subdiv=region or None, years=list(years))
    except NotImplementedError as error:
        raise KnownError(
            say("The public holidays of this country or region are not known here."),
            say("Check the country in the settings, or add the days as closures yourself."),
        ) from error
    return sorted(found.items())


def regions(country: str) -> tuple[str, ...]:
    """The regions of a country with holidays of their own; none where it is unknown."""
    import holidays  # as above

    return tuple(holidays.list_supported_countries().get(country, ()))
