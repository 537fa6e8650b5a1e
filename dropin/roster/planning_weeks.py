"""Which weeks can be planned, from which day, and what each is called."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.dates import Customs, day_range, week_start
from dropin.words import say

MOST_WEEKS = 8
_WEEKS_AHEAD = 12
_A_WEEK, _A_DAY = timedelta(weeks=1), timedelta(days=1)


def first_days(today: date, customs: Customs) -> list[date]:
    """The days a plan can start on: tomorrow, for what is left of this week, and each week after.

    Today is left alone: whoever is on duty today knows it already.
    """
    this_week = week_start(today, customs.first_weekday)
    starts = [this_week + number * _A_WEEK for number in range(1, _WEEKS_AHEAD + 1)]
    tomorrow = today + _A_DAY
    return [tomorrow, *starts] if tomorrow < starts[0] else starts


def start_nearest(wanted: date, today: date, customs: Customs) -> date:
    """The first day of a plan for the week of ``wanted``, or of the next that can be planned."""
    choices = first_days(today, customs)
    week = week_start(wanted, customs.first_weekday)
    return next((day for day in choices if day >= week), choices[-1])


def end_of(first: date, weeks: int, customs: Customs) -> date:
    """The day after so many weeks; a week that has begun counts as one."""
    return week_start(first, customs.first_weekday) + weeks * _A_WEEK


def week_name(first: date, today: date, customs: Customs) -> str:
    """``This week, from tomorrow``, ``Next week, 30 Nov – 6 Dec``, ``7 – 13 December``."""
    this_week = week_start(today, customs.first_weekday)
    if first < this_week + _A_WEEK:
        return say("This week, from tomorrow")
    days = day_range(first, first + _A_WEEK, customs, short=True)
    if first == this_week + _A_WEEK:
        return say("Next week, {days}", days=days)
    return days
