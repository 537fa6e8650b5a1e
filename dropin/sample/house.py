"""The sample's house: settings, places, hours, terms, and when it is shut."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.centre.model import Centre, Hours, SpecialDay
from dropin.centre.operations import add_special_day, save_centre, save_week
from dropin.centre.public_holidays import public_holidays
from dropin.dates import read_clock
from dropin.errors import KnownError
from dropin.programme.model import Closure, Place, Term
from dropin.programme.operations import add_usual_categories, save_closure, save_place, save_term
from dropin.programme.store import places
from dropin.sample.making import Data, Making, clock_or_none


def furnish(making: Making, house: Data, settings: Centre) -> None:
    file = making.file
    save_centre(file, settings)
    save_week(file, tuple(tuple(_hours(*span) for span in spans) for spans in house["opening"]))
    add_usual_categories(file)
    for each in house["places"]:
        save_place(file, Place(0, **each))
    for year in making.each_year():
        for each in house["terms"]:
            term = Term(0, each["name"], _in(year, each["from"]), _in(year, each["until"]))
            save_term(file, term)


def close(making: Making, house: Data, country: str) -> None:
    """Public holidays, some with hours of their own, and the closures of every year."""
    place_ids = {each.name: each.id for each in places(making.file)}
    for day, name in _holidays(country, making):
        if f"{day:%m-%d}" in house["holidays_with_hours"]:
            hours = _hours(*house["holiday_hours"])
            add_special_day(making.file, SpecialDay(0, day, hours, name))
        else:
            save_closure(making.file, Closure(0, day, day + timedelta(days=1), reason=name))
    for year in making.each_year():
        for each in house["closures"]:
            first, end = _in(year, each["from"]), _in(year, each["until"])
            if end <= first:
                end = _in(year + 1, each["until"])
            save_closure(making.file, _closure(each, first, end, place_ids))
    for each in house["coming_closures"]:
        first = making.day(each["week"], each["weekday"])
        end = first + timedelta(days=each["days"])
        save_closure(making.file, _closure(each, first, end, place_ids))


def _closure(each: Data, first: date, end: date, place_ids: dict[str, int]) -> Closure:
    starts_at, ends_at = map(clock_or_none, each.get("hours", (None, None)))
    place_id = place_ids[each["place"]] if "place" in each else None
    return Closure(0, first, end, starts_at, ends_at, place_id, each["reason"])


def _holidays(country: str, making: Making) -> list[tuple[date, str]]:
    try:
        return public_holidays(country, "", making.each_year())
    except KnownError:
        return []  # a sample does without, where they are not known


def _hours(opens: str, closes: str) -> Hours:
    return Hours(read_clock(opens), read_clock(closes))


def _in(year: int, month_and_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_and_day}")
