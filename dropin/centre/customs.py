"""What a country is used to: first weekday, 12 or 24 hours, date order, paper, currency.

First weekdays, hour cycles and paper are those of Unicode CLDR's supplemental data (weekData,
timeData, measurementData), currencies ISO 4217. Countries are ISO 3166 codes of two letters.
"""

from __future__ import annotations

from importlib import resources

from dropin.centre.model import Centre
from dropin.dates import Customs

_SUNDAY_FIRST = (
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT "
    "MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
)
_SATURDAY_FIRST = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"
_FRIDAY_FIRST = "MV"
_TWELVE_HOURS = (
    "AG AS AU BB BD BH BM BN BS CA CO CY DM DZ EG FJ FM GD GH GM GR GU GY IN IQ JM JO KH KI KN "
    "KR KW LB LC LR LY MH MO MP MR MW MY NA NZ OM PG PH PK PR PW QA SA SB SD SG SL SY SZ TC TN "
    "TT UM US VC VG VI VU WS YE ZM"
)
_MONTH_FIRST = "AS CA FM GU MH MP PH PR PW UM US VI"
_LETTER = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE"
_CURRENCIES = {
    "AED": "AE", "ARS": "AR", "AUD": "AU", "BDT": "BD", "BRL": "BR", "CAD": "CA", "CHF": "CH LI",
    "CLP": "CL", "CNY": "CN", "COP": "CO", "CRC": "CR", "CZK": "CZ", "DKK": "DK FO GL",
    "EGP": "EG", "GBP": "GB GG IM JE", "GHS": "GH", "HKD": "HK", "HUF": "HU", "IDR": "ID",
    "ILS": "IL", "INR": "IN", "ISK": "IS", "JMD": "JM", "JPY": "JP", "KES": "KE", "KRW": "KR",
    "LKR": "LK", "MAD": "MA", "MXN": "MX", "MYR": "MY", "NGN": "NG", "NOK": "NO", "NPR": "NP",
    "NZD": "NZ", "PEN": "PE", "PHP": "PH", "PKR": "PK", "PLN": "PL", "RON": "RO", "RSD": "RS",
    "SAR": "SA", "SEK": "SE", "SGD": "SG", "THB": "TH", "TND": "TN", "TRY": "TR", "TTD": "TT",
    "TWD": "TW", "UAH": "UA", "UGX": "UG", "USD": "AS EC GU MP PA PR SV UM US VI", "UYU": "UY",
    "VND": "VN", "XAF": "CM GA", "XOF": "CI SN", "ZAR": "ZA",
}  # fmt: skip


def customs_of_country(country: str) -> tuple[Customs, str, str]:
    """The customs, paper and currency of a country.

    Where it is unknown: weeks from Monday, 24 hours, A4, euro.
    """
    customs = Customs(
        twelve_hours=_listed(country, _TWELVE_HOURS),
        first_weekday=_first_weekday(country),
        month_first=_listed(country, _MONTH_FIRST),
    )
    return customs, "letter" if _listed(country, _LETTER) else "a4", _currency(country)


def country_of_zone(zone: str) -> str:
    """The country whose clocks an IANA zone names ("Europe/Dublin": "IE"); empty if unknown."""

    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab")
    for line in table.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) > 2 and columns[2] == zone:
            return columns[0]
    return ""


def new_centre(name: str, zone: str) -> Centre:
    """The settings a new centre begins with: its zone's country and what is usual there."""
    country = country_of_zone(zone)
    customs, paper, currency = customs_of_country(country)
    return Centre(
        name=name, zone=zone, country=country, customs=customs, paper=paper, currency=currency
    )


def _first_weekday(country: str) -> int:
    if _listed(country, _SUNDAY_FIRST):
        return 6
    if _listed(country, _FRIDAY_FIRST):
        return 4
    return 5 if _listed(country, _SATURDAY_FIRST) else 0


def _currency(country: str) -> str:
    for currency, countries in _CURRENCIES.items():
        if _listed(country, countries):
            return currency
    return "EUR"


def _listed(country: str, codes: str) -> bool:
    return country in codes.split()
