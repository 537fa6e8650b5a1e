"""Figures of dates, straight from the rows."""

from __future__ import annotations

from datetime import date, time, timedelta

from dropin.attendance.filing import Dates, families
from dropin.attendance.model import EXCUSED, GOING, OFFERED, WAITING, Key, key_of
from dropin.attendance.reading.filed import (
    chains,
    day_of,
    read_key,
)
from dropin.attendance.reading.presences import turned_away
from dropin.attendance.totals import OccurrenceFigures, TurnOut, turn_outs
from dropin.centre.store import time_zone
from dropin.dates import on_the_wall, write_moment
from dropin.programme.model import CANCELLED, Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile
from dropin.words import say

_PRESENCES = """
SELECT activity_id, original_day, original_at, day,
  sum(presence = 'came'), sum(presence = 'excused'), sum(presence = 'missed'),
  sum(CASE WHEN presence = 'came' THEN guests ELSE 0 END)
FROM attendance WHERE day >= ? AND day < ?
GROUP BY day, activity_id, original_day, original_at
"""
_HEADS = """
SELECT activity_id, original_day, original_at, day, heads
FROM head_count WHERE day >= ? AND day < ?
"""
_FEES = """
SELECT activity_id, original_day, original_at, day, sum(due_cents), sum(waived_cents),
  sum((SELECT coalesce(sum(cents), 0) FROM payment WHERE fee_id = fee.id))
FROM fee WHERE day >= ? AND day < ? GROUP BY day, activity_id, original_day, original_at
"""
_SIGN_UPS = """
SELECT activity_id, original_day, original_at, state, count(*) FROM sign_up
WHERE original_day >= ? AND original_day < ?
GROUP BY original_day, activity_id, original_at, state
"""
_NAMED_ON_DATES = """
SELECT activity_id, original_day, original_at, person_id FROM sign_up
WHERE original_day >= ? AND original_day < ?
  AND activity_id IN (SELECT activity_id FROM sign_up WHERE original_day = '')
"""
_COURSES = """
SELECT activity_id, state, person_id, made_at FROM sign_up
WHERE original_day = '' AND state IN ('going', 'offered', 'waiting')
"""


def figures(file: CentreFile, first: date, end: date) -> tuple[OccurrenceFigures, ...]:
    """What every date from ``first`` up to ``end`` came to, and each day's dropping in.

    A cancelled date only where something is filed under it; what is filed under a date that the
    programme no longer has stands on its own. So all figures together are all rows of these days.
    By day, then clock, then title.
    """
    return _Figures(file, first, end).told()


def turn_out(file: CentreFile, first: date, end: date) -> tuple[TurnOut, ...]:
    """How each activity was attended from ``first`` up to ``end``, cancelled dates left out."""
    gathered = _Figures(file, first, end)
    return turn_outs(
        gathered.of_dates_that_were_on(), turned_away(file, first, end), families(chains(file))
    )


_Place = Key | date
"""Where rows are counted: a date of an activity, or a day's dropping in."""


