"""Planning in a process of its own: streamed, cancelled at once, and safe when it dies."""

from __future__ import annotations

import multiprocessing
from time import monotonic

import pytest

from dropin.roster.planner import plan, plan_apart, quick_plan
from dropin.roster.planning.model import CANCELLED, INTERRUPTED, Plan
from tests.roster.planning.checker import faults
from tests.roster.planning.instances import SMALL, TYPICAL, made


@pytest.fixture(autouse=True)
def nobody_left_behind() -> object:
    yield
    assert multiprocessing.active_children() == []


def test_it_comes_to_the_same_plan_as_here() -> None:
    problem, told = made(SMALL, 3), list[Plan]()
    found = plan_apart(problem, on_better=told.append, cancelled=lambda: False)
    assert found == plan(problem)
    assert told[0] == quick_plan(problem)
    assert told[-1].assignment == found.assignment


def test_cancel_ends_it_at_once_and_keeps_the_best_so_far() -> None:
    problem, told = made(TYPICAL, 3), list[Plan]()
    pressed = 0.0

    def cancelled() -> bool:
        nonlocal pressed
        if len(told) >= 2 and not pressed:
            pressed = monotonic()
        return bool(pressed)

    found = plan_apart(problem, on_better=told.append, cancelled=cancelled)
    assert monotonic() - pressed < 0.5
    assert found.ended == CANCELLED
    assert found.assignment == told[-1].assignment
    assert faults(problem, found) == []


def test_a_plan_whose_process_is_killed_keeps_the_best_so_far() -> None:
    problem, told = made(TYPICAL, 3), list[Plan]()

    def kill_it(better: Plan) -> None:
        told.append(better)
        if len(told) == 2:
            for child in multiprocessing.active_children():
                child.kill()

    found = plan_apart(problem, on_better=kill_it, cancelled=lambda: False)
    assert found.ended == INTERRUPTED
    assert found.assignment == told[-1].assignment
    assert faults(problem, found) == []
