"""Which dates are meant by dates written without a year, or as 5/11.

A year that is not written is never guessed where two would do: a weekday beside the date, or the
series it begins, may settle it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dropin.dates import MONTHS, Customs, day_long, month_name, weekday_name
from dropin.programme.plain_words.tokens import SpokenDate
from dropin.records import record
from dropin.words import Message

_LEAP_YEAR = 2024
_SOME_YEARS = 9  # within which every date of the calendar comes, 29 February too


@record
class Settled:
    """One written date and the date it is taken for. ``sure`` is False where others would do."""

    spoken: SpokenDate
    day: date
    sure: bool = True
    others: tuple[date, ...] = ()


def plain_date(day: date) -> str:
    """The date in words that can be read in one way only."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def plain_day(spoken: SpokenDate) -> str:
    """The date in words as it was written, its year left out where it was."""
    year = f" {spoken.year}" if spoken.year is not None else ""
    return f"{spoken.day} {MONTHS[spoken.month - 1]}{year}"


def day_label(spoken: SpokenDate, customs: Customs) -> str:
    """The date as an answer to choose."""
    if spoken.year is not None:
        return day_long(date(spoken.year, spoken.month, spoken.day), customs)
    return f"{spoken.day} {month_name(spoken.month)}"


def impossible(spoken: SpokenDate) -> Message | None:
    """Why there is no such date, or None. Day 0 stands for a month as a whole."""
    if not 1 <= spoken.month <= 12:
        return Message("There is no month {month}.", month=spoken.month)
    if spoken.year is not None and not 1900 <= spoken.year <= 2199:
        return Message("The year {year} is out of reach.", year=spoken.year)
    if spoken.day == 0 and not spoken.numeric:
        return None
    if 1 <= spoken.day <= monthrange(spoken.year or _LEAP_YEAR, spoken.month)[1]:
        return None
    month = month_name(spoken.month)
    if spoken.year is not None and spoken.day == 29:
        return Message("{year} has no 29 {month}.", year=spoken.year, month=month)
    return Message("{month} has no day {day}.", month=month, day=spoken.day)


def turned(spoken: Sequence[SpokenDate], customs: Customs) -> tuple[list[SpokenDate], bool]:
    """Dates like 5/11 with day and month the right way round, and whether that is sure.

    One date of them that can only be read one way, or has its weekday beside it, settles all.
    """
    numeric = [item for item in spoken if item.numeric]
    orders = {order for item in numeric for order in (_orders(item),) if len(order) == 1}
    if len(orders) == 1:
        month_first = next(iter(orders))[0]
        return [_turn(item, month_first) for item in spoken], True
    sure = all(item.day == item.month for item in numeric) and not orders
    return [_turn(item, customs.month_first) for item in spoken], sure


def nearest(spoken: SpokenDate, near: date) -> date:
    """The date as written; without its year the one nearest to ``near``."""
    if spoken.year is not None:
        return date(spoken.year, spoken.month, spoken.day)
    return min(_in_years(spoken, near), key=lambda day: (abs((day - near).days), day))


def settle_picked(spoken: Sequence[SpokenDate], today: date) -> list[Settled]:
    """Dates picked by hand, in the order written: each after the one before it."""
    settled: list[Settled] = []
    for item in spoken:
        after = settled[-1] if settled else None
        settled.append(_settle_one(item, today, after))
    return settled


def settle_start(
    spoken: SpokenDate, weekdays: Iterable[int], today: date, *, must_agree: bool
) -> Settled:
    """The day a series begins: the nearest that is one of its weekdays.

    ``must_agree``: the series is weekly, so that a first day on another weekday is doubtful.
    """
    if spoken.year is not None:
        return _with_weekday(spoken, date(spoken.year, spoken.month, spoken.day))
    days = _in_years(spoken, today)
    wanted = {spoken.weekday} if spoken.weekday is not None else set(weekdays)
    agreeing = [day for day in days if day.weekday() in wanted]
    near = nearest(spoken, today)
    if len(agreeing) == 1 or near in agreeing:
        return Settled(spoken, agreeing[0] if len(agreeing) == 1 else near)
    if spoken.weekday is None and not (must_agree and wanted):
        return Settled(spoken, near)
    return Settled(spoken, near, False, tuple(day for day in days if abs((day - today).days) < 366))


