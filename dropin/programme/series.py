"""From the facts about one time of an activity to its rule of recurrence, or picked dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from dropin.dates import day_long, month_name, week_start, weekday_name
from dropin.programme.date_words import (
    Settled,
    contradiction,
    nearest,
    plain_date,
    settle_end,
    settle_picked,
    settle_start,
)
from dropin.programme.doubts import Doubts
from dropin.programme.facts import (
    Bounds,
    Count,
    Dates,
    Except,
    FactKind,
    From,
    FullWeek,
    InTerm,
    Months,
    Ordinals,
    OrdinalWeekdays,
    Part,
    Period,
    Plus,
    RuleText,
    Stamp,
    Until,
    Weekdays,
)
from dropin.programme.reading import Edit, TimeReading
from dropin.programme.recurrence import dates as rule_dates
from dropin.programme.rules import Rule, RuleError, parse_rule, write_rule
from dropin.programme.tokens import SpokenDate
from dropin.programme.weeks import full_week_days
from dropin.words import Message

_SEARCH = timedelta(days=9 * 366)  # 29 February comes within it
_EVERY_DAY = frozenset(range(7))
_ORDINAL_WORDS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"}


def dated(part: Part, doubts: Doubts) -> TimeReading:
    """The rule and dates of one time, without its clock. Doubts are asked, the best guess given."""
    picked = part.of(Dates)
    if not _repeats(part):
        items = [item for fact in picked for item in fact.items]
        items += [item for stamp in part.of(Stamp) for item in stamp.items]
        return TimeReading(dates=_picked(items, doubts) if items else ())
    if picked and not _is_yearly(part):
        _ask_date_beside_series(part, picked[0], doubts)
    try:
        rule = _rule(part, doubts)
        return _bounded(rule, part, doubts) if rule is not None else TimeReading()
    except RuleError:
        words = doubts.said(part.facts[0].start, part.facts[-1].end)
        doubts.ask(Message("I did not understand “{words}”.", words=words))
        return TimeReading()


def _repeats(part: Part) -> bool:
    kinds = (Weekdays, OrdinalWeekdays, Ordinals, FullWeek, Period, Bounds, Count, RuleText)
    if not any(part.of(kind) for kind in kinds):
        return False
    # "3 dates: 5, 12 and 19 November" only counts what it lists.
    counts, items = part.of(Count), [item for fact in part.of(Dates) for item in fact.items]
    only_counted = not any(part.of(kind) for kind in kinds if kind is not Count)
    return not (only_counted and all(c.number == len(items) and not c.unit for c in counts))


def _is_yearly(part: Part) -> bool:
    return any(period.unit == "year" and period.number == 1 for period in part.of(Period))


# Dates


def _picked(items: Sequence[SpokenDate], doubts: Doubts) -> tuple[date, ...]:
    settled = settle_picked(items, doubts.today)
    for item in settled:
        if not item.sure and item.spoken.year is not None:
            _ask_weekday(item, doubts)
    yearless = [item for item in settled if not item.sure and item.spoken.year is None]
    if yearless:
        _ask_year(yearless, doubts)
    return tuple(sorted({item.day for item in settled}))


def _ask_year(settled: Sequence[Settled], doubts: Doubts) -> None:
    answers = []
    for first in settled[0].others or (settled[0].day,):
        days = [first]
        for item in settled[1:]:
            later = sorted(day for day in item.others if day >= days[-1])
            days.append(later[0] if later else item.day.replace(year=days[-1].year))
        edits = tuple(
            Edit(item.spoken.start, item.spoken.end, f" {plain_date(day)} ")
            for item, day in zip(settled, days, strict=True)
        )
        answers.append(doubts.day_answer(first, *edits))
    spoken = settled[0].spoken
    words = doubts.said(spoken.start, spoken.end)
    doubts.ask(Message("Which year is meant by “{words}”?", words=words), *answers)


def _ask_weekday(item: Settled, doubts: Doubts) -> None:
    says = contradiction(item.spoken, item.day, doubts.customs)
    if says is None or item.spoken.weekday is None:
        return
    ahead = (item.spoken.weekday - item.day.weekday()) % 7
    near = item.day + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    span = item.spoken.start, item.spoken.end
    doubts.ask(says, doubts.instead(*span, item.day), doubts.instead(*span, near))


def _ask_date_beside_series(part: Part, picked: Dates, doubts: Doubts) -> None:
    words = doubts.said(picked.start, picked.end)
    doubts.ask(
        Message("What is “{words}”: where it begins, or a date besides?", words=words),
        (Message("It begins then"), (Edit(picked.start, picked.start, " from "),)),
        (Message("It is a date besides"), (Edit(picked.start, picked.start, " plus "),)),
        doubts.leave_out(picked.start, picked.end),
    )


# The rule


def _rule(part: Part, doubts: Doubts) -> Rule | None:
    """How it repeats, without where it begins and ends; None where the words do not say."""
    for said in part.of(RuleText):
        return parse_rule(said.text)
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
    if ordinals and not weekdays:
        return _month_days(part, ordinals, months, unit, interval, doubts)
    if _is_yearly(part) and part.of(Dates):
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
    but = {day for fact in _excepted(part, Weekdays) for day in fact.days}
    every_day = any(item.unit == "day" and item.number == 1 for item in part.of(Period))
    if but and not days and every_day:
        days = set(_EVERY_DAY)
    return tuple(sorted(days - but))


def _excepted(part: Part, kind: type[FactKind]) -> list[FactKind]:
    return [fact for but in part.of(Except) for fact in but.facts if isinstance(fact, kind)]


def _period(part: Part) -> Period | None:
    """The one that counts: "once a month … every other" is every other month."""
    order = ("day", "week", "month", "year")
    periods = part.of(Period)
    return max(periods, key=lambda item: (item.number > 1, order.index(item.unit)), default=None)


def _months(part: Part) -> tuple[int, ...]:
    months = {month for fact in part.of(Months) if not fact.year for month in fact.months}
    but = {month for fact in _excepted(part, Months) for month in fact.months}
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
    but = {pair for fact in _excepted(part, OrdinalWeekdays) for pair in fact.pairs}
    numbers = {number for fact in _excepted(part, Ordinals) for number in fact.numbers}
    return but | {pair for pair in pairs if pair[0] in numbers}


def _without(part: Part, weekdays: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """ "Every Tuesday except the 3rd": the other Tuesdays of the month, one by one."""
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
            (Edit(fact.start, fact.end, f"{name} {plain} of the month"),),
        ),
        (
            Message("From week to week"),
            (Edit(fact.start, fact.end, f"every {number} weeks on {plain}"),),
        ),
    )


def _ask_weekday_ordinal(
    part: Part, fact: Ordinals, weekdays: tuple[int, ...], doubts: Doubts
) -> None:
    """ "Tuesday 3rd" may be a date whose month is missing."""
    surely = len(fact.numbers) > 1 or fact.numbers[0] < 0
    if surely or any(item.unit == "month" for item in part.of(Period)):
        return
    number = fact.numbers[0]
    words = doubts.said(fact.start, fact.end)
    days = ", ".join(weekday_name(day) for day in weekdays)
    answer = Message("The {number} {weekday} of each month", number=words, weekday=days)
    answers = [(answer, (Edit(fact.end, fact.end, " of the month"),))] if number <= 5 else []
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
        (Message("The full week"), (Edit(fact.start, fact.end, f"{number} full week"),)),
        (
            Message("The {weekday} itself is counted", weekday=weekday_name(weekday)),
            (Edit(fact.start, fact.end, f"{number} {plain} of the month"),),
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
        monthly = (Edit(fact.end, fact.end, " of each month"),)
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
    start = _written_start(part)
    if unit == "week" and start is not None:
        settled = settle_start(start, (), doubts.today, must_agree=False)
        return Rule("WEEKLY", interval, by_month=months, by_day=((0, settled.day.weekday()),))
    if unit or part.of(Count):
        _ask_which_day(part, doubts)
    return None


def _ask_which_day(part: Part, doubts: Doubts) -> None:
    first, last = part.facts[0], part.facts[-1]
    words = doubts.said(first.start, last.end)
    doubts.ask(Message("On which day is “{words}”?", words=words))


def _ask_which_of_the_month(part: Part, weekdays: tuple[int, ...], doubts: Doubts) -> None:
    fact = part.of(Weekdays)[0]
    days = ", ".join(weekday_name(day) for day in weekdays)
    answers = [
        (
            Message("The {number} {weekday}", number=name, weekday=days),
            (Edit(fact.start, fact.start, f" {name} "),),
        )
        for name in ("1st", "2nd", "3rd", "4th", "last")
    ]
    doubts.ask(Message("Which {weekday} of the month?", weekday=days), *answers)


def _english_weekday(weekday: int) -> str:
    names = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    return names.split()[weekday]


# Where it begins and ends


def _written_start(part: Part) -> SpokenDate | None:
    for fact in part.facts:
        if isinstance(fact, From):
            return fact.day
        if isinstance(fact, Stamp) and fact.name == "DTSTART":
            return fact.items[0]
        if isinstance(fact, Bounds):
            return fact.first
    return None


def _written_end(part: Part) -> SpokenDate | None:
    for fact in part.facts:
        if isinstance(fact, Until):
            return fact.day
        if isinstance(fact, Bounds):
            return fact.last
    return None


def _bounded(rule: Rule, part: Part, doubts: Doubts) -> TimeReading:
    start = _start(rule, part, doubts)
    rule = _ended(rule, part, start, doubts)
    needs_start = rule.interval > 1 or rule.count is not None or bool(part.of(Count))
    if start is None and needs_start:
        start = _ask_start(rule, part, doubts)
    first = _first_date(rule, start, doubts) if start is not None else None
    reading = TimeReading(
        rule=write_rule(rule),
        starts_on=first or start,
        dates=_picked(_added(part), doubts),
        term=_term(part, doubts),
    )
    return replace(reading, excluded=_excluded(rule, reading.starts_on, part, doubts))


def _added(part: Part) -> list[SpokenDate]:
    stamped = [item for stamp in part.of(Stamp) if stamp.name == "RDATE" for item in stamp.items]
    return [item for fact in part.of(Plus) for item in fact.items] + stamped


def _start(rule: Rule, part: Part, doubts: Doubts) -> date | None:
    spoken = _written_start(part)
    years = [fact for fact in part.of(Months) if fact.year]
    if spoken is None:
        if not years or not years[0].year:
            return None
        wraps = years[0].months[-1] < years[0].months[0]
        return date(years[0].year - wraps, years[0].months[0], 1)
    # "Every other week: Tue 10:00, Thu 11:00 from Tuesday": the Thursday of the same week.
    weekdays = {day for _, day in rule.by_day} | part.all_weekdays
    weekly = rule.frequency == "WEEKLY"
    settled = settle_start(spoken, weekdays, doubts.today, must_agree=weekly)
    _ask_unless_sure(settled, doubts)
    if (
        weekly
        and rule.interval > 1
        and not part.of(RuleText)
        and settled.day.weekday() not in weekdays
    ):
        return _ask_first(settled, weekdays, doubts)
    return settled.day


def _ask_unless_sure(settled: Settled, doubts: Doubts) -> None:
    if settled.sure:
        return
    if settled.spoken.year is not None:
        _ask_weekday(settled, doubts)
        return
    spoken = settled.spoken
    words = doubts.said(spoken.start, spoken.end)
    answers = [doubts.instead(spoken.start, spoken.end, day) for day in settled.others]
    doubts.ask(Message("Which year is meant by “{words}”?", words=words), *answers)


def _ask_first(settled: Settled, weekdays: Iterable[int], doubts: Doubts) -> date:
    """Every other Thursday "from" a Friday: which Thursday is the first?"""
    wanted = set(weekdays)
    days = (settled.day + timedelta(days=ahead) for ahead in range(1, 15))
    fitting = [day for day in days if day.weekday() in wanted]
    choices = fitting[0], fitting[0] + timedelta(days=7)
    span = settled.spoken.start, settled.spoken.end
    doubts.ask(
        Message(
            "{day} is none of its weekdays. Which is the first date?",
            day=day_long(settled.day, doubts.customs),
        ),
        *(doubts.instead(*span, day) for day in choices),
    )
    return fitting[0]


def _ask_start(rule: Rule, part: Part, doubts: Doubts) -> date:
    """Two offers: the next date, and the first of the week (or period) after it."""
    loose = replace(rule, interval=1, count=None)
    upcoming = list(islice(rule_dates(loose, None, doubts.today, doubts.today + _SEARCH), 24))
    if not upcoming:
        return doubts.today
    first = upcoming[0]
    if rule.frequency == "WEEKLY":
        next_week = week_start(first, rule.week_start) + timedelta(days=7)
        others = [day for day in upcoming if day >= next_week]
    else:
        others = upcoming[1:]
    place = part.days_end
    answers = [
        doubts.day_answer(day, Edit(place, place, f" from {plain_date(day)} "))
        for day in (first, *others[:1])
    ]
    doubts.ask(Message("When is the first time?"), *answers)
    return first


def _ended(rule: Rule, part: Part, start: date | None, doubts: Doubts) -> Rule:
    until = _until(part, start, doubts)
    counts = part.of(Count)
    if until is not None and counts:
        fact = counts[0]
        doubts.ask(
            Message("It ends on a date and after a number of times: which one holds?"),
            (Message("The date"), (Edit(fact.start, fact.end, " "),)),
        )
    if until is not None:
        if start is not None and until < start:
            doubts.ask(
                Message(
                    "It would end on {end}, before it begins.",
                    end=day_long(until, doubts.customs),
                )
            )
            return rule
        return replace(rule, until=until)
    return _counted(rule, counts[0], start, doubts) if counts else rule


def _counted(rule: Rule, fact: Count, start: date | None, doubts: Doubts) -> Rule:
    weekly_once = rule.frequency == "WEEKLY" and rule.interval == 1 and len(rule.by_day) == 1
    if not fact.unit or (fact.unit == "week" and weekly_once):
        return replace(rule, count=fact.number)
    if start is None:
        return rule
    first = _first_date(rule, start, doubts) or start
    return replace(rule, until=_after(first, fact.number, fact.unit) - timedelta(days=1))


def _after(day: date, number: int, unit: str) -> date:
    if unit == "day":
        return day + timedelta(days=number)
    if unit == "week":
        return day + timedelta(days=7 * number)
    months = day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    # The 31st of a month that ends sooner: its last day.
    for last in range(day.day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, day.day)


def _until(part: Part, start: date | None, doubts: Doubts) -> date | None:
    spoken = _written_end(part)
    if spoken is not None:
        return _last_day(spoken, part, start or doubts.today, doubts)
    years = [fact for fact in part.of(Months) if fact.year]
    if years and years[0].year:
        return _after(date(years[0].year, years[0].months[-1], 1), 1, "month") - timedelta(days=1)
    return None


def _last_day(spoken: SpokenDate, part: Part, start: date, doubts: Doubts) -> date:
    if spoken.day:
        settled = settle_end(spoken, start)
        _ask_unless_sure(settled, doubts)
        return settled.day
    # "until May": the first says before it, the end says through it.
    first = settle_end(replace(spoken, day=1), start.replace(day=1)).day
    end_of_month = _after(first, 1, "month") - timedelta(days=1)
    before = first - timedelta(days=1)
    for fact in part.of(Until):
        if fact.month_only:
            doubts.ask(
                Message("Is {month} still part of it?", month=month_name(spoken.month)),
                doubts.instead(spoken.start, spoken.end, end_of_month),
                doubts.instead(spoken.start, spoken.end, before),
            )
    return end_of_month


def _first_date(rule: Rule, start: date, doubts: Doubts) -> date | None:
    """The first date on or after ``start``; what comes before the rule's own is no date."""
    first = next(rule_dates(replace(rule, count=None), start, start, start + _SEARCH), None)
    if first is None:
        doubts.ask(Message("No date comes of this: it ends before its first day."))
    return first


