"""The best set of pairs against an independent exact solver, on 500 problems drawn by chance.

Where nobody is both a buddy and asks, it is an assignment problem: scipy's solves it with the
places as columns. Otherwise it is a whole-number programme, solved step by step, in which nobody
may be the buddy of their own buddy.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp

from dropin.buddies.fitting.model import Problem
from dropin.buddies.fitting.points import load, points
from dropin.buddies.fitting.rules import Rulebook
from dropin.buddies.fitting.together import Turn, turn
from dropin.buddies.matching import match_all
from tests.buddies.drawn import problem

Answer = tuple[tuple[int, ...], int]
"""How many of each turn are matched, the first turn first; and the worth of all pairs."""


@pytest.mark.parametrize("seed", range(45))
def test_ten_problems_each_as_an_assignment(seed: int) -> None:
    chance = Random(f"assignment {seed}")
    for _ in range(10):
        posed = problem(chance, chance.randint(1, 24), chance.randint(0, 16), both=0)
        assert ours(posed) == by_assignment(posed)


@pytest.mark.parametrize("seed", range(10))
def test_five_problems_each_with_people_who_are_both(seed: int) -> None:
    chance = Random(f"both {seed}")
    for _ in range(5):
        drawn = problem(chance, chance.randint(2, 10), chance.randint(2, 8), both=1)
        easy = tuple(replace(each, times=(), tried=frozenset()) for each in drawn.requests)
        posed = replace(drawn, requests=easy)
        assert ours(posed) == by_steps(posed)


def turns_of(posed: Problem) -> list[Turn]:
    return sorted({turn(each) for each in posed.requests})


def ours(posed: Problem) -> Answer:
    result = match_all(posed)
    by_id = {each.id: turn(each) for each in posed.requests}
    matched = [by_id[each.request_id] for each in result.matches]
    return tuple(matched.count(each) for each in turns_of(posed)), result.worth


def by_assignment(posed: Problem) -> Answer:
    """Places as columns; a place of nobody's for each who stays without. Weights fall by turn, each
    more than all points together."""
    rulebook, turns = Rulebook(posed), turns_of(posed)
    places = [
        (buddy, load(posed.weights, pairs))
        for buddy in posed.buddies
        for pairs in range(buddy.pairs, buddy.most_pairs)
    ]
    size = len(posed.requests)
    gains = np.zeros((size, len(places) + size))
    fits = np.zeros((size, len(places) + size), dtype=bool)
    fits[:, len(places) :] = True
    for row, request in enumerate(posed.requests):
        more = (len(turns) - turns.index(turn(request))) * 100_000
        for column, (buddy, costs) in enumerate(places):
            if rulebook.fits(request, buddy):
                fits[row, column] = True
                gains[row, column] = more + points(rulebook, request, buddy) - costs
    rows, columns = linear_sum_assignment(np.where(fits, gains, -1e12), maximize=True)
    matched = [0] * len(turns)
    worth = 0
    for row, column in zip(rows, columns, strict=True):
        if column < len(places):
            place = turns.index(turn(posed.requests[row]))
            matched[place] += 1
            worth += round(gains[row, column]) - (len(turns) - place) * 100_000
    return tuple(matched), worth


def by_steps(posed: Problem) -> Answer:
    """As many people as possible, then of each turn, then points: each held for the next."""
    rulebook, turns = Rulebook(posed), turns_of(posed)
    columns: list[tuple[int, int, int]] = [
        (row, place, pairs_held)
        for row, request in enumerate(posed.requests)
        for place, buddy in enumerate(posed.buddies)
        if rulebook.fits(request, buddy)
        for pairs_held in range(buddy.pairs, buddy.most_pairs)
    ]
    if not columns:
        return (0,) * len(turns), 0
    limits = [
        *([each[0] == row for each in columns] for row in range(len(posed.requests))),
        *([each[1:] == place for each in columns] for place in {each[1:] for each in columns}),
        *_no_circles(posed, columns),
    ]
    constraints = [LinearConstraint(np.array(limits, dtype=float), -np.inf, 1)]
    of_turn = [[turn(posed.requests[row]) == each for row, _, _ in columns] for each in turns]
    worths = [
        points(rulebook, posed.requests[row], posed.buddies[place]) - load(posed.weights, held)
        for row, place, held in columns
    ]
    found = []
    for goal in ([1] * len(columns), *of_turn, worths):
        aim = np.array(goal, dtype=float)
        solved = milp(
            -aim,
            integrality=np.ones(len(columns)),
            bounds=Bounds(0, 1),
            constraints=constraints,
            options={"mip_rel_gap": 0},
        )
        best = round(-solved.fun)
        found.append(best)
        constraints.append(LinearConstraint(aim[np.newaxis, :], best - 0.5, np.inf))
    return tuple(found[1:-1]), found[-1]


def _no_circles(posed: Problem, columns: list[tuple[int, int, int]]) -> list[list[bool]]:
    """For every two people: at most one of them is the other's buddy."""
    people = [(posed.requests[row].person_id, posed.buddies[place].id) for row, place, _ in columns]
    both = {frozenset(each) for each in people if each[::-1] in people}
    return [[frozenset(each) == two for each in people] for two in both]
