"""When somebody is free, as people write it: ``Tuesday afternoons, Thursday 10:00–12:00``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import time

from dropin.buddies.model import FreeTime
from dropin.dates import Customs, clock, weekday_name
from dropin.words import Message, say

_PARTS = (
    ("mornings", time(9), time(12)),
    ("afternoons", time(12), time(17)),
    ("evenings", time(17), time(21)),
)
_WHOLE = (time(9), time(21))
_EVERY_DAY, _WEEKDAYS, _WEEKENDS = range(7), range(5), range(5, 7)
_BETWEEN = re.compile(r"\s*(?:,|;|\n|\band\b)\s*")
_CLOCKS = re.compile(
    r"(?:from\s+)?(\d{1,2})(?::(\d\d))?\s*(am|pm)?\s*(?:-|–|to|until)\s*"
    r"(\d{1,2})(?::(\d\d))?\s*(am|pm)?$"
)


def write_times(times: Iterable[FreeTime], customs: Customs) -> str:
    """``Tuesday afternoons, Thursday 10:00–12:00``; empty for no times."""
    return ", ".join(_written(each, customs) for each in times)


def read_times(words: str) -> tuple[FreeTime, ...]:
    """The times that are meant, in the order of the week.

    A day, ``weekdays``, ``weekends`` or ``every day``, and with it a part of the day or two
    clocks; a bare day is all of it, and a bare time is of the day before it. Raises ValueError
    for anything else.
    """
    found: list[FreeTime] = []
    days: tuple[int, ...] = ()
    for piece in _BETWEEN.split(words.strip().casefold()):
        named, rest = _days_before(piece)
        days = named or days
        if not days or (not named and not rest):
            raise ValueError(words)
        span = _span(rest)
        found += (FreeTime(weekday, *span) for weekday in days)
    return tuple(sorted(set(found), key=lambda each: (each.weekday, each.starts_at, each.ends_at)))


def _written(free: FreeTime, customs: Customs) -> str:
    day, span = weekday_name(free.weekday), (free.starts_at, free.ends_at)
    if span == _WHOLE:
        return day
    for name, starts_at, ends_at in _PARTS:
        if span == (starts_at, ends_at):
            return str(Message("{day} {part}", day=day, part=say(name)))
    return f"{day} {clock(free.starts_at, customs)}–{clock(free.ends_at, customs)}"


def _days_before(piece: str) -> tuple[tuple[int, ...], str]:
    """The days a piece begins with, and what follows them."""
    for name, days in _day_names():
        plural = f"{name}s"
        for written in (plural, name):
            if piece == written or piece.startswith(f"{written} "):
                return days, piece.removeprefix(written).strip()
    return (), piece


def _day_names() -> Iterator[tuple[str, tuple[int, ...]]]:
    yield say("every day").casefold(), tuple(_EVERY_DAY)
    yield say("weekday").casefold(), tuple(_WEEKDAYS)
    yield say("weekend").casefold(), tuple(_WEEKENDS)
    for weekday in range(7):
        yield weekday_name(weekday).casefold(), (weekday,)
    for weekday in range(7):
        for letters in (4, 3, 2):
            yield weekday_name(weekday)[:letters].casefold(), (weekday,)


def _span(rest: str) -> tuple[time, time]:
    if not rest:
        return _WHOLE
    for name, starts_at, ends_at in _PARTS:
        if rest in (say(name).casefold(), say(name).casefold().removesuffix("s")):
            return starts_at, ends_at
    match = _CLOCKS.match(rest)
    if match is None:
        raise ValueError(rest)
    hour, minute, half, until_hour, until_minute, until_half = match.groups()
    ends_at = _clock(until_hour, until_minute, until_half)
    starts_at = _clock(hour, minute, half or until_half)
    if starts_at >= ends_at and not half and until_half:
        starts_at = _clock(hour, minute, "am")
    if starts_at >= ends_at:
        raise ValueError(rest)
    return starts_at, ends_at


def _clock(hour: str, minute: str | None, half: str | None) -> time:
    """Raises ValueError for a clock that is none."""
    hours = int(hour)
    if half is not None:
        if not 1 <= hours <= 12:
            raise ValueError(hour)
        hours = hours % 12 + (12 if half == "pm" else 0)
    return time(hours, int(minute or 0))
