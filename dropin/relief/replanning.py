"""A repaired roster around a relief: what may move, and what would change for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dropin.dates import week_start
from dropin.records import record
from dropin.relief.model import SLOT, YES, Call, Need
from dropin.roster.model import Shift
from dropin.roster.planner import plan_apart
from dropin.roster.planning.model import CHANGES, UNCOVERED, Assignment, Plan, Problem
from dropin.roster.shifts import slots_of

SECONDS = 20.0
"""At most; a repair is usually proven within a few."""

_A_WEEK = timedelta(weeks=1)


@record
class Move:
    """One slot changes hands; None: it stood, or would stand, open."""

    slot_id: int
    title: str
    role: str
    day: date
    at: time
    before_id: int | None
    after_id: int | None


def repaired(problem: Problem, cancelled: Callable[[], bool]) -> Plan:
    """The repaired roster, found in a process of its own; the best so far when cancelled."""
    return plan_apart(problem, seconds=SECONDS, on_better=_wait_for_the_best, cancelled=cancelled)


def changes_proven(plan: Plan) -> bool:
    """Whether nothing covers as much with fewer changes."""
    known = {each.name: each.proven for each in plan.stages}
    return known.get(UNCOVERED, False) and known.get(CHANGES, False)


def affected_weeks(
    needs: Iterable[Need], first_weekday: int, today: date
) -> tuple[date, date] | None:
    """The whole weeks, from today on, with slots that need cover; None where there is none."""
    days = [each.day for each in needs if each.what.kind == SLOT]
    if not days:
        return None
    first = max(week_start(min(days), first_weekday), min(today, min(days)))
    return first, week_start(max(days), first_weekday) + _A_WEEK


def held_fast(
    problem: Problem, needs: Iterable[Need], agreed: Assignment, now: datetime
) -> Problem:
    """The same problem about what needs cover alone: other gaps stay as they are.

    What has begun stays, and what was agreed on the phone.
    """
    wanted = {each.what.slot_id for each in needs}
    slots = []
    for slot in problem.slots:
        holder = slot.published_to
        if holder is None and slot.id not in wanted:
            continue
        if holder is not None and (slot.starts <= now or agreed.get(slot.id) == holder):
            slots.append(replace(slot, locked_to=holder))
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
        Move(slot.id, shift.name, slot.role, shift.day, shift.starts_at, before[slot.id], after)
        for shift, slot in slots_of(shifts)
        if slot.id in before and (after := plan.get(slot.id)) != before[slot.id]
    )


def _wait_for_the_best(better: Plan) -> None:
    """Plans on the way are not shown: a person sees the one they may keep."""
