"""The dates of a recurrence rule (RFC 5545, sections 3.3.10 and 3.8.5.3).

Works on day numbers (``date.toordinal``) and jumps to the window asked for, so ten years of
history cost nothing. Agrees with python-dateutil: a start that does not match its own rule is
not one of its dates, and BYWEEKNO without BYDAY means every day of that week. It differs where
dateutil departs from the standard: ``BYDAY=MO,2TU`` is every Monday and the second Tuesday, and
BYSETPOS counts in whole weeks, also in the first.
Ranges include their start and exclude their end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import islice

from dropin.programme.recurrence.periods import (
    aligned,
    anchor,
    first_week,
    periods,
    picked,
    week_offsets,
)
from dropin.programme.recurrence.rules import WITHIN_DAY, Rule, RuleError
from dropin.words import Message

# The Gregorian calendar repeats after 400 years: what has not come by then never will.
_CYCLE_DAYS = 146_097
_LAST_DAY = date.max.toordinal()


def dates(rule: Rule, start: date | None, first: date, end: date) -> Iterator[date]:
    """The dates of ``rule`` from ``first`` up to but not including ``end``, in order.

    ``start`` (DTSTART) is the day it counts from and begins with. None means no known
    beginning: the rule holds for all dates. A COUNT not used up within 400 years is endless.

    Raises RuleError for a rule that needs a start and has none, and for one that needs
    ``moments``.
    """
    return map(date.fromordinal, _day_numbers(rule, start, first.toordinal(), end.toordinal()))


def ends_on(rule: Rule, start: date | None) -> date | None:
    """The last date of a finite rule; None if it never ends or has no date at all."""
    if rule.count is not None:
        last = last_counted(rule, start)
        return None if last is None else date.fromordinal(last)
    if rule.until is None:
        return None
    return _last_before(rule, start, rule.until.toordinal() + 1)


def is_within_day(rule: Rule) -> bool:
    """Whether one date may hold several of its moments, or their clock is set by the rule."""
    clock_parts = rule.by_hour or rule.by_minute or rule.by_second
    return rule.frequency in WITHIN_DAY or bool(clock_parts)


def settle_until(rule: Rule, clock: time | None, zone: tzinfo) -> Rule:
    """The rule with a date-time UNTIL turned into the last date it allows on the wall.

    ``clock`` is when the activity starts; None is a whole day, whose UNTIL counts by its date.
    ``zone`` is the wall's. A rule within the day keeps the clock of its UNTIL, on the wall.
    """
    if rule.until is None or rule.until_clock is None:
        return rule
    wall = datetime.combine(rule.until, rule.until_clock)
    # The years 1 and 9999 stand for "never" and "always"; a shift would leave the calendar.
    if rule.until_in_utc and clock is not None and 1 < wall.year < date.max.year:
        wall = wall.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    if is_within_day(rule):
        return replace(rule, until=wall.date(), until_clock=wall.time(), until_in_utc=False)
    last = wall.date()
    if clock is not None and clock > wall.time() and last > date.min:
        last -= timedelta(days=1)
    return replace(rule, until=last, until_clock=None, until_in_utc=False)


# Day numbers


def _day_numbers(rule: Rule, start: date | None, low: int, high: int) -> Iterable[int]:
    """As ``dates``, in day numbers."""
    if is_within_day(rule):
        raise RuleError(Message("This rule sets clock times; it has more than dates."))
    if start is not None:
        low = max(low, start.toordinal())
    if rule.until is not None:
        high = min(high, rule.until.toordinal() + 1)
    if rule.count is not None:
        last = last_counted(rule, start)
        high = high if last is None else min(high, last + 1)
    return _uncounted(rule, start, low, high)


def _uncounted(rule: Rule, start: date | None, low: int, high: int) -> Iterable[int]:
    _check_start(rule, start)
    if low >= high:
        return ()
    if not (rule.by_position or rule.by_month or rule.by_month_day):
        if rule.frequency == "WEEKLY":
            return _plain_weeks(rule, start, low, high)
        if rule.frequency == "DAILY" and not rule.by_day:
            return range(aligned(anchor(start), rule.interval, low), high, rule.interval)
    return (
        day
        for period in periods(rule, start, low, high)
        for day in picked(period, rule.by_position)
        if low <= day < high
    )


def _plain_weeks(rule: Rule, start: date | None, low: int, high: int) -> Iterable[int]:
    """Weeks with nothing to filter but the two ends: most of a centre's programme."""
    offsets = week_offsets(rule, start)
    step = 7 * rule.interval
    week = first_week(rule, start, low)
    if len(offsets) == 1:
        day = week + offsets[0]
        return range(day if day >= low else day + step, high, step)
    return (
        week + offset
        for week in range(week, high, step)
        for offset in offsets
        if low <= week + offset < high
    )


@lru_cache(maxsize=4096)
def last_counted(rule: Rule, start: date | None) -> int | None:
    """The day number on which COUNT is used up; None if it is not within 400 years.

    Cached, for this is the one part that walks from the start.
    """
    _check_start(rule, start)
    assert rule.count is not None
    low = anchor(start)
    high = min(low + _CYCLE_DAYS, _LAST_DAY + 1)
    return next(islice(_uncounted(rule, start, low, high), rule.count - 1, None), None)


def _last_before(rule: Rule, start: date | None, high: int) -> date | None:
    low = anchor(start)
    reach = 32
    while True:
        window = max(low, high - reach)
        day = max(_uncounted(rule, start, window, high), default=None)
        if day is not None:
            return date.fromordinal(day)
        if window == low or reach > _CYCLE_DAYS:
            return None
        reach *= 8


def _check_start(rule: Rule, start: date | None) -> None:
    """Raises RuleError for a rule that says too little without a start."""
    if start is not None:
        return
    if rule.interval != 1 or rule.count is not None:
        raise RuleError(Message("A rule that counts needs the date it starts on."))
    if rule.frequency == "DAILY" or rule.by_day:
        return
    if rule.frequency == "WEEKLY" or not (rule.by_month_day or rule.by_year_day or rule.by_week):
        raise RuleError(Message("A rule without a weekday or day needs the date it starts on."))
