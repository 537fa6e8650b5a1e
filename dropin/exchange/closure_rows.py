"""A row that says the centre is shut: the closures it means, where its days are clear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from dropin.centre.hours_words import write_spans
from dropin.centre.model import Hours
from dropin.dates import MINUTES_A_DAY, Customs, clock, day_range, minutes_of
from dropin.programme.model import Closure
from dropin.programme.plain_words.clock_words import ClockSpan, meanings
from dropin.programme.plain_words.facts import Clock
from dropin.programme.plain_words.phrases import facts
from dropin.programme.plain_words.reading import Choice, TimeReading, WhenReading
from dropin.programme.plain_words.tokens import plainly_written, tokens
from dropin.programme.recurrence.rule_dates import dates, ends_on
from dropin.programme.recurrence.rules import parse_rule
from dropin.words import Message, say

CLOSE_THEN = "Close then: "
"""Begins the answer that a row is a closure; the words for its days follow."""

NO_SINGLE_DAYS = Message(
    "Where the centre is shut every week, leave those days empty under Settings, Hours; "
    "for single days add a closure under Settings, Closures."
)
_MOST_DAYS = 366
_LAST_MINUTE = time(23, 59)
_ONE_DAY = timedelta(days=1)


def closures_of(reading: WhenReading, title: str) -> tuple[Closure, ...]:
    """The days ``reading`` closes, those side by side as one; none where they are doubtful.

    Whole days, unless the words or the title say from when. Days without end are none here.
    """
    if not reading.closure or len(reading.questions) > 1:
        return ()
    try:
        return tuple(each for time in reading.times for each in _closures(time, title))
    except ValueError:
        return ()


def closing_choice(closures: Sequence[Closure], words: str, customs: Customs) -> Choice:
    """The answer that closes the centre then."""
    label = Message("Close the centre: {days}", days=closed_days(closures, customs))
    return Choice(label, f"{CLOSE_THEN}{words}")


def closed_days(closures: Sequence[Closure], customs: Customs) -> str:
    return ", ".join(_told(each, customs) for each in closures)


def same_closing(one: Closure, other: Closure) -> bool:
    """Whether both close the same days and hours, whatever the reason."""
    return replace(one, id=0, reason="") == replace(other, id=0, reason="")


def _closures(reading: TimeReading, title: str) -> Iterator[Closure]:
    """Those of one time. Raises ValueError where it is doubtful which days or hours they are."""
    shut = _hours(reading, title)
    opens, closes = (shut.opens, shut.closes) if shut else (None, None)
    reason = "" if title.strip(" .!").casefold() == "closed" else title
    for start, end in _runs(_days(reading)):
        yield Closure(0, start, end, opens, closes, reason=reason)


def _days(reading: TimeReading) -> list[date]:
    """Every day of a reading. Raises ValueError for one without days, or without an end."""
    days = set(reading.dates)
    if reading.rule:
        rule, start = parse_rule(reading.rule), reading.starts_on
        last = ends_on(rule, start) if start else None
        if start is None or last is None or (last - start).days > _MOST_DAYS:
            raise ValueError(reading.rule)
        days.update(dates(rule, start, start, last + _ONE_DAY))
    if not days:
        raise ValueError("no day")
    return sorted(days - set(reading.excluded))


def _runs(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Days side by side as ranges that exclude their end."""
    start = end = days[0]
    for day in days:
        if day > end:
            yield start, end
            start = day
        end = day + _ONE_DAY
    yield start, end


def _hours(reading: TimeReading, title: str) -> Hours | None:
    """The hours that are shut, None for all day. Raises ValueError where the title leaves a doubt.

    Without an end they last till the end of the day.
    """
    span = _said_clock(reading, title)
    if span is None:
        return None
    end = span.start + span.minutes if span.minutes else MINUTES_A_DAY
    return Hours(span.at, ClockSpan(end).at if end < MINUTES_A_DAY else _LAST_MINUTE)


def _said_clock(reading: TimeReading, title: str) -> ClockSpan | None:
    if reading.at is not None:
        return ClockSpan(minutes_of(reading.at), reading.minutes)
    for fact in facts(tokens(plainly_written(title))):
        if isinstance(fact, Clock):
            meant = meanings(fact.first, fact.last)
            if not meant.sure:
                raise ValueError(title)
            return meant.spans[0]
    return None


def _told(closure: Closure, customs: Customs) -> str:
    days = day_range(closure.starts_on, closure.ends_on, customs, year=True)
    if closure.starts_at is None or closure.ends_at is None:
        return days
    if closure.ends_at == _LAST_MINUTE:
        return say("{days} from {clock}", days=days, clock=clock(closure.starts_at, customs))
    return f"{days}, {write_spans((Hours(closure.starts_at, closure.ends_at),), customs)}"
