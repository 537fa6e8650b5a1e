"""Figures of dates, straight from the rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, time, timedelta
from typing import NamedTuple

from dropin.attendance.filing import Chains, families, is_only_one_that_day
from dropin.attendance.model import EXCUSED, GOING, HOLDS_A_PLACE, OFFERED, WAITING
from dropin.attendance.reading.filed import chains, clock_of, day_of
from dropin.attendance.reading.presences import turned_away
from dropin.attendance.totals import OccurrenceFigures, TurnOut, turn_outs
from dropin.centre.store import time_zone
from dropin.dates import on_the_wall
from dropin.programme.model import CANCELLED, Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile
from dropin.words import say

_PRESENCES = """
SELECT activity_id, original_day, original_at, min(day),
  sum(presence = 'came'), sum(presence = 'excused'), sum(presence = 'missed'),
  sum(CASE WHEN presence = 'came' THEN guests ELSE 0 END)
FROM attendance WHERE day >= ? AND day < ? GROUP BY activity_id, original_day, original_at
"""
_HEADS = """
SELECT activity_id, original_day, original_at, min(day), sum(heads)
FROM head_count WHERE day >= ? AND day < ? GROUP BY activity_id, original_day, original_at
"""
_FEES = """
SELECT activity_id, original_day, original_at, min(day), sum(due_cents), sum(waived_cents),
  sum((SELECT coalesce(sum(cents), 0) FROM payment WHERE fee_id = fee.id))
FROM fee WHERE day >= ? AND day < ? GROUP BY activity_id, original_day, original_at
"""
_SIGN_UPS = """
SELECT activity_id, original_day, original_at, state, person_id FROM sign_up
WHERE activity_id IN (SELECT id FROM activity) AND original_day >= ? AND original_day < ?
"""
_COURSES = """
SELECT activity_id, state, person_id, made_at FROM sign_up
WHERE activity_id IN (SELECT id FROM activity) AND original_day = ''
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


class _Place(NamedTuple):
    """Where rows are counted: a date of an activity by its key, or what belongs to none."""

    activity_id: int | None
    original_day: date
    original_at: time | None


