"""Which date of the programme a row means: by its day, its activity and perhaps its time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from dropin.dates import Customs, clock, day_long, month_start, next_month_start
from dropin.exchange.attendance_table.model import VisitSaid
from dropin.exchange.cells import RowError
from dropin.exchange.tidy_text import comparable
from dropin.people.store import searchable
from dropin.programme.model import CANCELLED, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.words import say

DROP_IN = frozenset({"", "drop-in", "drop in", "dropin", "dropping in", "dropped in"})
"""What an empty activity means in words, where nothing is called so that day."""

_MOST_TOLD = 8
OnDays = Mapping[date, tuple[Occurrence, ...]]


def dates_on(programme: Programme, days: Iterable[date]) -> OnDays:
    """What happens on each of ``days``, cancelled dates included, month by month."""
    wanted = set(days)
    found: dict[date, list[Occurrence]] = {day: [] for day in wanted}
    for first in sorted({month_start(day) for day in wanted}):
        for each in occurrences(programme, first, next_month_start(first)):
            if each.day in found:
                found[each.day].append(each)
    return {day: tuple(each) for day, each in found.items()}


@lru_cache(maxsize=4096)
def title_key(title: str) -> str:
    """The title as it is compared; thousands of rows share few."""
    return searchable(comparable(title))


def is_called(occurrence: Occurrence, key: str) -> bool:
    """Whether ``key``, from ``title_key``, is what this date or its activity is called."""
    return key in (title_key(occurrence.title), title_key(occurrence.activity.title))


def dates_meant(said: VisitSaid, on_days: OnDays, customs: Customs) -> tuple[Occurrence, ...]:
    """Every date the row may mean, one where it is certain; none for dropping in.

    Raises RowError where there is no such date.
    """
    that_day = on_days.get(said.day, ())
    key = title_key(said.activity)
    called = [each for each in that_day if is_called(each, key)]
    if not called and key in DROP_IN:
        return ()
    if not called:
        raise RowError(_not_on(said, that_day, customs))
    held = [each for each in called if each.status != CANCELLED]
    if not held:
        raise RowError(
            say(
                "{title} is cancelled on {day}.",
                title=called[0].title,
                day=day_long(said.day, customs),
            )
        )
    at_that_time = [each for each in held if each.at in said.clocks]
    if said.clocks and not at_that_time:
        raise RowError(_not_on(said, that_day, customs))
    return tuple(at_that_time or held)


def date_words(occurrence: Occurrence, customs: Customs) -> str:
    """``Choir, 14:00``."""
    if occurrence.at is None:
        return occurrence.title
    return f"{occurrence.title}, {clock(occurrence.at, customs)}"


def _not_on(said: VisitSaid, that_day: tuple[Occurrence, ...], customs: Customs) -> str:
    values = {"title": said.activity, "day": day_long(said.day, customs)}
    told = "; ".join(date_words(each, customs) for each in that_day[:_MOST_TOLD])
    if not told:
        return say("There is no {title} on {day}, nor anything else.", **values)
    if said.clocks:
        return say("There is no {title} on {day} at that time, but: {told}.", **values, told=told)
    return say("There is no {title} on {day}, but: {told}.", **values, told=told)