def settle_end(spoken: SpokenDate, start: date) -> Settled:
    """The last day of a series: the next such day after ``start``, unless nearly a year away."""
    if spoken.year is not None:
        return _with_weekday(spoken, date(spoken.year, spoken.month, spoken.day))
    later = [day for day in _in_years(spoken, start) if day >= start]
    if spoken.weekday is not None:
        later = [day for day in later if day.weekday() == spoken.weekday] or later
    sure = (later[0] - start).days < 300 and spoken.weekday in (None, later[0].weekday())
    before = tuple(day for day in _in_years(spoken, start) if day < start)[-1:]
    return Settled(spoken, later[0], sure, (later[0], *before))


def contradiction(spoken: SpokenDate, day: date, customs: Customs) -> Message | None:
    """What to say where the weekday written beside a date is not its weekday."""
    if spoken.weekday is None or spoken.weekday == day.weekday():
        return None
    return Message(
        "{day} is not a {weekday}.",
        day=day_long(day, customs),
        weekday=weekday_name(spoken.weekday),
    )


def _orders(item: SpokenDate) -> tuple[bool, ...]:
    """The orders, as "the month comes first", in which a numeric date is possible."""
    found = []
    for month_first in (False, True):
        turned_item = _turn(item, month_first)
        if impossible(turned_item) is None:
            found.append((month_first, turned_item))
    if item.weekday is not None and item.year is not None and len(found) == 2:
        found = [
            (month_first, turned_item)
            for month_first, turned_item in found
            if _written(turned_item).weekday() == item.weekday
        ] or found
    return tuple(month_first for month_first, _ in found)


def _written(spoken: SpokenDate) -> date:
    return date(spoken.year or _LEAP_YEAR, spoken.month, spoken.day)


def _turn(item: SpokenDate, month_first: bool) -> SpokenDate:
    if not item.numeric:
        return item
    if month_first:
        return replace(item, day=item.month, month=item.day, numeric=False)
    return replace(item, numeric=False)


def _in_years(spoken: SpokenDate, near: date) -> list[date]:
    """The date in last, this and next year; 29 February in the nearest years that have one."""
    days = []
    for year in range(near.year - _SOME_YEARS, near.year + _SOME_YEARS):
        if spoken.day <= monthrange(year, spoken.month)[1]:
            days.append(date(year, spoken.month, spoken.day))
    around = [day for day in days if abs(day.year - near.year) <= 1]
    return around if len(around) > 1 else sorted(days, key=lambda d: abs((d - near).days))[:2]


def _settle_one(spoken: SpokenDate, today: date, after: Settled | None) -> Settled:
    if spoken.year is not None:
        return _with_weekday(spoken, date(spoken.year, spoken.month, spoken.day))
    days = [day for day in _in_years(spoken, today) if day.year >= today.year]
    days = days or sorted(_in_years(spoken, today))[-1:]
    agreeing = [day for day in days if day.weekday() == spoken.weekday]
    if len(agreeing) == 1:
        return Settled(spoken, agreeing[0])
    upcoming = [day for day in agreeing or days if day >= (after.day if after else today)]
    guess = upcoming[0] if upcoming else days[-1]
    return Settled(spoken, guess, False, tuple(sorted(days, key=lambda day: day != guess)))


def _with_weekday(spoken: SpokenDate, day: date) -> Settled:
    sure = spoken.weekday in (None, day.weekday())
    return Settled(spoken, day, sure, () if sure else (day,))
