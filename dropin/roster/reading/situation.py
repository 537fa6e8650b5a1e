"""Everything the file knows about the roster of some days, gathered once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, time, timedelta, tzinfo
from typing import Protocol, TypeVar

from dropin.centre.store import centre, time_zone
from dropin.choosing.store import meetings
from dropin.choosing.store import terms as board_terms
from dropin.dates import on_the_wall, read_day
from dropin.people.store import everybodys_trainings, person
from dropin.programme.model import CANCELLED, USUAL_MINUTES
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.roster.model import Terms
from dropin.roster.planning.model import LEADS, SHADOW, SITS_ON_THE_BOARD, Busy
from dropin.roster.posing import EDGE, Situation
from dropin.roster.reading.leaders import (
    absences,
    customs,
    gentle_returns,
    terms,
    usual_times,
    wishes,
)
from dropin.roster.reading.patterns import shifts_between, stored_shifts
from dropin.roster.reading.published import draft
from dropin.storage.file import CentreFile

_MEETING_MINUTES = 120  # a meeting has no end in the file


class _Theirs(Protocol):
    @property
    def person_id(self) -> int: ...


Theirs = TypeVar("Theirs", bound=_Theirs)


def situation(file: CentreFile, first: date, end: date, *, today: date) -> Situation:
    """The roster from ``first`` up to but not including ``end``, with all that bears on it.

    Shifts that stand only by their pattern are among it from ``today`` on.
    """
    house, kept = customs(file), draft(file)
    on_roster = tuple(each for each in terms(file) if _overlap(each, first, end))
    past_first = min(first - timedelta(weeks=house.past_weeks), first - EDGE)
    return Situation(
        first=first,
        end=end,
        shifts=shifts_between(file, first, end, by_pattern_from=today),
        before=tuple(each for each in stored_shifts(file, past_first, first) if not each.cancelled),
        after=tuple(each for each in stored_shifts(file, end, end + EDGE) if not each.cancelled),
        drafted=dict(kept.people) if kept is not None else {},
        terms=on_roster,
        week=_by_person(usual_times(file)),
        absences=_by_person(absences(file, past_first, end)),
        returns=_by_person(gentle_returns(file)),
        wishes=wishes(file),
        trained=everybodys_trainings(file),
        languages=_languages(file, [each.person_id for each in on_roster]),
        busy=busy(file, first, end),
        shadowed=_shadowed(file),
        customs=house,
        first_weekday=centre(file).customs.first_weekday,
    )


def busy(file: CentreFile, first: date, end: date) -> Mapping[int, tuple[Busy, ...]]:
    """What people lead, or meet for on the board, in these days: by person, in time order."""
    found: dict[int, list[Busy]] = {}
    zone, start = time_zone(file), first - timedelta(days=1)
    for occurrence in occurrences(programme_between(file, start, end), start, end):
        if occurrence.at is None or occurrence.status == CANCELLED:
            continue
        minutes = occurrence.minutes or USUAL_MINUTES
        leads = _busy(zone, occurrence.day, occurrence.at, minutes, LEADS, occurrence.title)
        for person_id in {occurrence.leader_id, occurrence.co_leader_id}:
            if person_id is not None:
                found.setdefault(person_id, []).append(leads)
    held = board_terms(file)
    for meeting in meetings(file):
        if start <= meeting.held_on < end and meeting.at is not None:
            sits = _busy(zone, meeting.held_on, meeting.at, _MEETING_MINUTES, SITS_ON_THE_BOARD, "")
            for person_id in {each.person_id for each in held if each.holds_on(meeting.held_on)}:
                found.setdefault(person_id, []).append(sits)
    return {person_id: tuple(spans) for person_id, spans in found.items()}


def _busy(zone: tzinfo, day: date, at: time, minutes: int, why: str, title: str) -> Busy:
    starts = on_the_wall(day, at, zone).astimezone(UTC)
    return Busy(starts, starts + timedelta(minutes=minutes), why, title)


def _shadowed(file: CentreFile) -> Mapping[int, tuple[date, ...]]:
    """The days of everybody's shadow shifts, done or in the roster."""
    found: dict[int, list[date]] = {}
    for person_id, day in file.rows(
        "SELECT person_id, day FROM slot JOIN shift ON shift.id = shift_id"
        " WHERE role = ? AND person_id IS NOT NULL AND cancelled = 0 ORDER BY day",
        (SHADOW,),
    ):
        found.setdefault(person_id, []).append(read_day(day))
    return {person_id: tuple(days) for person_id, days in found.items()}


def _languages(file: CentreFile, person_ids: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    known = (person(file, person_id) for person_id in person_ids)
    return {each.id: each.languages for each in known if each is not None}


def _by_person(every: Iterable[Theirs]) -> Mapping[int, tuple[Theirs, ...]]:
    found: dict[int, list[Theirs]] = {}
    for each in every:
        found.setdefault(each.person_id, []).append(each)
    return {person_id: tuple(theirs) for person_id, theirs in found.items()}


def _overlap(terms: Terms, first: date, end: date) -> bool:
    return terms.starts_on < end and (terms.ends_on is None or terms.ends_on > first)
