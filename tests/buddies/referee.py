"""An independent exact solver of the best set of pairs, in a process of its own.

``python -m tests.buddies.referee`` reads puzzles as JSON and writes their answers as JSON: OR-Tools
is never loaded beside the program's own solver. Without circles a puzzle is a flow of least cost;
with them a programme in whole numbers, solved step by step.

A puzzle: ``turns`` is each row's turn (0 first), ``worths[row][column]`` the points of a row in a
place less its load, or null, ``circles`` lists of (row, column) of which at most one may be taken.
An answer: how many of each turn are matched, and the worth of all pairs.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

Puzzle = dict[str, Any]
Answer = tuple[tuple[int, ...], int]

_A_TURN = 1_000_000
"""More than all points of a puzzle together."""


def answers(puzzles: list[Puzzle]) -> list[Answer]:
    """Ask the referee in its own process."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.buddies.referee"],
        input=json.dumps(puzzles),
        capture_output=True,
        text=True,
        check=True,
    )
    return [(tuple(matched), worth) for matched, worth in json.loads(ran.stdout)]


def _answer(puzzle: Puzzle) -> Answer:
    taken = _by_steps(puzzle) if puzzle["circles"] else _by_flow(puzzle)
    turns, worths = puzzle["turns"], puzzle["worths"]
    matched = [0] * (max(turns) + 1)
    for row, _ in taken:
        matched[turns[row]] += 1
    return tuple(matched), sum(worths[row][column] for row, column in taken)


def _pairs(puzzle: Puzzle) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row, worths in enumerate(puzzle["worths"])
        for column, worth in enumerate(worths)
        if worth is not None
    ]


def _by_flow(puzzle: Puzzle) -> list[tuple[int, int]]:
    """Each row sends one unit, through a place or past all of them."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    turns, worths, pairs = puzzle["turns"], puzzle["worths"], _pairs(puzzle)
    rows, columns = len(turns), max((column for _, column in pairs), default=-1) + 1
    flow, end = SimpleMinCostFlow(), rows + columns
    arcs = {}
    for row, column in pairs:
        gain = (max(turns) + 1 - turns[row]) * _A_TURN + worths[row][column]
        arcs[row, column] = flow.add_arc_with_capacity_and_unit_cost(row, rows + column, 1, -gain)
    for column in range(columns):
        flow.add_arc_with_capacity_and_unit_cost(rows + column, end, 1, 0)
    for row in range(rows):
        flow.add_arc_with_capacity_and_unit_cost(row, end, 1, 0)
        flow.set_node_supply(row, 1)
    flow.set_node_supply(end, -rows)
    assert flow.solve() == flow.OPTIMAL
    return [pair for pair, arc in arcs.items() if flow.flow(arc)]


def _by_steps(puzzle: Puzzle) -> list[tuple[int, int]]:
    """As many people as possible, then of each turn, then points: each held for the next."""
    from ortools.sat.python import cp_model

    turns, worths, pairs = puzzle["turns"], puzzle["worths"], _pairs(puzzle)
    model, solver = cp_model.CpModel(), cp_model.CpSolver()
    solver.parameters.num_workers = 1
    takes = {pair: model.new_bool_var(str(pair)) for pair in pairs}
    for side in (0, 1):
        for number in {pair[side] for pair in pairs}:
            model.add_at_most_one(takes[pair] for pair in pairs if pair[side] == number)
    for circle in puzzle["circles"]:
        model.add_at_most_one(takes[row, column] for row, column in circle)
    steps = [
        sum(takes.values()),
        *(
            sum(takes[pair] for pair in pairs if turns[pair[0]] == each)
            for each in range(max(turns) + 1)
        ),
        sum(worths[row][column] * takes[row, column] for row, column in pairs),
    ]
    for step in steps:
        if isinstance(step, int):  # nobody of this turn could have anybody
            continue
        model.maximize(step)
        assert solver.solve(model) == cp_model.OPTIMAL
        model.add(step == round(solver.objective_value))
    return [pair for pair in pairs if solver.value(takes[pair])]


if __name__ == "__main__":
    json.dump([_answer(each) for each in json.load(sys.stdin)], sys.stdout)
