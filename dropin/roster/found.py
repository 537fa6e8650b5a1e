"""A roster that was planned and is not published yet: what it leaves open, breaks and changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dropin.records import record
from dropin.roster.changes_told import Difference, differences
from dropin.roster.model import Draft, Shift, Slot
from dropin.roster.planning.model import (
    SHADOW,
    Assignment,
    Obstacle,
    Plan,
    Problem,
    Reasons,
    Stage,
    Wish,
)
from dropin.roster.planning.model import Slot as PlannedSlot
from dropin.roster.planning.reasons import open_slots as reasons_of
from dropin.roster.planning.results import ground_of
from dropin.roster.planning.rules import broken
from dropin.roster.planning.wishes import ignored_wishes
from dropin.roster.posing import Situation, assignment
from dropin.roster.shifts import slots_of


@record
class Found:
    """The roster with what can be said for it. ``slots`` are all of its days, by time.

    ``reasons`` say of open slots why they are, as far as they were looked for.
    """

    problem: Problem
    slots: tuple[tuple[Shift, Slot], ...]
    assignment: Assignment
    stages: tuple[Stage, ...]
    ended: str
    reasons: Mapping[int, Reasons]
    broken: tuple[Obstacle, ...]
    ignored: tuple[Wish, ...]


def found_by_plan(situation: Situation, problem: Problem, plan: Plan) -> Found:
    """A plan of just this problem."""
    return Found(
        problem,
        tuple(slots_of(situation.shifts)),
        plan.assignment,
        plan.stages,
        plan.ended,
        {each.slot_id: each for each in plan.open_slots},
        plan.broken,
        plan.ignored_wishes,
    )


def found_in_draft(situation: Situation, problem: Problem, draft: Draft) -> Found:
    """The draft in the file, as hands left it."""
    standing = assignment(situation)
    return Found(
        problem,
        tuple(slots_of(situation.shifts)),
        standing,
        draft.stages,
        draft.ended,
        {},
        broken(problem, standing),
        ignored_wishes(problem),
    )


def with_reasons(found: Found) -> Found:
    """The same, with why each open slot is open; takes long where there are very many slots."""
    ground = ground_of(found.problem)
    reasons = reasons_of(found.problem, ground.rulebook, ground.puzzle, found.assignment)
    return replace(found, reasons={each.slot_id: each for each in reasons})


def open_slots(found: Found) -> tuple[PlannedSlot, ...]:
    """Slots in which somebody is missing, in time order; a shadow's may stay empty."""
    missing = [
        slot
        for slot in found.problem.slots
        if slot.role != SHADOW and slot.id not in found.assignment
    ]
    return tuple(sorted(missing, key=lambda slot: (slot.starts, abs(slot.id))))


def what_changes(found: Found) -> tuple[Difference, ...]:
    """What would be different from the roster as it is."""
    now = {slot.id: slot.person_id for _, slot in found.slots}
    return differences(found.slots, now, found.assignment)
