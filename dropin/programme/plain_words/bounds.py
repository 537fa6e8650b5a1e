"""Where a series begins and ends, what is left out of it or added, and dates picked by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from dropin.dates import day_long, month_name, week_start
from dropin.programme.plain_words.date_words import (
    Settled,
    contradiction,
    nearest,
    plain_date,
    settle_end,
    settle_picked,
    settle_start,
)
from dropin.programme.plain_words.doubts import Doubts
from dropin.programme.plain_words.facts import (
    Bounds,
    Count,
    Dates,
    Except,
    From,
    InTerm,
    Months,
    Part,
    Plus,
    RuleText,
    Stamp,
    Until,
)
from dropin.programme.plain_words.reading import Replacement, TimeReading
from dropin.programme.plain_words.tokens import SpokenDate
from dropin.programme.recurrence.rule_dates import dates as rule_dates
from dropin.programme.recurrence.rules import Rule, write_rule
from dropin.words import Message

_SEARCH = timedelta(days=9 * 366)  # 29 February comes within it


def bounded(rule: Rule, part: Part, doubts: Doubts) -> TimeReading:
    """``rule`` with where it begins and ends, its exceptions, additions and its term.

    A rule that counts from its first date is never without one: the next is guessed and asked.
    """
    start = _start(rule, part, doubts)
    counts = rule.interval > 1 or rule.count is not None or bool(part.of(Count))
    if start is None and counts:
        start = _ask_start(rule, part, doubts)
    rule = _ended(rule, part, start, doubts)
    first = _first_date(rule, start, doubts) if start is not None else None
    reading = TimeReading(
        rule=write_rule(rule),
        starts_on=first or start,
        dates=picked(_added(part), doubts),
        term=_term(part, doubts),
    )
    return replace(reading, excluded=_excluded(rule, reading.starts_on, part, doubts))


def written_start(part: Part) -> SpokenDate | None:
    """The date from which it is said to happen."""
    for fact in part.facts:
        if isinstance(fact, From):
            return fact.day
        if isinstance(fact, Stamp) and fact.name == "DTSTART":
            return fact.items[0]
        if isinstance(fact, Bounds):
            return fact.first
    return None


def picked(items: Sequence[SpokenDate], doubts: Doubts) -> tuple[date, ...]:
    """The dates that were written one by one, in order; a missing year is asked."""
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
            days.append(later[0] if later else max(item.others or (item.day,)))
        replacements = tuple(
            Replacement(item.spoken.start, item.spoken.end, f" {plain_date(day)} ")
            for item, day in zip(settled, days, strict=True)
        )
        answers.append(doubts.day_answer(first, *replacements))
    first_place = min(item.spoken.start for item in settled)
    words = doubts.said(first_place, max(item.spoken.end for item in settled))
    doubts.ask(Message("Which year is meant by “{words}”?", words=words), *answers)


def _ask_weekday(item: Settled, doubts: Doubts) -> None:
    says = contradiction(item.spoken, item.day, doubts.customs)
    if says is None or item.spoken.weekday is None:
        return
    ahead = (item.spoken.weekday - item.day.weekday()) % 7
    near = item.day + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    span = item.spoken.start, item.spoken.end
    doubts.ask(says, doubts.instead(*span, item.day), doubts.instead(*span, near))


def _written_end(part: Part) -> SpokenDate | None:
    for fact in part.facts:
        if isinstance(fact, Until):
            return fact.day
        if isinstance(fact, Bounds):
            return fact.last
    return None


def _added(part: Part) -> list[SpokenDate]:
    stamped = [item for stamp in part.of(Stamp) if stamp.name == "RDATE" for item in stamp.items]
    return [item for fact in part.of(Plus) for item in fact.items] + stamped


def _start(rule: Rule, part: Part, doubts: Doubts) -> date | None:
    spoken = written_start(part)
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
        doubts.day_answer(day, Replacement(place, place, f" from {plain_date(day)} "))
        for day in (first, *others[:1])
    ]
    words = doubts.said(part.facts[0].start, place)
    doubts.ask(Message("When is the first time of “{words}”?", words=words), *answers)
    return first


def _ended(rule: Rule, part: Part, start: date | None, doubts: Doubts) -> Rule:
    until = _until(part, start, doubts)
    counts = part.of(Count)
    if until is not None and counts:
        fact = counts[0]
        doubts.ask(
            Message("It ends on a date and after a number of times: which one holds?"),
            (Message("The date"), (Replacement(fact.start, fact.end, " "),)),
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
        (Message("{term}", term=term), (Replacement(fact.start, fact.end, f" {term} "),))
        for term in doubts.terms
    ]
    doubts.ask(
        Message("Which term is meant by “{words}”?", words=words),
        *answers,
        doubts.leave_out(fact.start, fact.end),
    )
    return ""
