"""A time of an activity as one sentence: "Every Tuesday and Thursday, 10:15–11:15".

What is said here can be read again by ``plain_words`` wherever the words have room for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from dropin.dates import Customs, clock_span, day_long, day_range, month_name, weekday_name
from dropin.programme.plain_words.reading import TimeReading
from dropin.programme.recurrence.full_weeks import full_week_days
from dropin.programme.recurrence.rules import Rule, RuleError, parse_rule
from dropin.words import say, say_count

_ORDINALS = (
    *("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th", "12th"),
    *("13th", "14th", "15th", "16th", "17th", "18th", "19th", "20th", "21st", "22nd", "23rd"),
    *("24th", "25th", "26th", "27th", "28th", "29th", "30th", "31st"),
)
_MOST_DATES = 12  # beyond this a list says less than its first and last date
_WORKING_DAYS = (0, 1, 2, 3, 4)


def describe(described: TimeReading, customs: Customs) -> str:
    """When it is, in one sentence without a full stop. Never fails: an unreadable rule is shown."""
    parts = [_days(described, customs)]
    if described.term:
        parts.append(say("only in {term}", term=described.term))
    if described.at is not None:
        parts.append(clock_span(described.at, described.minutes, customs))
    if described.time_words:
        parts.append(described.time_words)
    sentence = ", ".join(part for part in parts if part)
    return sentence[:1].upper() + sentence[1:]


def _days(described: TimeReading, customs: Customs) -> str:
    if not described.rule:
        return _picked(described.dates or _only_start(described), customs)
    try:
        rule = parse_rule(described.rule)
    except RuleError:
        return described.rule
    sentence = _repeats(rule, described.starts_on, customs) + _bounds(
        rule, described.starts_on, customs
    )
    if described.dates:
        sentence = say(
            "{days}, plus {dates}", days=sentence, dates=_date_list(described.dates, customs)
        )
    if described.excluded:
        sentence = say(
            "{days}, except {dates}", days=sentence, dates=_date_list(described.excluded, customs)
        )
    return sentence


# Dates


def _only_start(described: TimeReading) -> tuple[date, ...]:
    """Without a rule, the day it starts on is its one date."""
    return () if described.starts_on is None else (described.starts_on,)


def _picked(dates: Sequence[date], customs: Customs) -> str:
    if not dates:
        return ""
    if len(dates) == 1:
        return day_long(dates[0], customs)
    if len(dates) > _MOST_DATES:
        return say(
            "{count} dates between {first} and {last}",
            count=len(dates),
            first=_one_date(min(dates), customs),
            last=_one_date(max(dates), customs),
        )
    return say("{count} dates: {dates}", count=len(dates), dates=_date_list(dates, customs))


def _one_date(day: date, customs: Customs) -> str:
    return day_range(day, day + timedelta(days=1), customs, year=True)


def _date_list(dates: Sequence[date], customs: Customs) -> str:
    """Month by month: "5, 12 and 19 November 2026"."""
    months = []
    for _, group in groupby(sorted(dates), key=lambda day: (day.year, day.month)):
        days = list(group)
        numbers = _listed([str(day.day) for day in days])
        template = "{month} {days}, {year}" if customs.month_first else "{days} {month} {year}"
        months.append(
            say(template, days=numbers, month=month_name(days[0].month), year=days[0].year)
        )
    return ", ".join(months)


def _bounds(rule: Rule, starts_on: date | None, customs: Customs) -> str:
    text = ""
    if starts_on is not None:
        text += say(" from {day}", day=_one_date(starts_on, customs))
    if rule.until is not None:
        text += say(" until {day}", day=_one_date(rule.until, customs))
    if rule.count is not None:
        text += say_count(", {count} time", ", {count} times", rule.count)
    return text


# How it repeats


def _repeats(rule: Rule, starts_on: date | None, customs: Customs) -> str:
    rule = _with_start(rule, starts_on)
    plain = not (
        rule.by_position
        or rule.by_week
        or rule.by_year_day
        or rule.by_hour
        or rule.by_minute
        or rule.by_second
    )
    sentence = None
    if plain and rule.frequency == "DAILY" and not (rule.by_day or rule.by_month_day):
        sentence = _in_months(_every(rule, "day"), rule)
    elif plain and rule.frequency == "WEEKLY" and rule.by_day:
        sentence = _in_months(_weekly(rule), rule)
    elif plain and rule.frequency == "MONTHLY":
        sentence = _monthly(rule, customs)
    elif plain and rule.frequency == "YEARLY" and rule.by_month:
        sentence = _yearly(rule)
    return sentence or _spelt_out(rule)


def _with_start(rule: Rule, starts_on: date | None) -> Rule:
    """The parts that a rule leaves to its first date, written into it (RFC 5545, 3.3.10)."""
    if starts_on is None or rule.by_day or rule.by_month_day or rule.by_year_day or rule.by_week:
        return rule
    if rule.frequency == "WEEKLY":
        return replace(rule, by_day=((0, starts_on.weekday()),))
    if rule.frequency == "MONTHLY":
        return replace(rule, by_month_day=(starts_on.day,))
    if rule.frequency == "YEARLY":
        months = rule.by_month or (starts_on.month,)
        return replace(rule, by_month=months, by_month_day=(starts_on.day,))
    return rule


def _weekly(rule: Rule) -> str:
    weekdays = tuple(sorted(day for _, day in rule.by_day))
    names = _weekday_list(weekdays)
    if rule.interval == 1:
        if weekdays == _WORKING_DAYS:
            return say("every weekday")
        return say("every {weekdays}", weekdays=names)
    if rule.interval == 2 and len(weekdays) == 1:
        return say("every other {weekday}", weekday=names)
    return say("{every} on {weekdays}", every=_every(rule, "week"), weekdays=names)


def _weekday_list(weekdays: Sequence[int]) -> str:
    if len(weekdays) > 2 and weekdays[-1] - weekdays[0] == len(weekdays) - 1:
        return say(
            "{first} to {last}",
            first=weekday_name(weekdays[0]),
            last=weekday_name(weekdays[-1]),
        )
    return _listed([weekday_name(day) for day in weekdays])


def _every(rule: Rule, unit: str) -> str:
    templates = {
        "day": ("every day", "every other day", "every {number} days"),
        "week": ("every week", "every other week", "every {number} weeks"),
        "month": ("every month", "every other month", "every {number} months"),
        "year": ("every year", "every other year", "every {number} years"),
    }
    one, two, many = templates[unit]
    if rule.interval <= 2:
        return say(one if rule.interval == 1 else two)
    return say(many, number=rule.interval)


def _monthly(rule: Rule, customs: Customs) -> str | None:
    if rule.by_month_day and rule.by_day:
        days = _full_week(rule, customs)
    elif rule.by_month_day:
        days = _month_days(rule.by_month_day)
    else:
        days = _ordinal_weekdays(rule)
    if days is None:
        return None
    if rule.by_month:
        months = _month_list(rule.by_month)
        return say("{days} of {months}", days=days, months=months) if rule.interval == 1 else None
    if rule.interval > 1:
        return say("{days} of {every_month}", days=days, every_month=_every(rule, "month"))
    if days == _all_but_one(rule):
        return days
    return say("{days} of the month", days=days)


def _full_week(rule: Rule, customs: Customs) -> str | None:
    if len(rule.by_day) != 1 or rule.by_day[0][0]:
        return None
    weekday = rule.by_day[0][1]
    for number in (1, 2, 3):
        if rule.by_month_day == full_week_days(weekday, number, customs.first_weekday):
            return say(
                "{weekday} of the {ordinal} full week",
                weekday=weekday_name(weekday),
                ordinal=_ordinal(number),
            )
    return None


def _month_days(days: Sequence[int]) -> str | None:
    if any(day < -2 for day in days):
        return None
    names = _listed([_ordinal(day) for day in days])
    return (
        say("the {ordinals} day", ordinals=names)
        if days[-1] < 0
        else say("the {ordinals}", ordinals=names)
    )


def _ordinal_weekdays(rule: Rule) -> str | None:
    if not rule.by_day or any(number < -2 for number, _ in rule.by_day):
        return None
    but_one = _all_but_one(rule)
    if but_one is not None:
        return but_one
    every = [weekday_name(day) for number, day in rule.by_day if not number]
    phrases = [say("every {weekdays}", weekdays=_listed(every))] if every else []
    for weekday in dict.fromkeys(day for number, day in rule.by_day if number):
        numbers = [number for number, day in rule.by_day if number and day == weekday]
        phrases.append(
            say(
                "{ordinals} {weekday}",
                ordinals=_listed([_ordinal(number) for number in numbers]),
                weekday=weekday_name(weekday),
            )
        )
    return _listed(phrases)


def _all_but_one(rule: Rule) -> str | None:
    """Where four of the five are named: "every Tuesday except the 3rd"."""
    numbers = [number for number, _ in rule.by_day]
    weekdays = {day for _, day in rule.by_day}
    missing = set(range(1, 6)) - set(numbers)
    if len(weekdays) != 1 or len(numbers) != 4 or len(missing) != 1 or min(numbers) < 1:
        return None
    if rule.interval > 1 or rule.by_month:
        return None
    return say(
        "every {weekday} except the {ordinal}",
        weekday=weekday_name(weekdays.pop()),
        ordinal=_ordinal(missing.pop()),
    )


def _yearly(rule: Rule) -> str | None:
    if rule.by_day and rule.by_month_day:
        return None
    if rule.by_day:
        if not all(number for number, _ in rule.by_day):
            return None
        weekdays = _ordinal_weekdays(rule)
        days = say("the {days}", days=weekdays) if weekdays is not None else None
    elif len(rule.by_month) == 1 and all(day > 0 for day in rule.by_month_day):
        days = _listed([str(day) for day in rule.by_month_day])
        return say(
            "{every_year} on {days} {month}",
            every_year=_every(rule, "year"),
            days=days,
            month=month_name(rule.by_month[0]),
        )
    else:
        days = _month_days(rule.by_month_day) if rule.by_month_day else None
    if days is None:
        return None
    return say(
        "{every_year} on {days} of {months}",
        every_year=_every(rule, "year"),
        days=days,
        months=_month_list(rule.by_month),
    )


def _in_months(sentence: str, rule: Rule) -> str:
    months = rule.by_month
    if not months:
        return sentence
    firsts = [month for month in months if (month - 2) % 12 + 1 not in months]
    if len(months) > 3 and len(firsts) == 1:
        last = (firsts[0] + len(months) - 2) % 12 + 1
        return say(
            "{days}, {first} to {last}",
            days=sentence,
            first=month_name(firsts[0]),
            last=month_name(last),
        )
    return say("{days} in {months}", days=sentence, months=_month_list(months))


def _month_list(months: Sequence[int]) -> str:
    return _listed([month_name(month) for month in months])


# Rules that few people write


def _spelt_out(rule: Rule) -> str:
    """Every part of the rule, one after the other: exact, if not pretty."""
    units = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
    if rule.frequency in units:
        parts = [_every(rule, units[rule.frequency])]
    else:
        parts = [_within_a_day(rule)]
    numbers = (
        ("in {values}", [month_name(month) for month in rule.by_month]),
        ("in the weeks {values} of the year", list(map(str, rule.by_week))),
        ("on the days {values} of the year", list(map(str, rule.by_year_day))),
        ("on the days {values} of the month", list(map(str, rule.by_month_day))),
        ("on {values}", [_weekday(number, day) for number, day in rule.by_day]),
        ("at the hours {values}", list(map(str, rule.by_hour))),
        ("at the minutes {values}", list(map(str, rule.by_minute))),
        ("at the seconds {values}", list(map(str, rule.by_second))),
        ("only number {values} of these", list(map(str, rule.by_position))),
    )
    parts += [say(template, values=_listed(values)) for template, values in numbers if values]
    return ", ".join(parts)


def _within_a_day(rule: Rule) -> str:
    counts = {
        "HOURLY": ("every hour", "every {count} hours"),
        "MINUTELY": ("every minute", "every {count} minutes"),
        "SECONDLY": ("every second of the clock", "every {count} seconds"),
    }
    return say_count(*counts[rule.frequency], rule.interval)


def _weekday(number: int, weekday: int) -> str:
    if not number:
        return weekday_name(weekday)
    return say("{ordinal} {weekday}", ordinal=_ordinal(number), weekday=weekday_name(weekday))


def _ordinal(number: int) -> str:
    if number == -1:
        return say("last")
    if number == -2:
        return say("second to last")
    if number < 0:
        return say("{ordinal} to last", ordinal=_ordinal(-number))
    if number <= len(_ORDINALS):
        return say(_ORDINALS[number - 1])
    return say("{number}.", number=number)


def _listed(items: Sequence[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return say("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])
