"""What was understood word by word but has no place beside the rest: never dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator

from dropin.programme.plain_words.facts import (
    Bounds,
    Clock,
    Count,
    Dates,
    Except,
    Fact,
    From,
    FullWeek,
    InTerm,
    Lasting,
    Months,
    Ordinals,
    OrdinalWeekdays,
    Part,
    Period,
    RuleText,
    Stamp,
    Until,
    Weekdays,
)

_ONLY_ONCE = (
    *((From, Bounds, Stamp), (Until, Bounds), (InTerm,), (FullWeek,)),
    *((RuleText,), (Lasting,), (Count,)),
)
_BESIDE_PICKED = (From, Until, Months, Except, InTerm)
_IN_THE_RULE = (Weekdays, OrdinalWeekdays, Ordinals, FullWeek, Period, Months, Count, Dates)


def leftovers(part: Part, repeating: bool) -> list[Fact]:
    """The facts of ``part`` that its rule or dates cannot honour, each once."""
    found = [*_said_twice(part), *_without_clock(part)]
    if not repeating:
        found += [fact for fact in part.facts if isinstance(fact, _BESIDE_PICKED)]
    elif part.has(RuleText):
        found += [fact for fact in part.facts if isinstance(fact, _IN_THE_RULE)]
        found += _unused_exceptions(part)
    else:
        found += [*_crowded(part), *_unused_periods(part), *_unused_exceptions(part)]
        found += [stamp for stamp in part.of(Stamp) if stamp.name != "DTSTART"]
    return list(dict.fromkeys(found))


def _said_twice(part: Part) -> Iterator[Fact]:
    for kinds in _ONLY_ONCE:
        # Additions and exceptions of an iCalendar rule are no beginnings.
        same = [
            fact
            for fact in part.facts
            if isinstance(fact, kinds) and not (isinstance(fact, Stamp) and fact.name != "DTSTART")
        ]
        yield from same[1:]
    dated_months = [fact for fact in part.of(Months) if fact.year]
    yield from dated_months[0 if part.has(From, Until, Bounds) else 1 :]


def _without_clock(part: Part) -> Iterator[Fact]:
    clocks = part.of(Clock)
    starts = [stamp for stamp in part.of(Stamp) if stamp.at is not None]
    if (not clocks and not starts) or any(clock.last is not None for clock in clocks):
        yield from part.of(Lasting)


def _crowded(part: Part) -> Iterator[Fact]:
    """Ways of naming the days that do not go together."""
    if part.has(FullWeek):
        yield from part.of(OrdinalWeekdays)
        yield from part.of(Ordinals)
    elif part.has(OrdinalWeekdays) and not part.has(Weekdays):
        yield from part.of(Ordinals)
    if part.yearly and part.has(Dates):
        yield from (*part.of(Weekdays), *part.of(OrdinalWeekdays), *part.of(Ordinals))
        yield from part.of(Months)
        for fact in part.of(Dates):
            if any(item.year is not None or item.weekday is not None for item in fact.items):
                yield fact


def _unused_periods(part: Part) -> Iterator[Fact]:
    periods = part.of(Period)
    counted = [period for period in periods if period.number > 1]
    yield from counted[1:]
    if counted and counted[0].unit in ("day", "week"):
        yield from (period for period in periods if period.unit in ("month", "year"))
    if part.has(OrdinalWeekdays, Ordinals, FullWeek):
        yield from (period for period in periods if period.unit in ("day", "week"))


def _unused_exceptions(part: Part) -> Iterator[Fact]:
    named = {day for fact in part.of(Weekdays) for day in fact.days}
    pairs = {pair for fact in part.of(OrdinalWeekdays) for pair in fact.pairs}
    every_day = any(period.unit == "day" for period in part.of(Period))
    for but in part.of(Except):
        for fact in but.facts:
            match fact:
                case Weekdays(days=days):
                    used = every_day or set(days) <= named
                case OrdinalWeekdays(pairs=gone):
                    used = set(gone) <= pairs or {day for _, day in gone} <= named
                case Ordinals(numbers=numbers):
                    used = bool(named) or set(numbers) <= {number for number, _ in pairs}
                case _:
                    used = not (isinstance(fact, Months) and fact.year)
            if not used or (part.has(RuleText) and not isinstance(fact, (Dates, Bounds))):
                yield but
