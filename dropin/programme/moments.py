"""The moments of a rule that repeats within a day or names clock times (RFC 5545, 3.3.10).

Our own programme needs only dates; imported calendars may hold such rules. Clocks are naive, on
one wall. Spans that the rule closes (days, hours) are jumped over, so a rule that never comes
true ends with its range instead of searching for ever, as python-dateutil does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice

from dropin.programme.periods import aligned, day_allowed, periods, picked
from dropin.programme.rules import WITHIN_DAY, Rule

_DAY_SECONDS = 86_400
_UNIT_SECONDS = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}


def moments(rule: Rule, start: datetime, first: datetime, end: datetime) -> Iterator[datetime]:
    """As ``dates``, with clock times: for rules that repeat within a day or name clock times.

    All are naive clocks on one wall. A COUNT is counted from the start each time.
    """
    if rule.count is None:
        return _moments(rule, start, max(start, first), end)
    counted = islice(_moments(rule, start, start, end), rule.count)
    return (moment for moment in counted if moment >= first)


def _moments(rule: Rule, start: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """As ``moments``, COUNT aside."""
    high = _bounded(rule, high)
    if low >= high:
        return iter(())
    if rule.frequency in WITHIN_DAY:
        sets = _unit_sets(rule, start, low, high)
    else:
        sets = _day_sets(rule, start, low, high)
    return (
        moment
        for period in sets
        for moment in picked(period, rule.by_position)
        if low <= moment < high
    )


def _bounded(rule: Rule, high: datetime) -> datetime:
    """The end of the range, brought forward to just after UNTIL."""
    if rule.until is None or rule.until == date.max:
        return high
    if rule.until_clock is None:
        return min(high, datetime.combine(rule.until + timedelta(days=1), time.min))
    return min(high, datetime.combine(rule.until, rule.until_clock) + timedelta(seconds=1))


def _day_sets(
    rule: Rule, start: datetime, low: datetime, high: datetime
) -> Iterator[Sequence[datetime]]:
    clocks = [
        time(hour, minute, second)
        for hour in sorted(rule.by_hour or (start.hour,))
        for minute in sorted(rule.by_minute or (start.minute,))
        for second in sorted(rule.by_second or (start.second,))
    ]
    for days in periods(rule, start.date(), low.toordinal(), high.toordinal() + 1):
        yield [datetime.combine(date.fromordinal(day), at) for day in days for at in clocks]


def _unit_sets(
    rule: Rule, start: datetime, low: datetime, high: datetime
) -> Iterator[Sequence[datetime]]:
    """The moments of each hour, minute or second stepped through, jumping over closed spans."""
    unit = _UNIT_SECONDS[rule.frequency]
    step = unit * rule.interval
    origin = _seconds(start) // unit * unit
    at = aligned(origin, step, _seconds(low) // unit * unit)
    while at <= _seconds(high):
        moment = datetime.min + timedelta(seconds=at)
        closed = _closed_seconds(rule, moment)
        if closed:
            at = aligned(origin, step, at // closed * closed + closed)
            continue
        yield _unit_moments(rule, start, moment)
        at += step


def _closed_seconds(rule: Rule, moment: datetime) -> int:
    """How long a span around ``moment`` the limiting parts rule out; 0 if they let it through."""
    if not day_allowed(rule, moment.date()):
        return _DAY_SECONDS
    if rule.by_hour and moment.hour not in rule.by_hour:
        return 3600
    if rule.by_minute and rule.frequency != "HOURLY" and moment.minute not in rule.by_minute:
        return 60
    if rule.by_second and rule.frequency == "SECONDLY" and moment.second not in rule.by_second:
        return 1
    return 0


def _unit_moments(rule: Rule, start: datetime, moment: datetime) -> list[datetime]:
    minutes: Sequence[int] = (moment.minute,)
    seconds: Sequence[int] = (moment.second,)
    if rule.frequency == "HOURLY":
        minutes = sorted(rule.by_minute or (start.minute,))
    if rule.frequency != "SECONDLY":
        seconds = sorted(rule.by_second or (start.second,))
    return [moment.replace(minute=m, second=s) for m in minutes for s in seconds]


def _seconds(moment: datetime) -> int:
    since = moment - datetime.min
    return since.days * _DAY_SECONDS + since.seconds
