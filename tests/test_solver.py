"""The exact solver's door: objectives one after the other, honest bounds, repeatable."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dropin.solver import (
    COUNTED,
    IMPOSSIBLE,
    OUT_OF_TIME,
    PROVEN,
    Column,
    IntegerProgram,
    Objective,
    Row,
    solve,
)


def choose(count: int, of: int, *costs: tuple[float, ...]) -> IntegerProgram:
    """Choose so many of so many; each row of costs is an objective."""
    every = tuple(range(of))
    return IntegerProgram(
        tuple(Column() for _ in every),
        (Row(every, (1,) * of, count, count),),
        tuple(Objective(every, each) for each in costs),
    )


def hard() -> IntegerProgram:
    """Subset sums that take a while to prove."""
    weights = [(37 * n * n + 11 * n + 101) % 997 + 1000 for n in range(40)]
    columns = tuple(range(40))
    rows = tuple(
        Row(
            (*columns, 40 + half),
            (*(w * (1 + (n * (half + 3)) % 5) for n, w in enumerate(weights)), -1),
            60_000 + 7 * half,
            60_000 + 7 * half,
        )
        for half in range(3)
    )
    spare = tuple(Column(-1e6, 1e6, whole=False) for _ in range(3))
    over = tuple(Column(0, 1e6, whole=False) for _ in range(3))
    above = tuple(Row((40 + n, 43 + n), (sign, -1), upper=0) for n in range(3) for sign in (1, -1))
    return IntegerProgram(
        tuple(Column() for _ in columns) + spare + over,
        rows + above,
        (Objective((43, 44, 45), (1, 1, 1), step=0.01),),
    )


def test_later_objectives_choose_among_the_best_of_the_earlier_ones() -> None:
    found = solve(choose(2, 4, (1, 1, 1, 2), (5, 3, 4, 0)))
    assert found.values == (0, 1, 1, 0)
    assert [(each.value, each.bound, each.proven) for each in found.reached] == [
        (2, 2, True),
        (7, 7, True),
    ]
    assert found.ended == PROVEN


def test_an_objective_may_be_allowed_more_for_the_sake_of_later_ones() -> None:
    program = choose(2, 4, (1, 1, 1, 2), (5, 3, 4, 0))
    first = replace(program.objectives[0], allowance=1.0)
    found = solve(replace(program, objectives=(first, program.objectives[1])))
    assert found.values == (0, 1, 0, 1)
    assert found.reached[0].bound == 2


def test_what_cannot_be_is_said() -> None:
    found = solve(choose(5, 4, (1, 1, 1, 1)))
    assert (found.values, found.reached, found.ended) == (None, (), IMPOSSIBLE)


def test_what_cannot_be_is_said_also_where_columns_are_decided_first() -> None:
    found = solve(replace(choose(5, 4, (1, 1, 1, 1)), first=(0, 1)))
    assert (found.values, found.reached, found.ended) == (None, (), IMPOSSIBLE)


def test_columns_decided_first_leave_bounds_as_honest_when_it_is_stopped() -> None:
    program = replace(hard(), first=tuple(range(8)))
    stopped, whole = solve(program, most_steps=5), solve(hard())
    assert stopped == solve(program, most_steps=5)
    assert (stopped.ended, stopped.reached[0].proven) == (COUNTED, False)
    assert stopped.reached[0].bound <= whole.reached[0].value < stopped.reached[0].value
    assert solve(program).reached[0].value == pytest.approx(whole.reached[0].value)


def test_without_time_the_start_is_the_result() -> None:
    program = replace(choose(1, 3, (3, 1, 2)), start=(1.0, 0.0, 0.0))
    found = solve(program, seconds=0)
    assert found.values == (1, 0, 0)
    assert (found.reached[0].value, found.reached[0].bound) == (3, -inf)
    assert not found.reached[0].proven
    assert found.ended == OUT_OF_TIME


def test_stopped_by_count_the_result_is_the_same_every_time() -> None:
    one, other = (solve(hard(), most_steps=40) for _ in range(2))
    assert one == other
    assert one.ended == COUNTED
    assert one.values is not None
    assert one.reached[0].bound < one.reached[0].value
    assert not one.reached[0].proven


def test_every_better_solution_is_told_in_turn() -> None:
    told: list[tuple[float, ...]] = []
    found = solve(hard(), most_steps=200, better=told.append)
    values = [hard().objectives[0].of(each) for each in told]
    assert values == sorted(values, reverse=True)
    assert told[-1] == found.values


def test_what_goes_wrong_in_the_listener_is_raised_when_the_solver_has_stopped() -> None:
    def refuse(_: object) -> None:
        raise LookupError("nobody listens")

    with pytest.raises(LookupError, match="nobody listens"):
        solve(hard(), most_steps=200, better=refuse)


def test_without_whole_columns_it_is_solved_all_the_same() -> None:
    program = choose(1, 2, (3, 1))
    found = solve(replace(program, columns=(Column(whole=False),) * 2))
    assert found.reached[0].proven
    assert found.reached[0].value == 1


@settings(max_examples=25, deadline=None)
@given(
    some.lists(some.tuples(*[some.integers(-4, 4)] * 5), min_size=2, max_size=4),
    some.integers(0, 4),
    some.sets(some.integers(0, 4)),
)
def test_no_choice_is_better(costs: list[tuple[int, ...]], count: int, first: set[int]) -> None:
    program = replace(choose(count, 5, *costs), first=tuple(first))
    found = solve(program)
    every = [
        tuple(objective.of(choice) for objective in program.objectives)
        for choice in product((0, 1), repeat=5)
        if sum(choice) == count
    ]
    assert tuple(each.value for each in found.reached) == min(every)
