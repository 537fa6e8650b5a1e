"""When two usual weeks leave long enough to meet.

A week is one whole number, a bit for each minute. Each day has a minute more than there is, in
which nobody is free, so that no stretch runs on past midnight.
"""

from __future__ import annotations

from collections.abc import Iterable

from dropin.buddies.fitting.model import Stretch
from dropin.dates import MINUTES_A_DAY

_A_DAY = MINUTES_A_DAY + 1
_WHOLE_DAY = (1 << MINUTES_A_DAY) - 1

ANY_TIME = tuple(Stretch(weekday, 0, MINUTES_A_DAY) for weekday in range(7))

MORNING, AFTERNOON, EVENING = 0, 1, 2
_NOON, _FIVE = 12 * 60, 17 * 60


def minutes_free(times: Iterable[Stretch]) -> int:
    """The week of somebody who is free in these stretches."""
    week = 0
    for each in times:
        if each.until > each.starts:
            stretch = (1 << each.until) - (1 << each.starts)
            week |= (stretch & _WHOLE_DAY) << (each.weekday * _A_DAY)
    return week


def long_enough(week: int, minutes: int) -> int:
    """The minutes at which ``minutes`` without a break begin."""
    done = 1
    while done < minutes and week:
        step = min(done, minutes - done)
        week &= week >> step
        done += step
    return week


def parts_of_day(week: int, minutes: int) -> tuple[tuple[int, int], ...]:
    """Weekday and part of the day of each stretch of at least ``minutes``, the longest first.

    A stretch belongs to the part of the day in which it begins.
    """
    found: dict[tuple[int, int], int] = {}
    for weekday in range(7):
        day = (week >> (weekday * _A_DAY)) & _WHOLE_DAY
        for starts, length in _stretches(day):
            if length >= minutes:
                part = (weekday, _part(starts))
                found[part] = found.get(part, 0) + length
    return tuple(sorted(found, key=lambda part: (-found[part], part)))


def _stretches(day: int) -> Iterable[tuple[int, int]]:
    at = 0
    while day:
        free_at = (day & -day).bit_length() - 1
        day >>= free_at
        length = (~day & (day + 1)).bit_length() - 1
        yield at + free_at, length
        day >>= length
        at += free_at + length


def _part(starts: int) -> int:
    if starts < _NOON:
        return MORNING
    return AFTERNOON if starts < _FIVE else EVENING
