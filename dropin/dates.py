"""Days and clocks as this centre writes and says them.

Conventions of the whole program: a day is a ``datetime.date`` (``YYYY-MM-DD`` in the file), a
clock time is a naive ``datetime.time`` on the centre's wall (``HH:MM``), a length is whole
minutes. Ranges include their start and exclude their end. Weekdays count from Monday = 0.
A moment that really happened is an aware UTC ``datetime``. Nothing here asks the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dropin.records import record
from dropin.words import say

MINUTES_A_DAY = 24 * 60
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""In English, as plain words are read; ``month_name`` says them in the language in force."""


@record
class Customs:
    """How the centre's country writes days and clocks."""

    twelve_hours: bool = False
    first_weekday: int = 0
    month_first: bool = False


def weekday_name(weekday: int) -> str:
    return say(_WEEKDAYS[weekday])


def weekday_short(weekday: int) -> str:
    return say(_WEEKDAYS_SHORT[weekday])


def month_name(month: int) -> str:
    """The name of month 1 to 12."""
    return say(MONTHS[month - 1])


def days(start: date, end: date) -> Iterator[date]:
    """Every day from ``start`` up to but not including ``end``."""
    for offset in range((end - start).days):
        yield start + timedelta(days=offset)


def week_start(day: date, first_weekday: int) -> date:
    """The first day of the week that holds ``day``."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def month_start(day: date) -> date:
    return day.replace(day=1)


def next_month_start(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def minutes_of(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def clock_after(at: time, minutes: int) -> time:
    """The wall clock ``minutes`` later, past midnight if need be."""
    later = (minutes_of(at) + minutes) % MINUTES_A_DAY
    return time(later // 60, later % 60)


def on_the_wall(day: date, at: time, zone: tzinfo) -> datetime:
    """The aware moment when the centre's wall shows ``day`` and ``at``.

    A clock time that a spring change skips is read as the same minute after the change; one
    that an autumn change repeats is the earlier of the two (RFC 5545, 3.3.5).
    """
    moment = datetime.combine(day, at, zone)
    return moment.astimezone(UTC).astimezone(zone)


def span_on_the_wall(
    day: date, starts_at: time, ends_at: time, zone: tzinfo
) -> tuple[datetime, datetime]:
    """From one clock to another as UTC moments; to the next day where ``ends_at`` is not after
    ``starts_at``."""
    last = day if ends_at > starts_at else day + timedelta(days=1)
    starts, ends = on_the_wall(day, starts_at, zone), on_the_wall(last, ends_at, zone)
    return starts.astimezone(UTC), ends.astimezone(UTC)


def read_day(text: str) -> date:
    """The day written ``YYYY-MM-DD``. Raises ValueError for anything else."""
    if len(text) != 10:
        raise ValueError(text)
    return date.fromisoformat(text)


def read_clock(text: str) -> time:
    """The clock written ``HH:MM``. Raises ValueError for anything else."""
    if len(text) != 5:
        raise ValueError(text)
    return time.fromisoformat(text)


def write_clock(at: time) -> str:
    """``HH:MM``, as the file keeps it."""
    return f"{at.hour:02}:{at.minute:02}"


def write_moment(moment: datetime) -> str:
    """A moment as the file keeps it, in UTC; texts compare as the moments do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_moment(text: str) -> datetime:
    """The moment written by ``write_moment``. Raises ValueError for anything else."""
    return datetime.fromisoformat(text)


def clock(at: time, customs: Customs) -> str:
    """``14:05`` or ``2:05 pm``."""
    if not customs.twelve_hours:
        return f"{at.hour}:{at.minute:02}"
    return f"{_twelve(at)} {_half(at)}"


def clock_span(at: time, minutes: int | None, customs: Customs) -> str:
    """``14:00–15:30`` or ``2–3:30 pm``; without a length only the start."""
    if minutes is None:
        return clock(at, customs)
    end = clock_after(at, minutes)
    if not customs.twelve_hours:
        return f"{clock(at, customs)}–{clock(end, customs)}"
    if _half(at) == _half(end) and minutes < MINUTES_A_DAY // 2:
        return f"{_twelve(at)}–{_twelve(end)} {_half(end)}"
    return f"{_twelve(at)} {_half(at)} – {_twelve(end)} {_half(end)}"


def day_short(day: date, customs: Customs) -> str:
    """``Tue 24 Nov`` or ``Tue, Nov 24``."""
    month = month_name(day.month)[:3]
    if customs.month_first:
        return f"{weekday_short(day.weekday())}, {month} {day.day}"
    return f"{weekday_short(day.weekday())} {day.day} {month}"


def day_long(day: date, customs: Customs) -> str:
    """``Tuesday 24 November 2026`` or ``Tuesday, November 24, 2026``."""
    weekday, month = weekday_name(day.weekday()), month_name(day.month)
    if customs.month_first:
        return f"{weekday}, {month} {day.day}, {day.year}"
    return f"{weekday} {day.day} {month} {day.year}"


def month_title(day: date) -> str:
    """``November 2026``."""
    return f"{month_name(day.month)} {day.year}"


def day_range(
    start: date, end: date, customs: Customs, *, year: bool = False, short: bool = False
) -> str:
    """The days from ``start`` up to but not including ``end``: ``23 – 29 November``.

    ``year`` adds the year; it is always added where the range crosses one. ``short`` cuts the
    months of a range that crosses one: ``23 Nov – 20 Dec``.
    """
    last = end - timedelta(days=1)
    if start.year != last.year:
        first = _day_month(start, customs, True, short)
        return f"{first} – {_day_month(last, customs, True, short)}"
    if start == last:
        return _day_month(start, customs, year)
    if start.month != last.month:
        first = _day_month(start, customs, False, short)
        return f"{first} – {_day_month(last, customs, year, short)}"
    if customs.month_first:
        tail = f", {last.year}" if year else ""
        return f"{month_name(start.month)} {start.day} – {last.day}{tail}"
    return f"{start.day} – {_day_month(last, customs, year)}"


def _day_month(day: date, customs: Customs, year: bool, short: bool = False) -> str:
    month = month_name(day.month)[:3] if short else month_name(day.month)
    if customs.month_first:
        return f"{month} {day.day}" + (f", {day.year}" if year else "")
    return f"{day.day} {month}" + (f" {day.year}" if year else "")


def _twelve(at: time) -> str:
    hour = at.hour % 12 or 12
    return f"{hour}:{at.minute:02}" if at.minute else str(hour)


def _half(at: time) -> str:
    return say("am") if at.hour < 12 else say("pm")