# Exceptions


def _excluded(rule: Rule, start: date | None, part: Part, doubts: Doubts) -> tuple[date, ...]:
    stamps = [stamp for stamp in part.of(Stamp) if stamp.name == "EXDATE"]
    days = {nearest(item, doubts.today) for stamp in stamps for item in stamp.items}
    for but in part.of(Except):
        for fact in but.facts:
            if isinstance(fact, Bounds):
                days.update(_excluded_range(rule, start, fact, doubts))
            elif isinstance(fact, Dates):
                alone = len(but.facts) == len(fact.items) == 1
                for item in fact.items:
                    cut = (but.start, but.end) if alone else (item.start, item.end)
                    days.add(_excluded_day(rule, start, item, cut, doubts))
    return tuple(sorted(days))


def _excluded_day(
    rule: Rule, start: date | None, spoken: SpokenDate, cut: tuple[int, int], doubts: Doubts
) -> date:
    settled = settle_end(spoken, start or doubts.today)
    day = settled.day
    loose = replace(rule, count=None, until=None)
    if settled.sure and day in rule_dates(loose, start, day, day + timedelta(days=1)):
        return day
    week = timedelta(days=7)
    near = sorted(
        rule_dates(loose, start, day - week, day + week),
        key=lambda other: (abs((other - day).days), other),
    )
    doubts.ask(
        Message(
            "{day} is none of its dates, so it cannot be left out.",
            day=day_long(day, doubts.customs),
        ),
        *(doubts.instead(spoken.start, spoken.end, other) for other in near[:2]),
        doubts.leave_out(*cut),
    )
    return day


def _excluded_range(rule: Rule, start: date | None, bounds: Bounds, doubts: Doubts) -> list[date]:
    first = settle_end(bounds.first, start or doubts.today)
    last = settle_end(bounds.last, first.day)
    for settled in (first, last):
        _ask_unless_sure(settled, doubts)
    loose = replace(rule, count=None, until=None)
    return list(rule_dates(loose, start, first.day, last.day + timedelta(days=1)))


# Terms and rules as they stand


def _term(part: Part, doubts: Doubts) -> str:
    said = part.of(InTerm)
    if not said:
        return ""
    fact = said[0]
    if fact.name:
        return fact.name
    if len(doubts.terms) == 1:
        return doubts.terms[0]
    words = doubts.said(fact.start, fact.end)
    answers = [
        (Message("{term}", term=term), (Edit(fact.start, fact.end, f" {term} "),))
        for term in doubts.terms
    ]
    doubts.ask(
        Message("Which term is meant by “{words}”?", words=words),
        *answers,
        doubts.leave_out(fact.start, fact.end),
    )
    return ""
