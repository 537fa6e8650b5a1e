"""Who is on call now and next, for the first page of the day: one read by the index of days.

It stands alone, without the rest of the room, because every start waits for it. A shift that
stands only by its pattern is not told: nobody is on duty in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from dropin.dates import read_clock, read_day, span_on_the_wall
from dropin.records import NamedTuple
from dropin.storage.file import CentreFile

_DAYS_AHEAD = 8
_ROWS = (
    "SELECT shift.id, shift.name, day, starts_at, ends_at, role, person.name, phone"
    " FROM shift JOIN slot ON shift_id = shift.id LEFT JOIN person ON person.id = person_id"
    " WHERE day >= ? AND day < ? AND cancelled = 0"
    " ORDER BY day, starts_at, shift.name, shift.id, number"
)


class OnDuty(NamedTuple):
    """One slot: in which role, who (\"\": nobody is down for it), their number."""

    role: str
    name: str
    phone: str


class Running(NamedTuple):
    """A shift with its slots; ``starts`` and ``ends`` are UTC moments, the clocks the wall's."""

    id: int
    name: str
    starts_at: time
    ends_at: time
    starts: datetime
    ends: datetime
    slots: tuple[OnDuty, ...]


def running(file: CentreFile, now: datetime) -> tuple[tuple[Running, ...], tuple[Running, ...]]:
    """The shifts that run ``now``, a moment in the centre's own zone, and those that begin next."""
    found = _around(file, now)
    ahead = [each for each in found if each.starts > now]
    soonest = min((each.starts for each in ahead), default=None)
    return (
        tuple(each for each in found if each.starts <= now < each.ends),
        tuple(each for each in ahead if each.starts == soonest),
    )


def _around(file: CentreFile, now: datetime) -> Iterable[Running]:
    zone = now.tzinfo
    assert zone is not None  # the present is told with its zone
    yesterday = now.date() - timedelta(days=1)  # a night may still run
    days = (yesterday.isoformat(), (now.date() + timedelta(days=_DAYS_AHEAD)).isoformat())
    found: dict[int, Running] = {}
    for number, name, day, starts_at, ends_at, role, person, phone in file.rows(_ROWS, days):
        slot = OnDuty(role, person or "", phone or "")
        if number in found:
            found[number] = found[number]._replace(slots=(*found[number].slots, slot))
            continue
        clocks = read_clock(starts_at), read_clock(ends_at)
        span = span_on_the_wall(read_day(day), *clocks, zone)
        found[number] = Running(number, name, *clocks, *span, (slot,))
    return found.values()