class _Sum:
    """What has been counted of one date."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.signed_up: set[int] = set()
        self.waiting: set[int] = set()
        self.named_on_date: set[int] = set()
        self.came = self.excused = self.missed = self.guests = 0
        self.fee_due = self.fee_paid = self.fee_waived = 0

    @property
    def is_empty(self) -> bool:
        counted = self.came + self.excused + self.missed + self.fee_due
        return not (counted or self.signed_up or self.waiting)


class _Figures:
    """Rows of a span of days gathered by the date they belong to."""

    def __init__(self, file: CentreFile, first: date, end: date) -> None:
        self._file, self._first, self._end = file, first, end
        self._chains: Chains = chains(file)
        what = programme_between(file, first, end)
        self._titles = {each.id: each.title for each in what.activities}
        self._dates: dict[_Place, Occurrence] = {}
        self._by_filed_day: dict[tuple[int, date], list[_Place]] = {}
        self._sums: dict[_Place, _Sum] = {}
        for each in occurrences(what, first, end):
            self._note(each)
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

    def _note(self, each: Occurrence) -> None:
        place = _Place(each.activity.id, each.original_day, each.original_at)
        self._dates[place] = each
        self._sums[place] = _Sum(each.day)
        for activity_id in self._chains.get(each.activity.id, (each.activity.id,)):
            self._by_filed_day.setdefault((activity_id, each.original_day), []).append(place)

    def _place_of(self, activity_id: int | None, day: str, at: str) -> _Place | None:
        """The date of the programme that a row belongs to."""
        if activity_id is None:
            return None
        clock = clock_of(at) if at else None
        for place in self._by_filed_day.get((activity_id, day_of(day)), ()):
            if place.original_at == clock or is_only_one_that_day(self._dates[place]):
                return place
        return None

    def _sum_of(self, activity_id: int | None, original_day: str, at: str, day: str) -> _Sum:
        """Where a row is counted; on its own where the programme has no such date."""
        place = self._place_of(activity_id, original_day, at)
        if place is None:
            clock = clock_of(at) if at and activity_id is not None else None
            place = _Place(activity_id, day_of(original_day), clock)
        held = self._sums.get(place)
        if held is None:
            held = self._sums[place] = _Sum(day_of(day))
        return held

    def _span(self) -> tuple[str, str]:
        return self._first.isoformat(), self._end.isoformat()

    def _add_presences(self) -> None:
        for *place, came, excused, missed, guests in self._file.rows(_PRESENCES, self._span()):
            held = self._sum_of(*place)
            held.came += came
            held.excused += excused
            held.missed += missed
            held.guests += guests
        for *place, heads in self._file.rows(_HEADS, self._span()):
            self._sum_of(*place).came += heads

    def _add_fees(self) -> None:
        for *place, due, waived, paid in self._file.rows(_FEES, self._span()):
            held = self._sum_of(*place)
            held.fee_due += due
            held.fee_waived += waived
            held.fee_paid += paid

    def _add_sign_ups(self) -> None:
        """Sign-ups to dates that happen in the span, also those moved in from another day."""
        days = [place.original_day for place in self._dates]
        first = min((*days, self._first)).isoformat()
        end = (max((*days, self._end)) + timedelta(days=1)).isoformat()
        for activity_id, day, at, state, person_id in self._file.rows(_SIGN_UPS, (first, end)):
            place = self._place_of(activity_id, day, at)
            if place is not None:
                held = self._sums[place]
                held.named_on_date.add(person_id)
                _count(held, state, person_id, (GOING, EXCUSED))

    def _add_courses(self) -> None:
        courses: dict[int, list[tuple[str, int, str]]] = {}
        for activity_id, state, person_id, made_at in self._file.rows(_COURSES):
            if state in HOLDS_A_PLACE or state == WAITING:
                courses.setdefault(activity_id, []).append((state, person_id, made_at))
        if not courses:
            return
        zone = time_zone(self._file)
        for place, occurrence in self._dates.items():
            held = self._sums[place]
            midnight = on_the_wall(occurrence.day + timedelta(days=1), time.min, zone)
            before = midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            for activity_id in self._chains.get(occurrence.activity.id, ()):
                for state, person_id, made_at in courses.get(activity_id, ()):
                    if made_at < before and person_id not in held.named_on_date:
                        _count(held, state, person_id, (GOING,))

    def _is_cancelled(self, place: _Place) -> bool:
        occurrence = self._dates.get(place)
        return occurrence is not None and occurrence.status == CANCELLED

    def _figures(self, place: _Place, held: _Sum) -> OccurrenceFigures:
        occurrence = self._dates.get(place)
        return OccurrenceFigures(
            day=held.day,
            at=place.original_at if occurrence is None else occurrence.at,
            activity_id=place.activity_id,
            activity=self._title(place, occurrence, self._titles),
            capacity=None if occurrence is None else occurrence.activity.capacity,
            signed_up=len(held.signed_up),
            waiting=len(held.waiting),
            came=held.came,
            excused=held.excused,
            missed=held.missed,
            guests=held.guests,
            fee_due=held.fee_due,
            fee_paid=held.fee_paid,
            fee_waived=held.fee_waived,
        )

    @staticmethod
    def _title(place: _Place, occurrence: Occurrence | None, titles: Mapping[int, str]) -> str:
        if occurrence is not None:
            return occurrence.title
        if place.activity_id is None:
            return say("Drop-in")
        return titles[place.activity_id]


def _count(held: _Sum, state: str, person_id: int, has_a_place: tuple[str, ...]) -> None:
    if state in has_a_place:
        held.signed_up.add(person_id)
    elif state in (WAITING, OFFERED):
        held.waiting.add(person_id)


def _order(each: OccurrenceFigures) -> tuple[date, time, str, int]:
    return each.day, each.at or time.min, each.activity.casefold(), each.activity_id or 0
