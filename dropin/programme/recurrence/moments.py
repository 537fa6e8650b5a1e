"""The moments of a rule that repeats within a day or names clock times (RFC 5545, 3.3.10).

Our own programme needs only dates; imported calendars may hold such rules, and python-dateutil
knows them. Clocks are naive, on one wall.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import islice

from dropin.programme.recurrence.periods import day_allowed
from dropin.programme.recurrence.rules import WITHIN_DAY, Rule, write_rule

_STEPS = {
    "WEEKLY": timedelta(weeks=1),
    "DAILY": timedelta(days=1),
    "HOURLY": timedelta(hours=1),
    "MINUTELY": timedelta(minutes=1),
    "SECONDLY": timedelta(seconds=1),
}


def moments(rule: Rule, start: datetime, first: datetime, end: datetime) -> Iterator[datetime]:
    """As ``dates``, with clock times: for rules that repeat within a day or name clock times.

    All are naive clocks on one wall. A COUNT is counted from the start each time.
    """
    last = min(end - timedelta.resolution, _last_of(rule))
    found: Iterator[datetime]
    if rule.count is not None:
        found = islice(_between(rule, start, last), rule.count)
    elif rule.frequency in WITHIN_DAY:
        found = _day_by_day(rule, start, first, last)
    else:
        found = _between(rule, _near(rule, start, first), last)
    return (moment for moment in found if moment >= first)


def _day_by_day(rule: Rule, start: datetime, first: datetime, last: datetime) -> Iterator[datetime]:
    """As ``_between``, but no step is taken through days on which the rule is never on."""
    low, high = max(start, first).toordinal(), last.toordinal()
    for day in filter(partial(day_allowed, rule), map(date.fromordinal, range(low, high + 1))):
        begin = datetime.combine(day, time.min)
        end = min(last, datetime.combine(day, time.max))
        found = _between(rule, _near(rule, start, begin), end)
        yield from (moment for moment in found if moment >= begin)


def _between(rule: Rule, begin: datetime, last: datetime) -> Iterator[datetime]:
    """From ``begin`` through ``last``, COUNT and UNTIL aside."""
    from dateutil.rrule import rrulestr  # few centres have such rules; the others start sooner

    text = write_rule(replace(rule, count=None, until=None, until_clock=None, until_in_utc=False))
    try:
        # With an end even a rule that never comes true stops searching.
        yield from rrulestr(f"{text};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=begin)
    except ValueError:  # its steps never meet the hours or minutes it names, found on the way
        return


def _near(rule: Rule, start: datetime, first: datetime) -> datetime:
    """``start``, moved by whole steps of the rule to shortly before ``first``.

    Always a step too early: BYSETPOS counts in a whole week only after the first.
    """
    if first <= start:
        return start
    step = _STEPS.get(rule.frequency)
    if step is None:
        return _years_near(rule.interval, start, first)
    steps = (first - start) // step // rule.interval - 1
    return start + max(0, steps) * rule.interval * step


def _years_near(interval: int, start: datetime, first: datetime) -> datetime:
    """``start``, moved by whole steps of ``interval`` years, which are whole steps of as many
    months too; a 29th of February stays one."""
    steps = max(0, (first.year - start.year - 1) // interval)
    for year in range(start.year + steps * interval, start.year, -interval):
        if (start.month, start.day) != (2, 29) or isleap(year):
            return start.replace(year=year)
    return start


def _last_of(rule: Rule) -> datetime:
    """The last moment that UNTIL lets through."""
    if rule.until is None:
        return datetime.max
    return datetime.combine(rule.until, rule.until_clock or time.max)
