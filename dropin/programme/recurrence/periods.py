"""The periods a rule steps through (days, weeks, months or years), each with its set of days.

This is where BYMONTH, BYDAY and their like are read (the table in RFC 5545, section 3.3.10).
Days are day numbers (``date.toordinal``): day 1 is a Monday, the 1st of January of the year 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from dropin.programme.recurrence.rules import Rule

_Item = TypeVar("_Item")
_LAST_DAY = date.max.toordinal()


def periods(rule: Rule, start: date | None, low: int, high: int) -> Iterator[Sequence[int]]:
    """The sorted day numbers of each period that touches the range, before BYSETPOS."""
    if rule.frequency == "DAILY":
        return _daily(rule, start, low, high)
    if rule.frequency == "WEEKLY":
        return _weekly(rule, start, low, high)
    if rule.frequency == "MONTHLY":
        return _monthly(rule, start, low, high)
    return _yearly(rule, start, low, high)


def picked(period: Sequence[_Item], positions: tuple[int, ...]) -> Sequence[_Item]:
    """The items at BYSETPOS, in order; all without one."""
    if not positions:
        return period
    size = len(period)
    places = {place - 1 if place > 0 else size + place for place in positions}
    return [period[place] for place in sorted(places) if 0 <= place < size]


def first_week(rule: Rule, start: date | None, low: int) -> int:
    """The first day of the first week of the rule that reaches ``low`` or later."""
    origin = anchor(start)
    week = origin - (origin - 1 - rule.week_start) % 7
    return aligned(week, 7 * rule.interval, low - 6)


def week_offsets(rule: Rule, start: date | None) -> list[int]:
    """The days of the rule's week, counted from the week's first."""
    if rule.by_day:
        return sorted({(weekday - rule.week_start) % 7 for _, weekday in rule.by_day})
    return [(anchor(start) - 1 - rule.week_start) % 7]


def day_allowed(rule: Rule, day: date) -> bool:
    """Whether the parts that only limit a rule of days or less let this day through."""
    if rule.by_month and day.month not in rule.by_month:
        return False
    if rule.by_day and all(day.weekday() != weekday for _, weekday in rule.by_day):
        return False
    number = day.toordinal()
    if rule.by_month_day:
        return number in _numbered(rule.by_month_day, *month_span(day.year, day.month))
    if rule.by_year_day:
        span = (_year_start(day.year), _year_start(day.year + 1))
        return number in _numbered(rule.by_year_day, *span)
    return True


def anchor(start: date | None) -> int:
    """The day number counted from. Day 1 is a Monday, the 1st of January of the year 1."""
    return 1 if start is None else start.toordinal()


def aligned(origin: int, step: int, low: int) -> int:
    """The first of ``origin``, ``origin + step`` … that is not before ``low``."""
    return origin + max(0, -(-(low - origin) // step)) * step


@lru_cache(maxsize=1024)
def month_shape(
    by_day: tuple[tuple[int, int], ...], by_month_day: tuple[int, ...], begin: int, length: int
) -> tuple[int, ...]:
    """The days of a month, counted from its first as 0.

    A month has one of four lengths and begins on one of seven weekdays, ``begin`` as day number:
    worth remembering, for counted weekdays are common in a programme.
    """
    span = (begin, begin + length)
    days = _weekdays_within(by_day, *span) if by_day else set(range(*span))
    if by_month_day:
        days &= _numbered(by_month_day, *span)
    return tuple(sorted(day - begin for day in days))


@lru_cache(maxsize=1024)
def month_span(year: int, month: int) -> tuple[int, int]:
    """The day numbers a month begins with and ends before."""
    begin = date(year, month, 1).toordinal()
    if month == 12:
        return begin, begin + 31
    return begin, date(year, month + 1, 1).toordinal()


def _daily(rule: Rule, start: date | None, low: int, high: int) -> Iterator[Sequence[int]]:
    for number in range(aligned(anchor(start), rule.interval, low), high, rule.interval):
        if day_allowed(rule, date.fromordinal(number)):
            yield (number,)


def _weekly(rule: Rule, start: date | None, low: int, high: int) -> Iterator[Sequence[int]]:
    offsets = week_offsets(rule, start)
    for week in range(first_week(rule, start, low), high, 7 * rule.interval):
        days = [week + offset for offset in offsets if 0 < week + offset <= _LAST_DAY]
        if rule.by_month:
            days = [day for day in days if date.fromordinal(day).month in rule.by_month]
        yield days


def _monthly(rule: Rule, start: date | None, low: int, high: int) -> Iterator[Sequence[int]]:
    origin = date.fromordinal(anchor(start))
    reached = date.fromordinal(low)
    begin = origin.year * 12 + origin.month - 1
    month = aligned(begin, rule.interval, reached.year * 12 + reached.month - 1)
    last = date.fromordinal(high - 1)
    for index in range(month, last.year * 12 + last.month, rule.interval):
        yield _month_days(rule, index // 12, index % 12 + 1, origin.day)


def _yearly(rule: Rule, start: date | None, low: int, high: int) -> Iterator[Sequence[int]]:
    origin = date.fromordinal(anchor(start))
    year = aligned(origin.year, rule.interval, date.fromordinal(low).year)
    for each in range(year, date.fromordinal(high - 1).year + 1, rule.interval):
        yield _year_days(rule, each, origin)


def _month_days(rule: Rule, year: int, month: int, start_day: int) -> list[int]:
    if rule.by_month and month not in rule.by_month:
        return []
    begin, stop = month_span(year, month)
    by_month_day = rule.by_month_day if rule.by_day or rule.by_month_day else (start_day,)
    return [
        begin + offset for offset in month_shape(rule.by_day, by_month_day, begin % 7, stop - begin)
    ]


def _year_days(rule: Rule, year: int, start: date) -> list[int]:
    sets = list(_year_sets(rule, year))
    if sets:
        return sorted(set.intersection(*sets))
    months = rule.by_month or (start.month,)
    return sorted(
        day for month in months for day in _numbered((start.day,), *month_span(year, month))
    )


def _year_sets(rule: Rule, year: int) -> Iterator[set[int]]:
    """One set of day numbers for each part of the rule; a date must be in all of them."""
    whole = (_year_start(year), _year_start(year + 1))
    months = [month_span(year, month) for month in rule.by_month or range(1, 13)]
    if rule.by_year_day:
        yield _numbered(rule.by_year_day, *whole)
    if rule.by_week:
        yield _weeks_within(rule, year)
    if rule.by_month_day:
        yield {day for span in months for day in _numbered(rule.by_month_day, *span)}
    if rule.by_day:
        spans = months if rule.by_month else [whole]
        yield {day for span in spans for day in _weekdays_within(rule.by_day, *span)}
    elif rule.by_month and (rule.by_year_day or rule.by_week):
        yield {day for span in months for day in range(*span)}


def _numbered(numbers: tuple[int, ...], begin: int, stop: int) -> set[int]:
    """The nth days of a span, counted from its end where negative."""
    days = {begin + n - 1 if n > 0 else stop + n for n in numbers}
    return {day for day in days if begin <= day < stop}


def _weekdays_within(by_day: tuple[tuple[int, int], ...], begin: int, stop: int) -> set[int]:
    """The weekdays of a span, or the nth of them, counted from its end where negative."""
    days: set[int] = set()
    for ordinal, weekday in by_day:
        earliest = begin + (weekday - begin + 1) % 7
        every = range(earliest, stop, 7)
        if ordinal == 0:
            days.update(every)
        elif abs(ordinal) <= len(every):
            days.add(every[ordinal - 1 if ordinal > 0 else ordinal])
    return days


def _weeks_within(rule: Rule, year: int) -> set[int]:
    """The days of a calendar year in the weeks named; a week belongs to the year of most of it."""
    days: set[int] = set()
    for week_year in (year - 1, year, year + 1):
        begin = _first_numbered_week(week_year, rule.week_start)
        stop = _first_numbered_week(week_year + 1, rule.week_start)
        for number in rule.by_week:
            week = begin + 7 * (number - 1) if number > 0 else stop + 7 * number
            if begin <= week < stop:
                days.update(range(week, week + 7))
    return {day for day in days if _year_start(year) <= day < _year_start(year + 1)}


def _first_numbered_week(year: int, week_start: int) -> int:
    """The first day of week 1: the week that holds the 4th of January (ISO 8601)."""
    fourth = _year_start(year) + 3
    return fourth - (fourth - 1 - week_start) % 7


def _year_start(year: int) -> int:
    """The day number of the 1st of January, also of the years 0 and 10000."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + 1
