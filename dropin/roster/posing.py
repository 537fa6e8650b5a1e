"""What the file knows about some days becomes the problem that the planner solves.

One problem serves everybody: the plan, a hand's edit, a drag over the grid, a call for cover and
``roster check`` all ask their questions of it, so that they never answer differently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dropin.dates import days
from dropin.people.training import TrainingHeld
from dropin.records import record
from dropin.roster.model import (
    Absence,
    DutyWish,
    GentleReturn,
    RosterCustoms,
    Shift,
    Slot,
    Terms,
    UsualTime,
)
from dropin.roster.planning.model import (
    NEW_ROSTER,
    Busy,
    Duty,
    Held,
    Leader,
    Problem,
    Window,
    Wish,
)
from dropin.roster.planning.model import Slot as PlannedSlot
from dropin.roster.shifts import slots_of, wall_minutes

EDGE = timedelta(days=42)
"""How far around the days of a plan duties count for rest, months and rest weeks."""


@record
class Situation:
    """Everything about the roster from ``first`` up to but not including ``end``.

    ``shifts`` are those days', ``before`` and ``after`` what the file holds around them: the past
    weeks that count, and enough on both sides for rest and months. ``drafted`` says who stands in
    a slot in the draft. ``busy`` is what else each leader does at some hour.
    """

    first: date
    end: date
    shifts: tuple[Shift, ...]
    before: tuple[Shift, ...]
    after: tuple[Shift, ...]
    drafted: Mapping[int, int | None]
    terms: tuple[Terms, ...]
    week: Mapping[int, tuple[UsualTime, ...]]
    absences: Mapping[int, tuple[Absence, ...]]
    returns: Mapping[int, tuple[GentleReturn, ...]]
    wishes: tuple[DutyWish, ...]
    trained: Mapping[int, tuple[TrainingHeld, ...]]
    languages: Mapping[int, tuple[str, ...]]
    busy: Mapping[int, tuple[Busy, ...]]
    shadowed: Mapping[int, tuple[date, ...]]
    customs: RosterCustoms
    first_weekday: int

    @property
    def past_first(self) -> date:
        """The first day of the past weeks that count towards fair shares."""
        return self.first - timedelta(weeks=self.customs.past_weeks)


def problem(situation: Situation, *, way: str = NEW_ROSTER, more_changes: int = 0) -> Problem:
    """The situation as the planner takes it: who stands there now is ``published_to``."""
    duties = _duties(situation)
    return Problem(
        slots=tuple(_slot(situation, shift, slot) for shift, slot in slots_of(situation.shifts)),
        leaders=tuple(
            _leader(situation, terms, duties.get(terms.person_id, ())) for terms in situation.terms
        ),
        wishes=tuple(Wish(each.person_id, each.other_id, each.kind) for each in situation.wishes),
        first_weekday=situation.first_weekday,
        way=way,
        more_changes=more_changes,
    )


def assignment(situation: Situation, *, drafted: bool = True) -> dict[int, int]:
    """Who stands where now, by slot: in the draft where it says so, unless told to look past it."""
    found: dict[int, int] = {}
    for _, slot in slots_of(situation.shifts):
        person_id = slot.person_id
        if drafted and slot.id in situation.drafted:
            person_id = situation.drafted[slot.id]
        if person_id is not None:
            found[slot.id] = person_id
    return found


def _slot(situation: Situation, shift: Shift, slot: Slot) -> PlannedSlot:
    at, until = wall_minutes(shift.starts_at, shift.ends_at)
    standing = situation.drafted.get(slot.id, slot.person_id)
    return PlannedSlot(
        id=slot.id,
        shift_id=shift.id,
        role=slot.role,
        starts=shift.starts,
        ends=shift.ends,
        day=shift.day,
        at=at,
        until=until,
        is_night=shift.night,
        weight=slot.weight,
        trainings=frozenset(slot.trainings),
        languages=frozenset(each.casefold() for each in slot.languages),
        locked_to=standing if slot.locked else None,
        published_to=slot.person_id,
    )


def _duties(situation: Situation) -> Mapping[int, Sequence[tuple[Shift, Slot]]]:
    """What everybody is on duty for around these days."""
    found: dict[int, list[tuple[Shift, Slot]]] = {}
    for shift, slot in slots_of((*situation.before, *situation.after)):
        if slot.person_id is not None:
            found.setdefault(slot.person_id, []).append((shift, slot))
    return found


def _leader(situation: Situation, terms: Terms, duties: Sequence[tuple[Shift, Slot]]) -> Leader:
    person_id = terms.person_id
    absences = _absences(situation, terms)
    near = situation.first - EDGE
    customs = situation.customs
    return Leader(
        id=person_id,
        share=_share(situation, terms, situation.first, situation.end),
        past_share=_share(situation, terms, situation.past_first, situation.first),
        past_load=sum(
            load(shift, slot)
            for shift, slot in duties
            if situation.past_first <= shift.day < situation.first
        ),
        held=tuple(
            Held(each.training_id, each.held_on, each.lapses_on)
            for each in situation.trained.get(person_id, ())
        ),
        languages=frozenset(each.casefold() for each in situation.languages.get(person_id, ())),
        week=tuple(_window(each) for each in situation.week.get(person_id, ())),
        otherwise=terms.otherwise,
        absences=absences,
        busy=situation.busy.get(person_id, ()),
        duties=tuple(
            Duty(shift.starts, shift.ends, shift.day, shift.night)
            for shift, _ in duties
            if shift.day >= near
        ),
        most_a_week=terms.most_a_week,
        most_a_month=terms.most_a_month,
        most_nights_a_month=terms.most_nights,
        rest_minutes=_or_else(terms.rest_minutes, customs.rest_minutes),
        rest_week_every=terms.rest_week_every,
        shadow_first=_or_else(terms.shadow_first, customs.shadow_first),
        shadowed=situation.shadowed.get(person_id, ()),
    )


def load(shift: Shift, slot: Slot) -> int:
    """What a slot counts towards a share, in minutes: what was really done, weighed by role."""
    minutes = shift.minutes if slot.done_minutes is None else slot.done_minutes
    return minutes * slot.weight // 100


def _share(situation: Situation, terms: Terms, first: date, end: date) -> int:
    """Percent of a full share, summed over the days they are on the roster and there."""
    away = situation.absences.get(terms.person_id, ())
    returns = situation.returns.get(terms.person_id, ())
    whole = terms.starts_on <= first and (terms.ends_on is None or end <= terms.ends_on)
    if whole and not away and not returns:  # as for most: without a look at every day
        return terms.share * (end - first).days
    there = (
        day
        for day in days(first, end)
        if terms.hold_on(day) and not any(each.holds_on(day) for each in away)
    )
    return sum(terms.share * _percent(returns, day) // 100 for day in there)


def _percent(returns: tuple[GentleReturn, ...], day: date) -> int:
    return next((each.percent for each in returns if each.starts_on <= day < each.ends_on), 100)


def _absences(situation: Situation, terms: Terms) -> tuple[tuple[date, date | None], ...]:
    """When they cannot: away, or not on the roster."""
    away = [(each.starts_on, each.ends_on) for each in situation.absences.get(terms.person_id, ())]
    return (*away, *_off_the_roster(terms))


def _off_the_roster(terms: Terms) -> Iterator[tuple[date, date | None]]:
    if terms.starts_on > date.min:
        yield date.min, terms.starts_on
    if terms.ends_on is not None:
        yield terms.ends_on, None


def _window(usual: UsualTime) -> Window:
    starts, until = wall_minutes(usual.starts_at, usual.ends_at)
    return Window(usual.weekday, starts, until, usual.liking)


def _or_else(own: int | None, house: int) -> int:
    return house if own is None else own
