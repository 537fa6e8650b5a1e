"""When an activity comes to its end, by its rules and picked dates alone."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.programme.model import DATED, Activity, ActivityTime
from dropin.programme.recurrence.rule_dates import ends_on
from dropin.programme.recurrence.rules import parse_rule


def has_ended(activity: Activity, today: date) -> bool:
    """Whether every time of the activity had its last date before ``today``."""
    end = end_of(activity)
    return end is not None and end <= today


def end_of(activity: Activity) -> date | None:
    """The day after its very last date; None while any of its times goes on.

    Changes of single dates and the ranges of terms are not looked at. Without times, or with one
    that is words alone, it goes on.
    """
    ends = [_end_of(each) for each in activity.times]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def _end_of(each: ActivityTime) -> date | None:
    if each.dating != DATED:
        return None
    lasts = list(each.added)
    if each.rule:
        last = ends_on(parse_rule(each.rule), each.starts_on)
        if last is None:
            return None
        lasts.append(last)
    elif each.starts_on is not None:
        lasts.append(each.starts_on)
    return max(lasts) + timedelta(days=1) if lasts else None
