"""From the facts about one time of an activity to its rule of recurrence, or picked dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.dates import weekday_name
from dropin.programme.plain_words.bounds import bounded, picked, written_start
from dropin.programme.plain_words.date_words import plain_date, settle_start
from dropin.programme.plain_words.doubts import Doubts
from dropin.programme.plain_words.facts import (
    Bounds,
    Count,
    Dates,
    FullWeek,
    Months,
    Ordinals,
    OrdinalWeekdays,
    Part,
    Period,
    Plus,
    RuleText,
    Stamp,
    Weekdays,
)
from dropin.programme.plain_words.leftovers import leftovers
from dropin.programme.plain_words.reading import Replacement, TimeReading
from dropin.programme.plain_words.tokens import SpokenDate
from dropin.programme.recurrence.full_weeks import full_week_days
from dropin.programme.recurrence.rules import Rule, RuleError, parse_programme_rule
from dropin.words import Message

_EVERY_DAY = frozenset(range(7))
_ORDINAL_WORDS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"}


def dated(part: Part, doubts: Doubts) -> TimeReading:
    """The rule and dates of one time, without its clock. Doubts are asked, the best guess given."""
    for fact in leftovers(part, repeats(part)):
        words = doubts.said(fact.start, fact.end)
        doubts.ask(
            Message("I did not understand “{words}” here.", words=words),
            doubts.leave_out(fact.start, fact.end),
        )
    dates = part.of(Dates)
    if not repeats(part):
        items = [item for fact in dates for item in fact.items]
        items += [item for plus in part.of(Plus) for item in plus.items]
        items += [item for stamp in part.of(Stamp) for item in stamp.items]
        return TimeReading(dates=picked(items, doubts) if items else ())
    if dates and not part.yearly:
        _ask_date_beside_series(part, dates[0], doubts)
    try:
        rule = _rule(part, doubts)
        return bounded(rule, part, doubts) if rule is not None else TimeReading()
    except RuleError:
        words = doubts.said(part.facts[0].start, part.facts[-1].end)
        doubts.ask(Message("I did not understand “{words}”.", words=words))
        return TimeReading()


def repeats(part: Part) -> bool:
    """Whether it is a series rather than dates picked by hand."""
    kinds = (Weekdays, OrdinalWeekdays, Ordinals, FullWeek, Period, Bounds, Count, RuleText)
    if not part.has(*kinds):
        return False
    # "3 dates: 5, 12 and 19 November" only counts what it lists.
    counts, items = part.of(Count), [item for fact in part.of(Dates) for item in fact.items]
    only_counted = not part.has(*(kind for kind in kinds if kind is not Count))
    return not (only_counted and all(c.number == len(items) and not c.unit for c in counts))


def _ask_date_beside_series(part: Part, picked: Dates, doubts: Doubts) -> None:
    words = doubts.said(picked.start, picked.end)
    doubts.ask(
        Message("What is “{words}”: where it begins, or a date besides?", words=words),
        (Message("It begins then"), (Replacement(picked.start, picked.start, " from "),)),
        (Message("It is a date besides"), (Replacement(picked.start, picked.start, " plus "),)),
        doubts.leave_out(picked.start, picked.end),
    )


# The rule


def _rule(part: Part, doubts: Doubts) -> Rule | None:
    """How it repeats, without where it begins and ends; None where the words do not say."""
    for said in part.of(RuleText):
        return parse_programme_rule(said.text)
    weekdays = _weekdays(part)
    pairs = _pairs(part, weekdays, doubts)
    months = _months(part)
    period = _period(part)
    interval = period.number if period else 1
    unit = period.unit if period else ""
    if part.of(FullWeek):
        return _full_week(part, weekdays, months, interval, doubts)
    if pairs:
        yearly = unit == "year" or (len(months) == 1 and unit != "month")
        if unit in ("week", "day") and interval > 1:
            raise RuleError(Message("Weeks are not counted within a month."))
        rest = [(0, day) for day in weekdays if day not in {day for _, day in pairs}]
        return Rule(
            "YEARLY" if yearly else "MONTHLY",
            interval,
            by_month=months,
            by_day=tuple(sorted([*pairs, *rest])),
        )
    ordinals = [number for fact in part.of(Ordinals) for number in fact.numbers]
    if ordinals and not weekdays and unit not in ("week", "day"):
        return _month_days(part, ordinals, months, unit, interval, doubts)
    if part.yearly and part.of(Dates):
        return _yearly([item for fact in part.of(Dates) for item in fact.items])
    if weekdays:
        return _on_weekdays(part, weekdays, months, unit, interval, doubts)
    return _without_weekdays(part, months, unit, interval, doubts)


def _yearly(items: Sequence[SpokenDate]) -> Rule:
    if len({item.month for item in items}) > 1:
        raise RuleError(Message("Only days of one month can come every year in one rule."))
    days = tuple(sorted({item.day for item in items}))
    return Rule("YEARLY", by_month=(items[0].month,), by_month_day=days)


def _weekdays(part: Part) -> tuple[int, ...]:
    days = {day for fact in part.of(Weekdays) for day in fact.days}
    but = {day for fact in part.excepted(Weekdays) for day in fact.days}
    every_day = any(item.unit == "day" and item.number == 1 for item in part.of(Period))
    if but and not days and every_day:
        days = set(_EVERY_DAY)
    return tuple(sorted(days - but))


def _period(part: Part) -> Period | None:
    """The one that counts: "once a month … every other" is every other month."""
    order = ("day", "week", "month", "year")
    periods = part.of(Period)
    return max(periods, key=lambda item: (item.number > 1, order.index(item.unit)), default=None)


def _months(part: Part) -> tuple[int, ...]:
    months = {month for fact in part.of(Months) if not fact.year for month in fact.months}
    but = {month for fact in part.excepted(Months) for month in fact.months}
    if but:
        months = (months or set(range(1, 13))) - but
    return tuple(sorted(months))


def _pairs(part: Part, weekdays: tuple[int, ...], doubts: Doubts) -> tuple[tuple[int, int], ...]:
    pairs = {pair for fact in part.of(OrdinalWeekdays) for pair in fact.pairs}
    for fact in part.of(OrdinalWeekdays):
        _ask_every_second(part, fact, doubts)
    for ordinals in part.of(Ordinals):
        pairs |= {(number, day) for number in ordinals.numbers for day in weekdays}
        if weekdays:
            _ask_weekday_ordinal(part, ordinals, weekdays, doubts)
    return tuple(pairs - _excepted_pairs(part, pairs)) or _without(part, weekdays)


def _excepted_pairs(part: Part, pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    but = {pair for fact in part.excepted(OrdinalWeekdays) for pair in fact.pairs}
    numbers = {number for fact in part.excepted(Ordinals) for number in fact.numbers}
    return but | {pair for pair in pairs if pair[0] in numbers}


def _without(part: Part, weekdays: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """The others of the month, one by one, in "every Tuesday except the 3rd"."""
    every = {(0, day) for day in weekdays}
    all_pairs = {(number, day) for number in (*range(-5, 0), *range(1, 6)) for _, day in every}
    but = _excepted_pairs(part, all_pairs) & all_pairs
    if not but:
        return ()
    if len({number < 0 for number, _ in but}) > 1:
        raise RuleError(Message("Weeks are counted from one end of the month."))
    backwards = next(iter(but))[0] < 0
    numbers = range(-5, 0) if backwards else range(1, 6)
    touched = {day for _, day in but}
    return tuple((number, day) for day in touched for number in numbers if (number, day) not in but)


def _ask_every_second(part: Part, fact: OrdinalWeekdays, doubts: Doubts) -> None:
    number, weekday = fact.pairs[0]
    of_month = part.of(Months) or any(item.unit == "month" for item in part.of(Period))
    if not fact.every or len(fact.pairs) > 1 or number not in (2, 3, 4) or of_month:
        return
    name = _ORDINAL_WORDS[number]
    plain = _english_weekday(weekday)
    doubts.ask(
        Message(
            "Is “{words}” counted within each month, or from week to week?",
            words=doubts.said(fact.start, fact.end),
        ),
        (
            Message("Within each month"),
            (Replacement(fact.start, fact.end, f"{name} {plain} of the month"),),
        ),
        (
            Message("From week to week"),
            (Replacement(fact.start, fact.end, f"every {number} weeks on {plain}"),),
        ),
    )


def _ask_weekday_ordinal(
    part: Part, fact: Ordinals, weekdays: tuple[int, ...], doubts: Doubts
) -> None:
    """Ask whether "Tuesday 3rd" is a date whose month is missing."""
    surely = len(fact.numbers) > 1 or fact.numbers[0] < 0
    if surely or any(item.unit == "month" for item in part.of(Period)):
        return
    number = fact.numbers[0]
    words = doubts.said(fact.start, fact.end)
    days = ", ".join(weekday_name(day) for day in weekdays)
    answer = Message("The {number} {weekday} of each month", number=words, weekday=days)
    answers = [(answer, (Replacement(fact.end, fact.end, " of the month"),))] if number <= 5 else []
    doubts.ask(Message("What does “{words}” count?", words=words), *answers)


def _full_week(
    part: Part,
    weekdays: tuple[int, ...],
    months: tuple[int, ...],
    interval: int,
    doubts: Doubts,
) -> Rule | None:
    fact = part.of(FullWeek)[0]
    if not weekdays:
        _ask_which_day(part, doubts)
        return None
    if len(weekdays) > 1 or not 1 <= fact.number <= 3:
        raise RuleError(Message("Only one weekday of the first full weeks can be counted."))
    if not fact.full:
        _ask_full_week(fact, weekdays[0], doubts)
    days = full_week_days(weekdays[0], fact.number, doubts.customs.first_weekday)
    return Rule("MONTHLY", interval, by_month=months, by_month_day=days, by_day=((0, weekdays[0]),))


def _ask_full_week(fact: FullWeek, weekday: int, doubts: Doubts) -> None:
    number = _ORDINAL_WORDS[fact.number]
    plain = _english_weekday(weekday)
    doubts.ask(
        Message("What is meant by “{words}”?", words=doubts.said(fact.start, fact.end)),
        (Message("The full week"), (Replacement(fact.start, fact.end, f"{number} full week"),)),
        (
            Message("The {weekday} itself is counted", weekday=weekday_name(weekday)),
            (Replacement(fact.start, fact.end, f"{number} {plain} of the month"),),
        ),
    )


def _month_days(
    part: Part,
    ordinals: Sequence[int],
    months: tuple[int, ...],
    unit: str,
    interval: int,
    doubts: Doubts,
) -> Rule | None:
    if not all(-31 <= number <= 31 for number in ordinals):
        raise RuleError(Message("A month has at most 31 days."))
    if unit not in ("month", "year") and not months:
        fact = part.of(Ordinals)[0]
        words = doubts.said(fact.start, fact.end)
        monthly = (Replacement(fact.end, fact.end, " of each month"),)
        doubts.ask(
            Message("What does “{words}” count?", words=words),
            (Message("The day of each month"), monthly),
        )
    yearly = unit == "year" and bool(months)
    return Rule(
        "YEARLY" if yearly else "MONTHLY",
        interval,
        by_month=months,
        by_month_day=tuple(sorted(set(ordinals))),
    )


def _on_weekdays(
    part: Part,
    weekdays: tuple[int, ...],
    months: tuple[int, ...],
    unit: str,
    interval: int,
    doubts: Doubts,
) -> Rule | None:
    if unit in ("month", "year"):
        _ask_which_of_the_month(part, weekdays, doubts)
        return Rule("MONTHLY", interval, by_month=months, by_day=tuple((1, d) for d in weekdays))
    if unit == "day" and interval > 1:
        raise RuleError(Message("Days are counted, or weekdays, not both."))
    if interval == 1 and set(weekdays) == _EVERY_DAY:
        return Rule("DAILY", by_month=months)
    first = doubts.customs.first_weekday
    # Only where the named days lie on both sides of the week's edge does the edge matter.
    straddles = interval > 1 and min(weekdays) < first <= max(weekdays)
    return Rule(
        "WEEKLY",
        interval,
        by_month=months,
        by_day=tuple((0, day) for day in weekdays),
        week_start=first if straddles else 0,
    )


def _without_weekdays(
    part: Part, months: tuple[int, ...], unit: str, interval: int, doubts: Doubts
) -> Rule | None:
    if unit == "day":
        return Rule("DAILY", interval, by_month=months)
    bounds = part.of(Bounds)
    if bounds and not unit and not part.of(Count):
        return Rule("DAILY", by_month=months)
    start = written_start(part)
    if unit == "week" and start is not None:
        settled = settle_start(start, (), doubts.today, must_agree=False)
        return Rule("WEEKLY", interval, by_month=months, by_day=((0, settled.day.weekday()),))
    if unit in ("month", "year") and start is not None and start.day:
        settled = settle_start(start, (), doubts.today, must_agree=False)
        return _as_it_begins(part, settled.day, unit, interval, doubts)
    if unit or part.has(Count):
        _ask_which_day(part, doubts)
    return None


def _as_it_begins(part: Part, start: date, unit: str, interval: int, doubts: Doubts) -> Rule:
    """Ask whether "monthly from 3 December" is on the 3rd or on the first Thursday."""
    place = part.of(Period)[0].end
    number = (start.day - 1) // 7 + 1
    of_the_month = unit == "month"
    by_date = _ordinal_day(start.day) if of_the_month else plain_date(start).rpartition(" ")[0]
    nth = f"{_ORDINAL_WORDS[number]} {_english_weekday(start.weekday())}"
    month = "" if of_the_month else f" of {by_date.partition(' ')[2]}"
    doubts.ask(
        Message("On which day is “{words}”?", words=doubts.said(part.facts[0].start, place)),
        (Message("{day}", day=by_date), (Replacement(place, place, f" on {by_date} "),)),
        (Message("{day}", day=f"{nth}{month}"), (Replacement(place, place, f" on {nth}{month} "),)),
    )
    if of_the_month:
        return Rule("MONTHLY", interval, by_month_day=(start.day,))
    return Rule("YEARLY", interval, by_month=(start.month,), by_month_day=(start.day,))


def _ordinal_day(day: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"the {day}{'th' if day in (11, 12, 13) else endings.get(day % 10, 'th')}"


def _ask_which_day(part: Part, doubts: Doubts) -> None:
    first, last = part.facts[0], part.facts[-1]
    words = doubts.said(first.start, last.end)
    doubts.ask(Message("On which day is “{words}”?", words=words))


def _ask_which_of_the_month(part: Part, weekdays: tuple[int, ...], doubts: Doubts) -> None:
    days = ", ".join(weekday_name(day) for day in weekdays)
    facts = part.of(Weekdays)
    answers = []
    for name in ("1st", "2nd", "3rd", "4th", "last"):
        replacements = tuple(
            Replacement(fact.start, fact.end, f" {name} {_english(fact)} ") for fact in facts
        )
        answers.append((Message("The {number} {weekday}", number=name, weekday=days), replacements))
    doubts.ask(Message("Which {weekday} of the month?", weekday=days), *answers)


def _english(fact: Weekdays) -> str:
    return " and ".join(_english_weekday(day) for day in fact.days)


def _english_weekday(weekday: int) -> str:
    names = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    return names.split()[weekday]
