"""What is usual in a country, and its public holidays."""

from __future__ import annotations

from datetime import date

import pytest

from dropin.centre.customs import country_of_zone, customs_of_country, new_centre
from dropin.centre.public_holidays import public_holidays, regions
from dropin.dates import Customs
from dropin.errors import KnownError


@pytest.mark.parametrize(
    ("zone", "country", "customs", "paper", "currency"),
    [
        ("Europe/Dublin", "IE", Customs(), "a4", "EUR"),
        ("Europe/London", "GB", Customs(), "a4", "GBP"),
        ("America/New_York", "US", Customs(True, 6, True), "letter", "USD"),
        ("America/Toronto", "CA", Customs(True, 6, True), "letter", "CAD"),
        ("Asia/Tokyo", "JP", Customs(False, 6), "a4", "JPY"),
        ("Africa/Cairo", "EG", Customs(True, 5), "a4", "EGP"),
        ("Asia/Kolkata", "IN", Customs(True, 6), "a4", "INR"),
        ("Indian/Maldives", "MV", Customs(False, 4), "a4", "EUR"),
        ("Africa/Lagos", "NG", Customs(), "a4", "NGN"),
        ("UTC", "", Customs(), "a4", "EUR"),
        ("Mars/Olympus", "", Customs(), "a4", "EUR"),
    ],
)
def test_a_new_centre_follows_its_country(
    zone: str, country: str, customs: Customs, paper: str, currency: str
) -> None:
    assert country_of_zone(zone) == country
    assert customs_of_country(country) == (customs, paper, currency)
    settings = new_centre("The Den", zone)
    assert (settings.country, settings.customs, settings.paper) == (country, customs, paper)


def test_public_holidays_of_a_country_and_of_a_region() -> None:
    days = dict(public_holidays("IE", "", [2026, 2027]))
    assert date(2026, 3, 17) in days
    assert date(2027, 12, 25) in days
    assert date(2026, 2, 16) in dict(public_holidays("CA", "ON", [2026]))
    assert "ON" in regions("CA")


def test_where_holidays_are_not_known_one_is_told_what_to_do() -> None:
    for country, region in (("XX", ""), ("IE", "ATLANTIS")):
        with pytest.raises(KnownError, match="add the days as closures"):
            public_holidays(country, region, [2026])
