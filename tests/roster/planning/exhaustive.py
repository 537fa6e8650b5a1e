"""Every roster of a very small problem, looked at one by one with the independent rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dropin.roster.planning.model import REPAIR, Plan, Problem
from tests.roster.planning.checker import counted, faults


def best_of_all(problem: Problem, plan: Plan) -> tuple[float, ...]:
    """The least values of the stages, in order, over all rosters; targets are those of ``plan``."""
    names = tuple(stage.name for stage in plan.stages)
    best: tuple[float, ...] | None = None
    least_changes = None
    rosters = [dict(each) for each in _rosters(problem)]
    values = [counted(problem, replace(plan, assignment=each)) for each in rosters]
    if problem.way == REPAIR:
        open_slots = min(each["uncovered"] for each in values)
        least_changes = min(each["changes"] for each in values if each["uncovered"] == open_slots)
    for each in values:
        worth = tuple(
            max(each[name], least_changes + problem.more_changes)
            if name == "changes" and least_changes is not None
            else each[name]
            for name in names
        )
        if best is None or worth < best:
            best = worth
    assert best is not None
    return best


def _rosters(problem: Problem) -> Iterator[tuple[tuple[int, int], ...]]:
    """All assignments that break no rule by choice."""
    slots = [slot for slot in problem.slots if slot.role != "shadow"]

    def grow(
        number: int, chosen: tuple[tuple[int, int], ...]
    ) -> Iterator[tuple[tuple[int, int], ...]]:
        if number == len(slots):
            yield chosen
            return
        slot = slots[number]
        if slot.locked_to is not None:
            yield from grow(number + 1, (*chosen, (slot.id, slot.locked_to)))
            return
        yield from grow(number + 1, chosen)
        for leader in problem.leaders:
            more = (*chosen, (slot.id, leader.id))
            if not _breaks(problem, more):
                yield from grow(number + 1, more)

    yield from grow(0, ())


def _breaks(problem: Problem, chosen: tuple[tuple[int, int], ...]) -> bool:
    locked = {slot.id: slot.locked_to for slot in problem.slots if slot.locked_to is not None}
    assignment = {**locked, **dict(chosen)}
    return bool(faults(problem, Plan(assignment=assignment, stages=(), shares=())))
