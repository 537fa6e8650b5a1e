"""What is called proven is: every roster of a small problem tried, a second solver asked."""

from __future__ import annotations

from dataclasses import replace
from math import isclose

import pytest

from dropin.roster.planner import plan, quick_plan
from dropin.roster.planning.model import BACKUP, NEW_ROSTER, PRIMARY, REPAIR, Plan, Problem
from tests.roster.planning.checker import faults
from tests.roster.planning.exhaustive import best_of_all
from tests.roster.planning.instances import Size, made, sick
from tests.roster.planning.referee import second_opinion

DAY, NIGHT = (540, 780), (1320, 1800)
TINY = Size(4, 1, (DAY,), (PRIMARY,))
ONE_WEEK = Size(6, 1, (DAY, NIGHT), (PRIMARY, BACKUP))
TWO_WEEKS = Size(6, 2, (DAY, NIGHT), (PRIMARY,))


def values(plan: Plan) -> tuple[float, ...]:
    return tuple(stage.value for stage in plan.stages)


def tiny(seed: int) -> Problem:
    """Five slots of a week, three leaders, somebody's lock and everybody published somewhere."""
    whole = made(TINY, seed)
    slots = [
        replace(slot, published_to=1 + (seed + slot.id) % 4, weight=50 if slot.id == 4 else 100)
        for slot in whole.slots[1:6]
    ]
    slots[0] = replace(slots[0], locked_to=whole.leaders[0].id if seed % 3 == 0 else None)
    return replace(whole, slots=tuple(slots), leaders=whole.leaders[:3])


@pytest.mark.parametrize("way", [NEW_ROSTER, REPAIR])
@pytest.mark.parametrize("seed", range(1, 7))
def test_no_roster_of_a_small_problem_is_better(seed: int, way: str) -> None:
    problem = replace(tiny(seed), way=way, more_changes=seed % 2)
    found = plan(problem)
    assert all(stage.proven for stage in found.stages)
    assert not faults(problem, found)
    best = best_of_all(problem, found)
    reached = [
        max(stage.value, stage.bound + problem.more_changes)
        if way == REPAIR and stage.name == "changes"
        else stage.value
        for stage in found.stages
    ]
    assert all(isclose(a, b, abs_tol=1e-6) for a, b in zip(reached, best, strict=True))


def test_a_second_solver_comes_to_the_same_values() -> None:
    problems = [made(ONE_WEEK, seed) for seed in range(1, 16)]
    for seed in range(1, 16):
        whole = made(TWO_WEEKS, seed)
        problems.append(sick(whole, quick_plan(whole).assignment, seed))
    plans = [(problem, plan(problem)) for problem in problems]
    for (problem, found), second in zip(plans, second_opinion(plans), strict=True):
        assert not faults(problem, found)
        assert all(stage.proven for stage in found.stages)
        assert len(second) == len(found.stages)
        for stage in found.stages:
            assert isclose(stage.value, second[stage.name], abs_tol=1e-3), stage
