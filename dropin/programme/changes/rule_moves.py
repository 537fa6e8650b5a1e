"""A rule of recurrence moved to another day because one of its dates was dragged there.

What is moved is the weekday, ordinal or day of the month that gave the dragged date; the rest of
the rule stays. "2nd and 4th Tuesday" dragged to a 2nd Wednesday is the 2nd and 4th Wednesday.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dropin.dates import week_start
from dropin.programme.recurrence.rules import Rule
from dropin.records import record


@record
class MovedRule:
    """The rule as moved, and where it puts each date the old rule gave."""

    rule: Rule
    place: Callable[[date], date]


def moved_rule(rule: Rule, origin: date, target: date) -> MovedRule | None:
    """The rule whose date ``origin`` is on ``target`` instead; None where no rule says that."""
    if rule.by_position or rule.by_week or rule.by_year_day:
        return None
    if rule.frequency == "WEEKLY" and not rule.by_month:
        return _weekly(rule, origin, target)
    same_month = (origin.year, origin.month) == (target.year, target.month)
    if rule.by_day:
        counts_in_months = rule.frequency == "MONTHLY" or bool(rule.by_month)
        if counts_in_months and same_month and not rule.by_month_day:
            return _nth_weekday(rule, origin, target)
        return None
    if rule.frequency == "MONTHLY" and same_month:
        return _day_of_month(rule, target)
    if rule.frequency == "YEARLY" and len(rule.by_month) < 2:
        return _day_of_year(rule, target)
    return None


def nth_of_month(year: int, month: int, ordinal: int, weekday: int) -> date | None:
    """The nth such weekday of a month, counted from its end where negative."""
    if ordinal > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (ordinal - 1))
    else:
        last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-ordinal - 1))
    return day if day.month == month else None


def _weekly(rule: Rule, origin: date, target: date) -> MovedRule | None:
    shift = target - origin
    others = [each for each in rule.by_day if each[1] != origin.weekday()]
    if not others:
        weekday = (0, target.weekday())
        moved = replace(rule, by_day=(weekday,)) if rule.by_day else rule
        return MovedRule(moved, lambda day: day + shift)
    weeks = {week_start(day, rule.week_start) for day in (origin, target)}
    if rule.interval > 1 and len(weeks) > 1:
        return None  # the moved weekday would fall into the weeks between
    by_day = tuple(sorted({*others, (0, target.weekday())}))
    return MovedRule(
        replace(rule, by_day=by_day),
        lambda day: day + shift if day.weekday() == origin.weekday() else day,
    )


def _nth_weekday(rule: Rule, origin: date, target: date) -> MovedRule | None:
    entry = next((each for each in rule.by_day if _is_nth(origin, *each)), None)
    if entry is None:
        return None
    ordinal, weekday = entry
    if _is_nth(target, ordinal, target.weekday()):
        changed = {each: (each[0], target.weekday()) for each in rule.by_day if each[1] == weekday}
    else:
        changed = {entry: ((target.day + 6) // 7, target.weekday())}
    by_day = tuple(sorted({changed.get(each, each) for each in rule.by_day}))

    def place(day: date) -> date:
        for before, after in changed.items():
            if _is_nth(day, *before):
                return nth_of_month(day.year, day.month, *after) or day
        return day

    return MovedRule(replace(rule, by_day=by_day), place)


def _day_of_month(rule: Rule, target: date) -> MovedRule | None:
    if len(rule.by_month_day) > 1 or any(number < 0 for number in rule.by_month_day):
        return None
    if target.day > 28:
        return None  # not every month has that day
    by_month_day = (target.day,) if rule.by_month_day else ()
    return MovedRule(
        replace(rule, by_month_day=by_month_day), lambda day: day.replace(day=target.day)
    )


def _day_of_year(rule: Rule, target: date) -> MovedRule | None:
    if len(rule.by_month_day) > 1 or any(number < 0 for number in rule.by_month_day):
        return None
    if (target.month, target.day) == (2, 29):
        return None  # not every year has that day
    return MovedRule(
        replace(
            rule,
            by_month=(target.month,) if rule.by_month else (),
            by_month_day=(target.day,) if rule.by_month_day else (),
        ),
        lambda day: day.replace(month=target.month, day=target.day),
    )


def _is_nth(day: date, ordinal: int, weekday: int) -> bool:
    return ordinal != 0 and nth_of_month(day.year, day.month, ordinal, weekday) == day