class _Sum:
    """What has been counted in one place."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.signed_up = self.waiting = 0
        self.came = self.excused = self.missed = self.guests = 0
        self.fee_due = self.fee_paid = self.fee_waived = 0

    @property
    def is_empty(self) -> bool:
        noted = self.came + self.excused + self.missed + self.fee_due
        return not (noted + self.signed_up + self.waiting)


class _Figures:
    """Rows of a span of days gathered by the date they belong to."""

    def __init__(self, file: CentreFile, first: date, end: date) -> None:
        self._file, self._first, self._end = file, first, end
        self._chains = chains(file)
        what = programme_between(file, first, end)
        on = occurrences(what, first, end)
        self._titles = {each.id: each.title for each in what.activities}
        self._found = Dates(on, self._chains)
        self._dates: dict[_Place, Occurrence] = {key_of(each): each for each in on}
        self._sums: dict[_Place, _Sum] = {key_of(each): _Sum(each.day) for each in on}
        self._add_presences()
        self._add_fees()
        self._add_sign_ups()
        self._add_courses()

    def told(self) -> tuple[OccurrenceFigures, ...]:
        found = [
            self._figures(place, held)
            for place, held in self._sums.items()
            if not (held.is_empty and self._is_cancelled(place))
        ]
        return tuple(sorted(found, key=_order))

    def of_dates_that_were_on(self) -> list[OccurrenceFigures]:
        return [
            self._figures(place, held)
            for place, held in self._sums.items()
            if place in self._dates and not self._is_cancelled(place)
        ]

    def _sum_of(
        self, activity_id: int | None, original_day: str, original_at: str, day: str
    ) -> _Sum:
        """Where a row is counted; on its own where the programme has no such date."""
        key = read_key(activity_id, original_day, original_at)
        if key is None:
            place: _Place = day_of(day)
        else:
            date_on = self._found.under(key)
            place = key if date_on is None else key_of(date_on)
        held = self._sums.get(place)
        if held is None:
            held = self._sums[place] = _Sum(day_of(day))
        return held

    def _add_presences(self) -> None:
        span = self._first.isoformat(), self._end.isoformat()
        for *place, came, excused, missed, guests in self._file.rows(_PRESENCES, span):
            held = self._sum_of(*place)
            held.came += came
            held.excused += excused
            held.missed += missed
            held.guests += guests
        for *place, heads in self._file.rows(_HEADS, span):
            self._sum_of(*place).came += heads

    def _add_fees(self) -> None:
        span = self._first.isoformat(), self._end.isoformat()
        for *place, due, waived, paid in self._file.rows(_FEES, span):
            held = self._sum_of(*place)
            held.fee_due += due
            held.fee_waived += waived
            held.fee_paid += paid

    def _add_sign_ups(self) -> None:
        for *filed, state, people in self._file.rows(_SIGN_UPS, self._span_of_rules()):
            held = self._on(*filed)
            if held is not None:
                _count(held, state, people)

    def _add_courses(self) -> None:
        """Who holds a place through the course holds it on each date they say nothing else of."""
        courses: dict[int, list[tuple[str, int, str]]] = {}
        for activity_id, *asked in self._file.rows(_COURSES):
            courses.setdefault(activity_id, []).append((asked[0], asked[1], asked[2]))
        if not courses:
            return
        named = {
            (self._on(*filed), person_id)
            for *filed, person_id in self._file.rows(_NAMED_ON_DATES, self._span_of_rules())
        }
        zone = time_zone(self._file)
        for place, occurrence in self._dates.items():
            held = self._sums[place]
            midnight = on_the_wall(occurrence.day + timedelta(days=1), time.min, zone)
            before = write_moment(midnight)
            for activity_id in self._chains.get(occurrence.activity.id, ()):
                for state, person_id, made_at in courses.get(activity_id, ()):
                    if made_at < before and (held, person_id) not in named:
                        _count(held, state, 1)

    def _span_of_rules(self) -> tuple[str, str]:
        """The days that rules gave the dates of the span, some of which were moved into it."""
        days = [each.original_day for each in self._dates.values()]
        first, last = min((*days, self._first)), max((*days, self._end))
        return first.isoformat(), (last + timedelta(days=1)).isoformat()

    def _on(self, activity_id: int, original_day: str, original_at: str) -> _Sum | None:
        key = read_key(activity_id, original_day, original_at)
        date_on = None if key is None else self._found.under(key)
        return None if date_on is None else self._sums[key_of(date_on)]

    def _is_cancelled(self, place: _Place) -> bool:
        occurrence = self._dates.get(place)
        return occurrence is not None and occurrence.status == CANCELLED

    def _figures(self, place: _Place, held: _Sum) -> OccurrenceFigures:
        occurrence = self._dates.get(place)
        key = place if isinstance(place, Key) else None
        return OccurrenceFigures(
            day=held.day,
            at=occurrence.at if occurrence is not None else key and key.original_at,
            activity_id=key and key.activity_id,
            activity=self._title(key, occurrence),
            capacity=occurrence and occurrence.activity.capacity,
            signed_up=held.signed_up,
            waiting=held.waiting,
            came=held.came,
            excused=held.excused,
            missed=held.missed,
            guests=held.guests,
            fee_due=held.fee_due,
            fee_paid=held.fee_paid,
            fee_waived=held.fee_waived,
        )

    def _title(self, key: Key | None, occurrence: Occurrence | None) -> str:
        if occurrence is not None:
            return occurrence.title
        return say("Drop-in") if key is None else self._titles[key.activity_id]


def _count(held: _Sum, state: str, people: int) -> None:
    if state in (GOING, EXCUSED):
        held.signed_up += people
    elif state in (WAITING, OFFERED):
        held.waiting += people


def _order(each: OccurrenceFigures) -> tuple[date, time, str, int]:
    return each.day, each.at or time.min, each.activity.casefold(), each.activity_id or 0
