"""A repaired roster around a relief: what may move, and what would change for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from dropin.dates import week_start
from dropin.records import record
from dropin.relief.model import SLOT, YES, Call, Need
from dropin.roster.model import Shift
from dropin.roster.planning.model import Assignment, Problem
from dropin.roster.shifts import slots_of

_A_WEEK = timedelta(weeks=1)


@record
class Move:
    """One slot changes hands; None: it stood, or would stand, open."""

    slot_id: int
    title: str
    role: str
    day: date
    starts: datetime
    before_id: int | None
    after_id: int | None


def affected_weeks(
    needs: Iterable[Need], first_weekday: int, today: date
) -> tuple[date, date] | None:
    """The whole weeks, from today on, with slots that need cover; None where there is none."""
    days = [each.day for each in needs if each.what.kind == SLOT]
    if not days:
        return None
    first = max(week_start(min(days), first_weekday), min(today, min(days)))
    return first, week_start(max(days), first_weekday) + _A_WEEK


def held_fast(problem: Problem, agreed: Assignment, now: datetime) -> Problem:
    """The same problem, but what has begun stays as it is, and what was agreed on the phone."""
    slots = []
    for slot in problem.slots:
        if slot.starts <= now:
            if slot.published_to is None:
                continue  # nobody stood there, and nobody can any more
            slots.append(replace(slot, locked_to=slot.published_to))
        elif slot.published_to is not None and agreed.get(slot.id) == slot.published_to:
            slots.append(replace(slot, locked_to=slot.published_to))
        else:
            slots.append(slot)
    return replace(problem, slots=tuple(slots))


def agreed(calls: Iterable[Call]) -> dict[int, int]:
    """Who said yes last to which slot."""
    found: dict[int, int] = {}
    for call in sorted(calls, key=lambda each: each.id):
        slot_id = call.filed_under[0]
        if slot_id and call.outcome == YES:
            found[slot_id] = call.person_id
        elif found.get(slot_id) == call.person_id:
            del found[slot_id]
    return found


def moves(shifts: Sequence[Shift], problem: Problem, plan: Assignment) -> tuple[Move, ...]:
    """Just what differs between the roster and the plan, in time order."""
    before: Mapping[int, int | None] = {each.id: each.published_to for each in problem.slots}
    return tuple(
        Move(slot.id, shift.name, slot.role, shift.day, shift.starts, before[slot.id], after)
        for shift, slot in slots_of(shifts)
        if slot.id in before and (after := plan.get(slot.id)) != before[slot.id]
    )
