"""From what a person typed about when, to the times of an activity, and back to words.

Pure. A time whose words nobody touched is kept as it is; touched words are read anew, and what
differed on single dates is for the operations to carry over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from functools import lru_cache

from dropin.dates import Customs, clock_span, day_long, weekday_name
from dropin.programme.model import ASK, DATED, WORDS, Activity, ActivityTime, Term
from dropin.programme.occurrences import next_dates
from dropin.programme.plain_words.describing import describe
from dropin.programme.plain_words.reading import TimeReading, WhenReading
from dropin.programme.recurrence.rule_dates import ends_on
from dropin.programme.recurrence.rules import RuleError, parse_rule
from dropin.words import say


def typed_times(
    reading: WhenReading, words: str, base: ActivityTime, today: date
) -> tuple[ActivityTime, ...]:
    """The times that ``words``, read as ``reading``, give; the first keeps the id of ``base``.

    While a question is open the words are kept, to be asked again, and no date is invented. A
    rule without a beginning begins today: a new activity was not there last year.
    """
    if reading.questions:
        return (_without_dates(base, words, ASK),)
    if reading.undated or not reading.times:
        return (_without_dates(base, words, WORDS),)
    first, *others = reading.times
    new = replace(base, id=0, uid="")
    return (
        _dated(first, words, base, today),
        *(_dated(each, words, new, today) for each in others),
    )


@lru_cache(maxsize=2048)
def when_words(each: ActivityTime, customs: Customs) -> str:
    """When a time is, in plain words: as its rule says, or as somebody wrote it."""
    if each.dating != DATED:
        return each.words or each.time_words
    return describe(reading_of(each), customs=customs)


def activity_when(activity: Activity, customs: Customs, today: date) -> str:
    """When an activity is, all its times; since when it has been so is left out."""
    times = [_without_past_start(each, today) for each in activity.times]
    return "; ".join(dict.fromkeys(when_words(each, customs) for each in times))


def reading_of(each: ActivityTime) -> TimeReading:
    """The time as if it had just been read."""
    return TimeReading(
        rule=each.rule,
        starts_on=each.starts_on,
        dates=each.added,
        excluded=each.excluded,
        at=each.at,
        minutes=each.minutes,
        time_words=each.time_words,
        term=each.term,
    )


def with_reading(
    each: ActivityTime, reading: TimeReading, *, words: str, dating: str
) -> ActivityTime:
    """The time as ``reading`` has it, written as ``words``; keeps its id, uid, place and topic."""
    return replace(
        each,
        dating=dating,
        words=words,
        rule=reading.rule,
        starts_on=reading.starts_on,
        at=reading.at,
        minutes=reading.minutes,
        time_words=reading.time_words,
        term=reading.term,
        added=tuple(sorted(set(reading.dates))),
        excluded=tuple(sorted(set(reading.excluded))),
    )


def coming(
    times: Sequence[ActivityTime], terms: Sequence[Term], today: date, how_many: int
) -> tuple[date, ...]:
    """The next dates of all ``times`` together, from ``today`` on."""
    found: set[date] = set()
    for each in times:
        if each.dating == DATED:
            found.update(next_dates(each, terms, today, how_many))
    return tuple(sorted(found)[:how_many])


def over(activity: Activity, today: date) -> bool:
    """Whether every time of the activity lies before ``today``."""
    return bool(activity.times) and all(_over(each, today) for each in activity.times)


def recurs(each: ActivityTime) -> bool:
    """Whether a time has, or may have, more than one date."""
    return bool(each.rule) or len(each.added) > 1


def words_for(day: date, at: time | None, customs: Customs) -> str:
    """One date as a person would type it, an hour long where the clock is known."""
    return ", ".join(part for part in (day_long(day, customs), _span(at, customs)) if part)


def weekly_words_for(day: date, at: time | None, customs: Customs) -> str:
    """Every week from ``day`` on, as a person would type it."""
    every = say(
        "every {weekday} from {day}",
        weekday=weekday_name(day.weekday()),
        day=day_long(day, replace(customs, month_first=False)).split(" ", 1)[1],
    )
    return ", ".join(part for part in (every, _span(at, customs)) if part)


def _span(at: time | None, customs: Customs) -> str:
    return "" if at is None else clock_span(at, 60, customs)


def _without_past_start(each: ActivityTime, today: date) -> ActivityTime:
    # A rule that names no day takes it from its start, which then has to stay.
    if "BYDAY" in each.rule and each.starts_on is not None and each.starts_on <= today:
        return replace(each, starts_on=None)
    return each


def _without_dates(base: ActivityTime, words: str, dating: str) -> ActivityTime:
    reading = TimeReading(time_words=words if dating == WORDS else "")
    return with_reading(base, reading, words=words, dating=dating)


def _dated(read: TimeReading, words: str, base: ActivityTime, today: date) -> ActivityTime:
    if read.starts_on is None and read.rule and not base.id:
        read = replace(read, starts_on=today)
    return with_reading(base, read, words=words, dating=DATED)


def _over(each: ActivityTime, today: date) -> bool:
    if each.dating != DATED:
        return False
    last_added = max(each.added, default=date.min)
    if not each.rule:
        return max(last_added, each.starts_on or date.min) < today
    try:
        last = ends_on(parse_rule(each.rule), each.starts_on)
    except RuleError:
        return False
    return last is not None and max(last, last_added) < today
