"""The centre: its name, customs and hours."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

from dropin.dates import Customs
from dropin.records import record
from dropin.words import Wording

PAPERS = ("a4", "letter", "a3", "tabloid")


@record
class Centre:
    """One centre, as its settings say. ``calendar_address``: where its programme is published."""

    name: str
    zone: str
    country: str = ""
    region: str = ""
    language: str = "en"
    customs: Customs = Customs()
    paper: str = "a4"
    currency: str = "EUR"
    wording: Wording = Wording()
    logo: bytes | None = None
    calendar_address: str = ""

    @property
    def time_zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@record
class Hours:
    """From ``opens`` to ``closes`` on one wall clock; past midnight where closes <= opens."""

    opens: time
    closes: time


@record
class SpecialDay:
    """A day whose hours replace its weekday's, with why ("Good Friday")."""

    id: int
    day: date
    hours: Hours
    name: str = ""


@record
class OpeningHours:
    """The usual week (each weekday's spans, Monday first) and the special days."""

    week: tuple[tuple[Hours, ...], ...] = ((),) * 7
    special_days: tuple[SpecialDay, ...] = ()

    def on(self, day: date) -> tuple[Hours, ...]:
        """The spans the centre is open that day; none on a day it never opens."""
        special = tuple(each.hours for each in self.special_days if each.day == day)
        return special or self.week[day.weekday()]
