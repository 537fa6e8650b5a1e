"""Plans as a centre gets them: honest, repeatable, and answering for bad input."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dropin import solver
from dropin.roster.planner import plan, quick_plan, reasons_of, shares_of
from dropin.roster.planning.construction import by_share, round_robin
from dropin.roster.planning.draft import worth
from dropin.roster.planning.model import (
    APART,
    AWAY,
    BACKUP,
    CANNOT,
    CHANGES,
    COUNTED,
    LAPSED,
    NO_SOLVER,
    NOT_TOGETHER,
    OUT_OF_TIME,
    OVERLAP,
    PREFERENCES,
    PREFERS,
    PRIMARY,
    PROVEN,
    RATHER_NOT,
    REPAIR,
    SHADOW,
    TOGETHER,
    UNCOVERED,
    UNTRAINED,
    WEEK_FULL,
    Held,
    Leader,
    Plan,
    Problem,
    Slot,
    Wish,
)
from dropin.roster.planning.results import ground_of
from tests.roster.planning.checker import counted, faults
from tests.roster.planning.instances import SMALL, TYPICAL, Size, made, sick, slot_on

MONDAY = date(2026, 11, 30)
DAY, EVENING, NIGHT = (540, 780), (1020, 1260), (1320, 1920)
ANA, BO, CLEO = 1, 2, 3
TWO_WEEKS = Size(5, 2, (DAY, NIGHT), (PRIMARY, BACKUP))


def days(
    count: int, span: tuple[int, int] = DAY, *, first: date = MONDAY, **more: Any
) -> tuple[Slot, ...]:
    return tuple(slot_on(n + 1, first + timedelta(days=n), span, **more) for n in range(count))


def leaders(*ids: int, **more: Any) -> tuple[Leader, ...]:
    return tuple(Leader(each, share=100, **more) for each in ids)


def value(found: Plan, name: str) -> float:
    return next(stage.value for stage in found.stages if stage.name == name)


def worth_of(problem: Problem, found: Plan) -> tuple[int, ...]:
    puzzle = ground_of(problem).puzzle
    return worth(puzzle, puzzle.holders(found.assignment))


@pytest.mark.parametrize("seed", range(1, 6))
@pytest.mark.parametrize("size", [SMALL, TYPICAL], ids=["small", "typical"])
def test_a_quick_plan_is_honest_and_no_worse_than_a_round_robin(size: Size, seed: int) -> None:
    problem = made(size, seed)
    found = quick_plan(problem)
    assert faults(problem, found) == []
    in_turn = round_robin(ground_of(problem).puzzle)
    assert worth_of(problem, found) <= worth(in_turn.puzzle, in_turn.holders)


@pytest.mark.parametrize(("seed", "least"), [(4, 0), (8, 20), (13, 0), (16, 1)])
def test_a_quick_plan_leaves_no_slot_open_that_room_can_be_made_for(seed: int, least: int) -> None:
    """The least is what the exact solver has proven: taking the next slot in turn leaves more."""
    problem = made(TYPICAL, seed)
    puzzle = ground_of(problem).puzzle
    assert len(by_share(puzzle).open) > least
    found = quick_plan(problem)
    assert value(found, UNCOVERED) == least
    assert faults(problem, found) == []


def test_a_plan_is_at_least_as_good_as_the_quick_one_and_each_better_one_is_told() -> None:
    problem = made(SMALL, 3)
    told: list[Plan] = []
    found = plan(problem, report=told.append)
    worths = [worth_of(problem, each) for each in (*told, found)]
    assert told[0].assignment == quick_plan(problem).assignment
    assert worths == sorted(worths, reverse=True)
    assert len(worths) > 2
    assert found.is_fairest
    assert found.ended == PROVEN


def test_a_repair_changes_far_less_than_a_new_roster() -> None:
    whole = made(TYPICAL, 2)
    ill = sick(whole, quick_plan(whole).assignment, 2)
    repaired, anew = plan(ill), quick_plan(replace(ill, way="new"))
    assert value(repaired, UNCOVERED) == value(anew, UNCOVERED)
    assert value(repaired, CHANGES) <= value(anew, CHANGES) / 2
    assert faults(ill, repaired) == []


def test_changes_allowed_for_fairness_are_used_for_fairness() -> None:
    whole = made(SMALL, 2)
    ill = sick(whole, quick_plan(whole).assignment, 2)
    strict, freer = plan(ill), plan(replace(ill, more_changes=4))
    assert value(strict, CHANGES) < value(freer, CHANGES) <= value(strict, CHANGES) + 4
    assert worth_of(ill, freer)[2:4] < worth_of(ill, strict)[2:4]
    assert all(stage.proven for stage in freer.stages)


def test_a_locked_slot_stays_though_it_breaks_rules_and_it_is_said() -> None:
    slots = [replace(slot, trainings=frozenset([7])) for slot in days(3)]
    slots[0] = replace(slots[0], locked_to=ANA)
    twice = replace(slots[0], id=9)
    people = (
        Leader(ANA, share=100, absences=((MONDAY, None),)),
        Leader(BO, share=100, held=(Held(7, MONDAY),)),
    )
    problem = Problem((*slots, twice), people)
    found = plan(problem)
    assert found.assignment == {1: ANA, 9: ANA, 2: BO, 3: BO}
    assert {each.kind for each in found.broken} == {UNTRAINED, AWAY, OVERLAP}
    assert {each.leader_id for each in found.broken} == {ANA}
    assert faults(problem, found) == []


def test_locks_beyond_a_limit_leave_no_more_for_that_leader() -> None:
    slots = [replace(slot, locked_to=ANA if slot.id < 4 else None) for slot in days(5)]
    problem = Problem(tuple(slots), leaders(ANA, most_a_week=2))
    found = plan(problem)
    assert found.assignment == {1: ANA, 2: ANA, 3: ANA}
    assert [(each.kind, each.slot_id) for each in found.broken] == [(WEEK_FULL, 3)]
    assert value(found, UNCOVERED) == 2


@pytest.mark.parametrize(
    "limit", [{"most_a_week": 2}, {"most_a_month": 2}, {"rest_week_every": 2}], ids=str
)
def test_locks_beyond_a_limit_keep_nothing_else_from_being_proven(limit: dict[str, Any]) -> None:
    locked = {1, 2, 3, 8}
    slots = [
        replace(
            slot_on(n, MONDAY + timedelta(days=n), (540, 780 + 45 * (n % 4))),
            locked_to=ANA if n in locked else None,
        )
        for n in range(14)
    ]
    people = (
        Leader(ANA, share=100, **limit),
        Leader(BO, share=70, otherwise=RATHER_NOT),
        Leader(CLEO, share=130, otherwise=PREFERS),
        Leader(4, share=91),
    )
    found = plan(Problem(tuple(slots), people))
    assert found.broken
    assert [stage.name for stage in found.stages if not stage.proven] == []


def test_locks_beyond_a_week_s_limit_leave_the_next_week_its_room() -> None:
    slots = [replace(slot, locked_to=ANA if slot.id < 4 else None) for slot in days(4)]
    slots += [replace(slot, id=10 + slot.id) for slot in days(2, first=MONDAY + timedelta(days=7))]
    problem = Problem(tuple(slots), leaders(ANA, most_a_week=2))
    assert ground_of(problem).least_uncovered == 1
    assert value(plan(problem), UNCOVERED) == 1


def test_a_slot_locked_to_somebody_removed_since_stays_theirs() -> None:
    slots = [replace(slot, locked_to=99 if slot.id == 1 else None) for slot in days(2)]
    found = plan(Problem(tuple(slots), leaders(ANA)))
    assert found.assignment == {1: 99, 2: ANA}
    assert found.broken == ()


def test_published_slots_of_somebody_removed_are_changes_that_must_be() -> None:
    slots = tuple(replace(slot, published_to=99) for slot in days(2))
    found = plan(Problem(slots, leaders(ANA), way=REPAIR))
    changes = next(stage for stage in found.stages if stage.name == CHANGES)
    assert (changes.value, changes.bound, changes.proven) == (2, 2, True)


@pytest.mark.parametrize(
    "people",
    [(), leaders(ANA, BO, absences=((MONDAY, None),))],
    ids=["no leader at all", "everyone away"],
)
def test_without_anybody_every_slot_stays_open_and_that_is_proven(
    people: tuple[Leader, ...],
) -> None:
    found = plan(Problem(days(4), people))
    assert found.assignment == {}
    assert value(found, UNCOVERED) == 4
    assert found.is_fairest
    assert [each.slot_id for each in found.open_slots] == [1, 2, 3, 4]
    assert [len(each.obstacles) for each in found.open_slots] == [len(people)] * 4
    assert all(each.remedy is None for each in found.open_slots), "nobody's absence is a remedy"


def test_no_slots_make_an_empty_plan() -> None:
    found = plan(Problem((), leaders(ANA)))
    assert (found.assignment, found.open_slots, found.ended) == ({}, (), PROVEN)


def test_a_shift_nobody_is_trained_for_stays_open_and_says_what_would_help() -> None:
    slots = (*days(2), slot_on(9, MONDAY + timedelta(days=4), DAY, trainings=frozenset([7])))
    found = plan(Problem(slots, leaders(ANA, BO)))
    (reasons,) = found.open_slots
    assert reasons.slot_id == 9
    assert [each.kind for each in reasons.obstacles] == [UNTRAINED, UNTRAINED]
    assert reasons.remedy is not None
    assert (reasons.remedy.kind, reasons.remedy.training_id) == (UNTRAINED, 7)


def test_training_that_lapses_on_the_way_counts_until_the_day_before() -> None:
    lapses = MONDAY + timedelta(days=2)
    people = leaders(ANA, held=(Held(7, date(2025, 1, 1), lapses),))
    found = plan(Problem(days(4, trainings=frozenset([7])), people))
    assert found.assignment == {1: ANA, 2: ANA}
    assert [each.remedy and each.remedy.kind for each in found.open_slots] == [LAPSED, LAPSED]


def test_a_remedy_is_found_where_others_must_change_hands_for_it() -> None:
    """Only Ana could be trained for it; she has another slot then, which Bo can take from her."""
    words = frozenset(["español"])
    special = slot_on(1, MONDAY, DAY, trainings=frozenset([7]), languages=words)
    plain = slot_on(2, MONDAY, DAY)
    people = (Leader(ANA, share=300, languages=words), Leader(BO, share=1))
    found = plan(Problem((special, plain), people))
    assert found.assignment == {2: ANA}
    (reasons,) = found.open_slots
    assert reasons.remedy is not None
    assert (reasons.remedy.kind, reasons.remedy.leader_id) == (UNTRAINED, ANA)


def test_of_contradictory_wishes_the_one_apart_holds_and_it_is_said() -> None:
    together = Wish(BO, ANA, TOGETHER)
    slots = (*days(1), slot_on(2, MONDAY, DAY, BACKUP))
    found = plan(Problem(slots, leaders(ANA, BO), (together, Wish(ANA, BO, APART))))
    assert len(found.assignment) == 1
    assert found.ignored_wishes == (together,)
    assert NOT_TOGETHER in {each.kind for each in found.open_slots[0].obstacles}


def test_a_wish_to_be_together_is_granted_where_fairness_allows_it() -> None:
    slots = tuple(
        slot_on(2 * n + role + 1, MONDAY + timedelta(days=n), DAY, (PRIMARY, BACKUP)[role])
        for n in range(2)
        for role in range(2)
    )
    people = leaders(1, 2, 3, 4)
    found = plan(Problem(slots, people, (Wish(1, 2, TOGETHER), Wish(3, 4, TOGETHER))))
    pairs = {frozenset((found.assignment[n], found.assignment[n + 1])) for n in (1, 3)}
    assert pairs == {frozenset((1, 2)), frozenset((3, 4))}
    assert value(found, PREFERENCES) == 4 - 2 * 3


@pytest.mark.parametrize(
    ("first", "span", "hours"),
    [
        (date(2026, 10, 22), NIGHT, 41),
        (date(2026, 3, 26), NIGHT, 39),
        (date(2026, 12, 30), NIGHT, 40),
    ],
    ids=["clocks go back", "clocks go forward", "a year ends"],
)
def test_nights_count_their_real_hours(first: date, span: tuple[int, int], hours: int) -> None:
    slots = days(4, span, first=first)
    problem = Problem(slots, leaders(ANA, BO, rest_minutes=600, most_nights_a_month=3))
    found = plan(problem)
    assert sum(share.planned for share in found.shares) == hours * 60
    assert faults(problem, found) == []
    assert value(found, UNCOVERED) == 0


def test_who_needs_shadow_shifts_gets_the_earliest_and_no_more() -> None:
    shadows = tuple(
        slot_on(10 + n, MONDAY + timedelta(days=n), DAY, SHADOW, weight=0) for n in range(4)
    )
    new = Leader(CLEO, share=100, shadow_first=2, absences=((MONDAY, MONDAY + timedelta(days=1)),))
    problem = Problem((*days(4), *shadows), (*leaders(ANA, BO), new))
    found = plan(problem)
    assert {slot: who for slot, who in found.assignment.items() if slot >= 10} == {
        11: CLEO,
        12: CLEO,
    }
    assert value(found, UNCOVERED) == 0
    assert [share.planned for share in found.shares] == [480, 480, 0]
    assert faults(problem, found) == []


def test_a_published_shadow_shift_stays() -> None:
    shadows = [slot_on(10 + n, MONDAY + timedelta(days=n), DAY, SHADOW) for n in range(3)]
    shadows[2] = replace(shadows[2], published_to=CLEO)
    new = Leader(CLEO, shadow_first=1, shadowed=(shadows[2].day,))
    found = quick_plan(Problem(tuple(shadows), (new,)))
    assert found.assignment == {12: CLEO}


def test_a_machine_without_the_solver_still_plans_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = made(SMALL, 1)
    monkeypatch.setattr(solver, "is_here", lambda: False)
    found = plan(problem)
    assert found.ended == NO_SOLVER
    assert faults(problem, found) == []
    assert worth_of(problem, found) <= worth_of(problem, quick_plan(problem))
    assert not found.is_fairest


def test_a_solver_that_does_not_fit_the_machine_is_as_good_as_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    problem = made(SMALL, 1)
    found = plan(problem)
    assert found.ended == NO_SOLVER
    assert faults(problem, found) == []


def test_shares_and_reasons_answer_for_rosters_made_by_hand() -> None:
    problem = made(TYPICAL, 1)
    found = quick_plan(problem)
    assert shares_of(problem, found.assignment) == found.shares
    assert reasons_of(problem, found.assignment) == found.open_slots
    emptied = {slot: who for slot, who in found.assignment.items() if who != ANA}
    theirs = next(share for share in shares_of(problem, emptied) if share.leader_id == ANA)
    assert theirs == replace(found.shares[0], planned=0)
    assert len(reasons_of(problem, emptied)) > len(found.open_slots)


def test_a_solver_that_finds_nothing_in_time_leaves_the_best_so_far() -> None:
    problem = made(TYPICAL, 2)
    found = plan(problem, seconds=0)
    assert found.ended == OUT_OF_TIME
    assert faults(problem, found) == []
    assert worth_of(problem, found) <= worth_of(problem, quick_plan(problem))
    assert not found.stages[-1].proven


def test_the_same_problem_and_seed_give_the_same_plan() -> None:
    problem = made(TWO_WEEKS, 4)
    one, other = plan(problem, seed=5), plan(problem, seed=5)
    assert one == other
    assert one.fingerprint == other.fingerprint
    assert plan(problem, seed=6).fingerprint != one.fingerprint
    assert plan(replace(problem, more_changes=1), seed=5).fingerprint != one.fingerprint


def test_hashes_that_differ_change_nothing() -> None:
    root = Path(__file__).parents[3]
    script = (
        "from tests.roster.planning.instances import made, SMALL\n"
        "from dropin.roster.planner import plan\n"
        "found = plan(made(SMALL, 4))\n"
        "print(sorted(found.assignment.items()), found.fingerprint)"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]


def test_importing_the_planner_loads_no_solver() -> None:
    script = (
        "import sys, dropin.roster.planner\n"
        "assert not {'highspy', 'numpy', 'PySide6', 'sqlite3'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[3])


@settings(max_examples=40, deadline=None)
@given(some.integers(0, 10**6), some.sampled_from(["new", "repair"]), some.integers(1, 3))
def test_nobody_is_proposed_who_cannot_and_nobody_is_in_two_places(
    seed: int, way: str, shadows: int
) -> None:
    whole = made(TWO_WEEKS, seed)
    extra = tuple(
        replace(slot, id=1000 + n, role=SHADOW, weight=0, locked_to=None)
        for n, slot in enumerate(whole.slots[:: 8 // shadows])
    )
    new = replace(whole.leaders[-1], shadow_first=shadows, shadowed=(), duties=())
    problem = replace(
        whole,
        slots=tuple(
            replace(slot, published_to=slot.id % 7 or None) for slot in (*whole.slots, *extra)
        ),
        leaders=(*whole.leaders[:-1], new),
        way=way,
    )
    found = quick_plan(problem, seed=seed)
    assert faults(problem, found) == []
    assert counted(problem, found)[UNCOVERED] == len(found.open_slots)
    assert found.ended == COUNTED


def test_a_leader_who_can_do_nothing_is_asked_for_nothing() -> None:
    people = (*leaders(ANA), Leader(BO, share=300, otherwise=CANNOT))
    found = plan(Problem(days(2), people))
    assert set(found.assignment.values()) == {ANA}
    assert found.shares[1].target == 0
