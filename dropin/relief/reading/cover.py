"""What needs cover now, whom to ask for it, and how much cover everybody gave: gathered once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache, partial

from dropin.centre.store import centre, time_zone
from dropin.people.store import leaders, person, trainings
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import activity, continued, date_changes, programme_between
from dropin.records import record
from dropin.relief.candidates import CallList, call_list
from dropin.relief.for_activities import Leaders, OnDuty, for_activity
from dropin.relief.for_shifts import for_shift
from dropin.relief.given_and_asked import LATELY, Figures, given_and_asked
from dropin.relief.model import LOOK_AHEAD, SLOT, Need, Relief
from dropin.relief.needs_cover import (
    Around,
    Covered,
    covered,
    needing_cover,
    once_theirs,
    span_of,
)
from dropin.relief.reading.reliefs import calls_since, claims, relief, reliefs
from dropin.roster.model import Shift, Slot
from dropin.roster.planning.model import Busy
from dropin.roster.planning.rules import Rulebook
from dropin.roster.posing import assignment, problem
from dropin.roster.shifts import slots_of
from dropin.roster.store import absences, draft_days, situation, stored_shifts
from dropin.roster.telling import Telling
from dropin.storage.file import CentreFile

_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(weeks=1)


@record
class Cover:
    """What there is to cover: reliefs that are not over, all they need, and what is covered of
    it; each in time order."""

    reliefs: tuple[Relief, ...]
    needs: tuple[Need, ...] = ()
    covered: tuple[Covered, ...] = ()


def cover(file: CentreFile, now: datetime) -> Cover:
    """Everything that needs cover now, of everybody who stood down or is about to."""
    today = now.astimezone(time_zone(file)).date()
    current = reliefs(file, today)
    span = span_of(current, today)
    if span is None:
        return Cover(current)
    around = _around(file, current, *span)
    return Cover(current, needing_cover(around, now), covered(around, now))


def still_open(file: CentreFile, relief_id: int, now: datetime) -> tuple[tuple[Shift, Slot], ...]:
    """Slots that were theirs before this relief, on days when they are back, that nobody took."""
    known = relief(file, relief_id)
    if known is None:
        return ()
    first = now.astimezone(time_zone(file)).date() - _A_DAY
    around = _around(file, (known,), first, first + LOOK_AHEAD)
    return once_theirs(around, known, now)


def figures(file: CentreFile, now: datetime) -> Mapping[int, Figures]:
    """Cover given and asked, by person: since LATELY, and what is promised ahead.

    Who neither covered nor was asked is absent.
    """
    today = now.astimezone(time_zone(file)).date()
    first = today - LATELY
    around = _around(file, reliefs(file, first), first, today + LOOK_AHEAD)
    return given_and_asked(around, calls_since(file, now - LATELY))


def call_lists(file: CentreFile, needs: Sequence[Need], now: datetime) -> dict[Need, CallList]:
    """For each need whom to ask, in order, with reasons; asked of one problem of the roster."""
    if not needs:
        return {}
    asking = _Asking(file, now, needs)
    return {need: asking.list_for(need) for need in needs}


class _Asking:
    """What several call lists are made from, read once."""

    def __init__(self, file: CentreFile, now: datetime, needs: Sequence[Need]) -> None:
        self._file, self._now = file, now
        self._person = cache(partial(person, file))
        self._first = min(each.day for each in needs)
        self._end = max(each.end_day for each in needs)
        today = now.astimezone(time_zone(file)).date()
        self._situation = situation(file, *self._with_the_draft(), today=today)
        self._assignment = assignment(self._situation, drafted=False)
        self._drafted = assignment(self._situation)
        self._book = Rulebook(problem(self._situation))
        self._telling = Telling(
            {number: self._name(number) for number in self._book.leaders},
            {each.id: each.name for each in trainings(file)},
            centre(file).customs,
        )
        self._figures = figures(file, now)
        self._calls = calls_since(file, now - LATELY)

    def list_for(self, need: Need) -> CallList:
        if need.what.kind == SLOT:
            able, unable = for_shift(
                need, self._book, self._assignment, self._drafted, self._telling, self._now
            )
        else:
            able, unable = for_activity(need, self._leaders(need), self._telling)
        listed = {each.person_id for each in able} | {each.person_id for each in unable}
        names = {number: name for number in listed if (name := self._sorted_by(number, need))}
        near = {each.person_id for each in self._situation.terms if each.lives_near}
        return call_list(need, able, unable, self._calls, self._figures, names, near)

    def _with_the_draft(self) -> tuple[date, date]:
        """The days to know: those of the needs, and those of a draft that is near enough to tell
        of the same week or night."""
        drafted = draft_days(self._file)
        if (
            drafted is None
            or drafted[1] + _A_WEEK < self._first
            or self._end + _A_WEEK < drafted[0]
        ):
            return self._first, self._end
        return min(self._first, drafted[0]), max(self._end, drafted[1])

    def _name(self, person_id: int) -> str:
        who = self._person(person_id)
        return who.name if who is not None else ""

    def _sorted_by(self, person_id: int, need: Need) -> str:
        """Where they stand among others; empty for who has left by then."""
        who = self._person(person_id)
        left = who is None or (who.left_on is not None and who.left_on <= need.day)
        return "" if who is None or left else who.sorted_by

    def _leaders(self, need: Need) -> Leaders:
        day = need.day
        ids = [each.id for each in leaders(self._file, day)]
        if need.beside_id is not None and need.beside_id not in ids:
            ids.insert(0, need.beside_id)
        away = {
            each.person_id: each.ends_on
            for each in absences(self._file, day, day + _A_DAY)
            if each.holds_on(day)
        }
        busy: Mapping[int, Sequence[Busy]] = self._situation.busy
        led = _led_before(self._file, need)
        drafted = self._on_duty(self._situation.drafted)
        return Leaders(tuple(ids), away, busy, self._on_duty({}), drafted, led)

    def _on_duty(self, drafted: Mapping[int, int | None]) -> Mapping[int, Sequence[OnDuty]]:
        """When everybody is on call; in slots of ``drafted`` whoever it says."""
        found: dict[int, list[OnDuty]] = {}
        near = [each for each in self._situation.before if each.day >= self._first - _A_DAY]
        for shift, slot in slots_of((*near, *self._situation.shifts)):
            person_id = drafted.get(slot.id, slot.person_id)
            if person_id is not None:
                found.setdefault(person_id, []).append(OnDuty(shift.starts, shift.ends))
        return found


def _led_before(file: CentreFile, need: Need) -> frozenset[int]:
    """Who led or co-led the activity on a date, or one that it carries on."""
    found: set[int | None] = set()
    for activity_id in continued(file).get(need.activity_id, ()):
        known = activity(file, activity_id)
        if known is None:
            continue
        found |= {known.leader_id, known.co_leader_id}
        for each in known.times:
            for change in date_changes(file, each.id):
                if change.original_day < need.day:
                    found |= {change.leader_id, change.co_leader_id}
    return frozenset(each for each in found if each is not None)


def _around(file: CentreFile, of: tuple[Relief, ...], first: date, end: date) -> Around:
    standing = stored_shifts(file, first, end)
    return Around(
        of,
        claims(file, first, end),
        tuple(each for each in standing if not each.cancelled),
        _led_by(file, {each.person_id for each in of}, first, end),
        time_zone(file),
    )


def _led_by(
    file: CentreFile, person_ids: Iterable[int], first: date, end: date
) -> tuple[Occurrence, ...]:
    """The dates of activities that any of these lead or co-lead, always or on some date."""
    wanted = set(person_ids)
    if not wanted:
        return ()
    offered = programme_between(file, first, end)
    times = {
        each.time_id
        for each in offered.date_changes
        if each.leader_id in wanted or each.co_leader_id in wanted
    }
    theirs = tuple(
        each
        for each in offered.activities
        if {each.leader_id, each.co_leader_id} & wanted
        or any(one.id in times for one in each.times)
    )
    return occurrences(replace(offered, activities=theirs), first, end)
